import { readdirSync, statSync, type Stats } from "node:fs";
import { join } from "node:path";
import { MAX_FILE_BYTES } from "../episode/episode.ts";
import { collect, type Problem } from "../episode/problem.ts";
import { reasonOf } from "../errors.ts";
import type { Stamp } from "../store/shelf.ts";
import { readBytes } from "./read-bytes.ts";

const START = { line: 1, column: 1 };

/** The episode files of a folder as the disk tells of them. */
export interface Walk {
  /** By their path inside the folder, with `/` between folders, in no order. */
  paths: string[];
  /** The stamps of all, one behind the other: an array of numbers costs less than ten thousand objects. */
  stamps: number[];
  /** Folders that cannot be looked into. */
  problems: Problem[];
}

/** The episode files below a folder, or those with a name that is wanted. */
export function walk(root: string, wanted = isEpisodeName): Walk {
  const paths: string[] = [];
  const stamps: number[] = [];
  const problems: Problem[] = [];
  // A link may lead back to a folder already seen; each folder is entered once.
  const seen = new Set<string>();
  const folders = [""];
  for (const folder of folders) {
    try {
      if (!isNew(join(root, folder), seen)) continue;
      for (const name of readdirSync(join(root, folder)))
        if (!name.startsWith(".") && name !== "node_modules")
          look(folder === "" ? name : `${folder}/${name}`, name);
    } catch (error) {
      problems.push(unreadable(folder, error));
    }
  }
  return { paths, stamps, problems };

  function look(path: string, name: string): void {
    const stats = statsOf(`${root}/${path}`);
    if (stats?.isDirectory()) folders.push(path);
    if (!stats?.isFile() || !wanted(name)) return;
    paths.push(path);
    stamps.push(stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino);
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
  return stats?.isFile() ? [stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino] : null;
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
  return problem(path, "unreadable", `the file cannot be read (${reasonOf(error)})`);
}

function problem(path: string, code: string, message: string): Problem {
  const { problems, report } = collect(path);
  report("error", code, START, message);
  return problems[0]!;
}
