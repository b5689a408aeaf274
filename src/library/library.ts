import { existsSync, statSync } from "node:fs";
import { basename, delimiter, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Episode } from "../episode/episode.ts";
import { parse } from "../episode/parse.ts";
import type { Problem } from "../episode/problem.ts";
import { UserError } from "../errors.ts";
import type { Io } from "../io.ts";
import type { Card } from "../query.ts";
import { NO_VOCABULARY, type Vocabulary } from "../topics.ts";
import { parseVocabulary } from "../vocabulary.ts";
import { readText, walk } from "./files.ts";

/** One episode of a library: what questions are asked of, and the way to all of it. */
export interface Entry {
  card: Card;
  /** The full path of its file. */
  file: string;
  vocabulary: Vocabulary;
  load(): Episode;
}

/** A folder of episodes with its vocabulary, and what could not be read of it. */
export interface Library {
  root: string;
  vocabulary: Vocabulary;
  entries: Entry[];
  problems: Problem[];
}

/**
 * The folders to read: those asked for, else those of `EPISODE_LIBRARY`, else the user's data
 * folder if it is there, else the sample.
 */
export function libraryRoots(asked: readonly string[], io: Io): string[] {
  const named = asked.length > 0 ? asked : fromEnvironment(io);
  if (named.length > 0) return named.map((folder) => resolve(io.cwd, folder));
  const own = dataFolder(io);
  return [existsSync(own) ? own : io.sample];
}

function fromEnvironment(io: Io): string[] {
  return (io.env["EPISODE_LIBRARY"] ?? "").split(delimiter).filter((folder) => folder !== "");
}

/** Where a user's own library lives: the XDG data folder or what the system has in its place. */
export function dataFolder(io: Io): string {
  const { env, home, platform } = io;
  const xdg = env["XDG_DATA_HOME"];
  if (xdg) return join(xdg, "episode");
  if (platform === "darwin") return join(home, "Library", "Application Support", "episode");
  if (platform === "win32")
    return join(env["LOCALAPPDATA"] ?? join(home, "AppData", "Local"), "episode");
  return join(home, ".local", "share", "episode");
}

/** Reads a library whole. Throws a UserError where its folder cannot be read at all. */
export function openLibrary(root: string): Library {
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory())
    throw new UserError(
      `no library at ${root}`,
      "name a folder of episode files with --library or EPISODE_LIBRARY",
    );
  const { vocabulary, problems } = readVocabulary(root);
  const walked = walk(root);
  const entries: Entry[] = [];
  problems.push(...walked.problems);
  for (const path of walked.paths) {
    const read = readEntry(join(root, ...path.split("/")), path, vocabulary);
    if (read.entry) entries.push(read.entry);
    problems.push(...read.problems);
  }
  return { root, vocabulary, entries, problems };
}

/** Reads a single file, which need not lie in a library, with the vocabulary of its folder. */
export function openFile(file: string): Library {
  const root = dirname(file);
  const { vocabulary } = readVocabulary(root);
  const { entry, problems } = readEntry(file, basename(file), vocabulary, basename(root));
  return { root, vocabulary, entries: entry ? [entry] : [], problems };
}

function readEntry(file: string, path: string, vocabulary: Vocabulary, folder?: string) {
  const text = readText(file, path);
  if (typeof text !== "string") return { entry: null, problems: [text] };
  const { episode, problems, readable } = parse(text, folder ? `${folder}/${path}` : path);
  const entry = { card: episode, file, vocabulary, load: () => episode };
  return { entry: readable ? entry : null, problems: readable ? [] : problems };
}

function readVocabulary(root: string): { vocabulary: Vocabulary; problems: Problem[] } {
  const name = "topics.yaml";
  const file = join(root, name);
  if (!existsSync(file)) return { vocabulary: NO_VOCABULARY, problems: [] };
  const text = readText(file, name);
  if (typeof text !== "string") return { vocabulary: NO_VOCABULARY, problems: [text] };
  return parseVocabulary(text, name);
}

/** A file's path as a person would type it here: relative where it lies near, else in full. */
export function fromHere(file: string, cwd: string): string {
  const path = relative(cwd, file);
  return path.startsWith(`..${sep}..`) || isAbsolute(path) ? file : path;
}

/** Whether a path leads to a file. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
