import { readdirSync, statSync, type Stats } from "node:fs";
import { isUtf8 } from "node:buffer";
import { join } from "node:path";
import { MAX_FILE_BYTES } from "../episode/episode.ts";
import { collect, type Problem } from "../episode/problem.ts";
import { codeOf, reasonOf } from "../errors.ts";
import type { Stamp } from "./stamp.ts";
import { notRegular, readBytes } from "./bytes.ts";
import { RULES_FILE } from "./rules-file.ts";

const START = { line: 1, column: 1 };

/** The episode files of a folder as the disk lists them. */
export interface Walk {
  /** By their path inside the folder, with `/` between folders, in no order. */
  paths: string[];
  /** The stamps of all in a row: an array of numbers costs less than ten thousand objects. */
  stamps: number[];
  /** Folders that cannot be read, and episode files that cannot be looked at. */
  problems: Problem[];
  /** The folders that have rules of their own. */
  ruled: string[];
}

/** What a walk asks of the rules of its folders. */
export interface WalkRules {
  /** Whether something may be an episode that is passed over without being asked. */
  includes: boolean;
  /** Whether a path is an episode; null where the rules do not say. */
  says(path: string): boolean | null;
  /** What tells the rules of a folder from others; 0 for none. */
  signAt(folder: string): number;
}

/** How a folder is walked through. */
interface Walking {
  /** Whether a file of this name is one to be found. */
  wanted?: (name: string) => boolean;
  rules?: WalkRules;
}

/** Never an episode's: what versioning, and this program, keep for themselves. */
const NEVER = new Set([".git", ".episode"]);

/** The episode files below a folder, or those with a name that is wanted. */
export function walk(root: string, { wanted = isEpisodeName, rules }: Walking = {}): Walk {
  const paths: string[] = [];
  const ruled: string[] = [];
  // Folders in which only what is included counts.
  const hidden = new Set<string>();
  const stamps: number[] = [];
  const problems: Problem[] = [];
  // A link may lead back to a folder already seen; each folder is entered once.
  const seen = new Set<string>();
  const folders = [""];
  for (const folder of folders) {
    try {
      if (!isNew(join(root, folder), seen)) continue;
      const odd: { name: string; error: unknown }[] = [];
      const sign = rules?.signAt(folder) ?? 0;
      for (const name of readdirSync(join(root, folder))) {
        const path = folder === "" ? name : `${folder}/${name}`;
        const passed = name.startsWith(".") || name === "node_modules";
        if (name === RULES_FILE) ruled.push(folder);
        if (passed && (rules?.includes !== true || NEVER.has(name))) continue;
        if (passed || hidden.has(folder)) hidden.add(path);
        look(path, name, sign, odd);
      }
      if (odd.length > 0) lookAgain(folder, odd);
    } catch (error) {
      problems.push(unreadable(folder, error));
    }
  }
  return { paths, stamps, problems, ruled };

  function isWanted(path: string, name: string): boolean {
    const said = rules?.says(path) ?? null;
    return said ?? (wanted(name) && !hidden.has(path));
  }

  function look(
    path: string,
    name: string,
    sign: number,
    odd: { name: string; error: unknown }[],
  ): void {
    try {
      const stats = statSync(`${root}/${path}`, { throwIfNoEntry: false });
      if (stats?.isDirectory()) folders.push(path);
      else if (!stats) {
        // Bytes that are no UTF-8 become this character, and then there is no such file.
        if (name.includes("\ufffd")) odd.push({ name, error: null });
      } else if (!isWanted(path, name)) return;
      else if (stats.isFile()) {
        paths.push(path);
        stamps.push(stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino, sign);
      } else problems.push(unreadable(path, notRegular()));
    } catch (error) {
      // Links in a circle are passed over, as links to nowhere are.
      if (codeOf(error) !== "ELOOP") odd.push({ name, error });
    }
  }

  /** Reports what of a folder cannot be looked at and is an episode's file or a folder. */
  function lookAgain(folder: string, odd: readonly { name: string; error: unknown }[]): void {
    const options = { withFileTypes: true, encoding: "buffer" } as const;
    const entries = readdirSync(join(root, folder), options);
    const names = new Map(entries.map((entry) => [entry.name.toString(), entry]));
    for (const { name, error } of odd) {
      const entry = names.get(name);
      if (!entry || (!entry.isDirectory() && !wanted(name))) continue;
      const path = folder === "" ? name : `${folder}/${name}`;
      if (error !== null) problems.push(unreadable(path, error));
      else if (!isUtf8(entry.name))
        problems.push(problem(path, "unreadable", "its name is not UTF-8", "rename it"));
    }
  }
}

function isNew(folder: string, seen: Set<string>): boolean {
  const { dev, ino } = statSync(folder);
  const identity = `${dev}:${ino}`;
  if (seen.has(identity)) return false;
  seen.add(identity);
  return true;
}

/** What a path leads to; null where that is not there, may not be looked at or leads in a circle. */
export function statsOf(path: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}

/** The stamp of one file; null where there is none. */
export function stampAt(file: string): Stamp | null {
  const stats = statsOf(file);
  return stats?.isFile() ? [stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino, 0] : null;
}

/** Whether a file of this name is an episode. */
export function isEpisodeName(name: string): boolean {
  return /\.md$/i.test(name) && !/^readme\.md$/i.test(name);
}

/** A file's text, or the problem that keeps it from being read as one. */
export function readText(file: string, path: string): string | Problem {
  try {
    const read = readBytes(file, MAX_FILE_BYTES);
    if (!("bytes" in read)) {
      const size = read.size === null ? "no end" : `${Math.round(read.size / 2 ** 20)} MB`;
      return problem(path, "file-too-large", `the file has ${size}`);
    }
    const text = decode(read.bytes);
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
  const reason = codeOf(error) === "EINVAL" ? (error as Error).message : reasonOf(error);
  return problem(path, "unreadable", `the file cannot be read (${reason})`);
}

function problem(path: string, code: string, message: string, hint?: string): Problem {
  const { problems, report } = collect(path);
  report("error", code, START, message, hint);
  return problems[0]!;
}

/** Whether a path leads to a file. */
export function isFile(path: string): boolean {
  return statsOf(path)?.isFile() === true;
}
