import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { collect, type Problem } from "../episode/problem.ts";
import { compare } from "../query.ts";

/** Past this many bytes a file is no summary, and reading it would only cost memory. */
const MAX_BYTES = 8 * 1024 * 1024;

const START = { line: 1, column: 1 };

/**
 * The episode files below a folder, or those with a name that is wanted, by path inside it with
 * `/` between folders, in order.
 */
export function walk(
  root: string,
  wanted: (name: string) => boolean = isEpisodeName,
): { paths: string[]; problems: Problem[] } {
  const paths: string[] = [];
  const problems: Problem[] = [];
  // A link may lead back to a folder already seen; each folder is entered once.
  const seen = new Set<string>();
  const folders = [""];
  for (const folder of folders) {
    try {
      for (const found of list(root, folder, seen, wanted))
        (found.folder ? folders : paths).push(found.path);
    } catch (error) {
      problems.push(unreadable(folder, error));
    }
  }
  return { paths: paths.sort(compare), problems };
}

interface Found {
  path: string;
  folder: boolean;
}

function list(
  root: string,
  folder: string,
  seen: Set<string>,
  wanted: (name: string) => boolean,
): Found[] {
  const own = statSync(join(root, folder));
  const identity = `${own.dev}:${own.ino}`;
  if (seen.has(identity)) return [];
  seen.add(identity);
  const found: Found[] = [];
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const { name } = entry;
    if (name.startsWith(".") || name === "node_modules") continue;
    const path = folder === "" ? name : `${folder}/${name}`;
    const kind = entry.isSymbolicLink() ? target(join(root, path)) : entry;
    if (kind?.isDirectory()) found.push({ path, folder: true });
    else if (kind?.isFile() && wanted(name)) found.push({ path, folder: false });
  }
  return found;
}

/** What a link leads to; nothing where that is not there or leads in a circle. */
function target(path: string) {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

function isEpisodeName(name: string): boolean {
  return /\.md$/i.test(name) && !/^readme\.md$/i.test(name);
}

/** A file's text, or the problem that keeps it from being read as one. */
export function readText(file: string, path: string): string | Problem {
  try {
    const { size } = statSync(file);
    if (size > MAX_BYTES)
      return problem(path, "file-too-large", `the file has ${Math.round(size / 2 ** 20)} MB`);
    const bytes = readFileSync(file);
    const text = decode(bytes);
    return text.includes("\0") ? problem(path, "not-text", "the file is not text") : text;
  } catch (error) {
    return unreadable(path, error);
  }
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString("utf16le");
  return bytes.toString("utf8");
}

function unreadable(path: string, error: unknown): Problem {
  return problem(path, "unreadable", `the file cannot be read (${reasonOf(error)})`);
}

/** The system's short word for what went wrong, `EACCES`. */
function reasonOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

function problem(path: string, code: string, message: string): Problem {
  const { problems, report } = collect(path);
  report("error", code, START, message);
  return problems[0]!;
}
