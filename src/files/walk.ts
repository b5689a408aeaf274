import { readdirSync, statSync, type Stats } from "node:fs";
import { isUtf8 } from "node:buffer";
import { join } from "node:path";
import { MAX_FILE_BYTES } from "../episode/episode.ts";
import { collect, type Problem } from "../episode/problem.ts";
import { codeOf, reasonOf } from "../errors.ts";
import { stampList, type Stamp } from "./stamp.ts";
import { notRegular, readBytes } from "./bytes.ts";
import { RULES_FILE } from "./rules-file.ts";

const START = { line: 1, column: 1 };

/** The episode files below a folder, as listed by the file system. */
export interface Walk {
  /** Their paths inside the folder, with `/` between folders, in no order. */
  paths: string[];
  /** The stamps of all files in a row: one array costs less than ten thousand objects. */
  stamps: Float64Array;
  /** Folders and episode files that cannot be read. */
  problems: Problem[];
  /** The folders that have rules of their own. */
  ruled: string[];
}

/** The rules of folders as a walk asks for them. */
export interface WalkRules {
  /** Whether a file or folder that is skipped by default may be included. */
  includes: boolean;
  /** Whether a path is an episode; null where the rules do not state it. */
  says(path: string): boolean | null;
  /** A number that differs for rules that read a file differently; 0 for none. */
  signAt(folder: string): number;
}

/** What a walk looks for. */
interface Walking {
  /** Whether a file of this name is looked for; by default every episode is. */
  wanted?: (name: string) => boolean;
  rules?: WalkRules;
}

/** Folders of git and of this program, which never contain episodes. */
const NEVER = new Set([".git", ".episode"]);

/** Lists the episode files below a folder, or those with a `wanted` name. */
export function walk(root: string, { wanted = isEpisodeName, rules }: Walking = {}): Walk {
  const paths: string[] = [];
  const ruled: string[] = [];
  // Folders in which only included files count.
  const hidden = new Set<string>();
  const stamps = stampList();
  const problems: Problem[] = [];
  // A link may lead back to a folder; each folder is entered once.
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
  return { paths, stamps: stamps.all(), problems, ruled };

  function isWanted(path: string, name: string): boolean {
    const stated = rules?.says(path) ?? null;
    return stated ?? (wanted(name) && !hidden.has(path));
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
        // A name that is not UTF-8 contains this character, and no file has that name.
        if (name.includes("\ufffd")) odd.push({ name, error: null });
      } else if (!isWanted(path, name)) return;
      else if (stats.isFile()) {
        paths.push(path);
        stamps.add([stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino, sign]);
      } else problems.push(unreadable(path, notRegular()));
    } catch (error) {
      // Circular links are ignored, as broken ones are.
      if (codeOf(error) !== "ELOOP") odd.push({ name, error });
    }
  }

  /** Reports episode files and folders in a folder that cannot be read. */
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

/** The stats of a path; null where there is nothing, or it cannot be read. */
export function statsOf(path: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}

/** Whether there is something at a path; links are followed. */
export function isThere(path: string): boolean {
  return statsOf(path) !== null;
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

/** A file's text, or the problem that prevents reading it. */
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
