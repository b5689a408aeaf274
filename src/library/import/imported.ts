import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import type { Episode } from "../../episode/episode.ts";
import { parse } from "../../episode/parse.ts";
import { cleanLine } from "../../episode/text.ts";
import { write } from "../../episode/write.ts";
import { putFile } from "../whole-file.ts";
import { telling } from "./telling.ts";

// What an episode was when it was imported lies in the library, so that it goes along into git and
// to other machines: `.episode/imported/<podcast>/<name>.md`, the name made from the source's key
// where it has one, so that an episode is found again under another number or title.

/** An episode as it was imported, and where in its library the file it became lies. */
export interface Imported {
  path: string;
  episode: Episode;
  /** The document it came from, where it came alone, so that it is known again; else empty. */
  from: string;
}

/** The file that remembers an import to `path` (`/` between folders) of what `key` names. */
export function memoryOf(root: string, path: string, key: string | null): string {
  const known = key === null ? basename(path) : `${hash(key)}.md`;
  return join(memories(root, path), known);
}

/** The files that remember imports to the podcast that `path` is of, by the path each went to. */
export function memoriesBeside(root: string, path: string): Map<string, string> {
  const folder = memories(root, path);
  const names = namesIn(folder);
  const files = names.filter((name) => /^[^.].*\.md$/.test(name)).map((name) => join(folder, name));
  return new Map(files.flatMap((file) => pathIn(file)));
}

/** A folder that cannot be read remembers nothing. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function memories(root: string, path: string): string {
  return join(root, ".episode", "imported", ...path.split("/").slice(0, -1));
}

function hash(key: string): string {
  return createHash("sha256").update(key).digest("hex").slice(0, 20);
}

const HEAD = /^<!-- (\S+) as it was imported(?: from ([^\n]*?))?, to compare with -->\n/;

function pathIn(file: string): [string, string][] {
  const path = HEAD.exec(textOf(file))?.[1];
  return path === undefined ? [] : [[path, file]];
}

/** Reads what an import left; null where there is nothing that makes sense. */
export function recall(file: string): Imported | null {
  const text = textOf(file);
  const [head, path, from = ""] = HEAD.exec(text) ?? [];
  if (head === undefined || path === undefined || !isInside(path)) return null;
  const { episode, readable } = parse(text.slice(head.length), path);
  return readable ? { path, episode, from } : null;
}

/** A memory that cannot be read is none. */
function textOf(file: string): string {
  try {
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  } catch {
    return "";
  }
}

/** The line is only text, and may not lead out of the library. */
function isInside(path: string): boolean {
  return /^[^/\\.][^/\\]*\/[^/\\.][^/\\]*\.md$/.test(path);
}

/** Leaves for later imports what an episode is now. Throws a UserError where the disk is full. */
export function remember(file: string, { path, episode, from }: Imported): void {
  const origin = from === "" ? "" : ` from ${from}`;
  const text = `<!-- ${path} as it was imported${origin}, to compare with -->\n${write(episode)}`;
  telling(file, () => putFile(file, text));
}

/** A document's name as it is remembered: the same wherever it is imported from. */
export function originOf(name: string): string {
  const plain = /^https?:/i.test(name) ? name : basename(name.replaceAll("\\", "/"));
  return plain === "-" ? "" : cleanLine(plain).replaceAll("-->", "");
}

/** Forgets an import. */
export function forget(file: string): void {
  rmSync(file, { force: true });
}
