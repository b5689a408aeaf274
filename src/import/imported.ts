import { closeSync, readdirSync, readSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { withoutSecrets } from "../episode/address.ts";
import { MAX_FILE_BYTES, type Episode } from "../episode/episode.ts";
import { parse } from "../episode/parse.ts";
import { stemOf } from "./names.ts";
import { placeInside } from "../files/inside.ts";
import { openRegular, readWhole } from "../files/bytes.ts";
import { digest } from "../files/digest.ts";
import { createFile, putFile } from "../files/write.ts";
import { telling } from "../files/telling.ts";

// What an episode was when it was imported lies in the library, so that it goes along into git and
// to other machines: `.episode/imported/<podcast>/<name>.md`, the name made from the source's key
// where it has one, so that an episode is found again under another number or title.

/** A file that remembers an import. */
export interface Memory {
  file: string;
  /** Where in its library the file lies that the episode became, `/` between folders. */
  path: string;
  /** Where the document is from that it came alone from; else empty. */
  from: string;
  /** What stands for its source's key; null where it has none. */
  key: string | null;
  /** The line of its title as it was written, so that not every file need be read; else empty. */
  title: string;
}

/** What is remembered of an episode: its file's text as it was imported, which may make no sense. */
export interface Recalled {
  text: string;
  episode(): Episode | null;
}

/** What stands for a source's key in the names of files. */
export function keyOf(key: string | null): string | null {
  return key === null ? null : digest(key).slice(0, 20);
}

/** The folder of a library that remembers the imports to one of its folders. */
export function memoriesOf(root: string, folder: string): string {
  return join(root, ".episode", "imported", folder);
}

/** The name of a file that remembers an import to `path`; one of several of a key is numbered. */
export function memoryName(path: string, key: string | null, n: number): string {
  const name = key ?? stemOf(path).slice(stemOf(path).indexOf("/") + 1);
  return n === 1 ? `${name}.md` : `${name}-${n}.md`;
}

/**
 * What is remembered of imports to a folder, but for the files that are known already; one that
 * cannot be read remembers nothing.
 */
export function readMemories(
  root: string,
  folder: string,
  isKnown: (file: string) => boolean,
): Memory[] {
  const memories = memoriesOf(root, folder);
  return namesIn(memories).flatMap((name) => {
    const file = join(memories, name);
    if (isKnown(file)) return [];
    const start = startOf(file);
    const [, path, from = ""] = HEAD.exec(start) ?? [];
    if (path === undefined || !isInside(path)) return [];
    const key = /^([0-9a-f]{20})(?:-\d+)?\.md$/.exec(name)?.[1] ?? null;
    // Earlier versions kept addresses with all that is in them.
    return [{ file, path, from: withoutSecrets(from), key, title: titleLine(start) }];
  });
}

/** Reads what an import left; null where that is gone. */
export function recall({ file, path }: Memory): Recalled | null {
  const read = contentOf(file);
  const [head, at] = HEAD.exec(read) ?? [];
  if (head === undefined || at !== path) return null;
  const text = read.slice(head.length);
  return {
    text,
    episode() {
      const { episode, readable } = parse(text, path);
      return readable ? episode : null;
    },
  };
}

/** Leaves for later imports what an episode is now. Throws a UserError where it cannot be written. */
export function remember(root: string, memory: Memory, text: string): void {
  telling(memory.file, () => putFile(root, memory.file, headFor(memory) + text));
}

/** The same for one that is not there yet; false, with nothing written, where it is. */
export function rememberFirst(root: string, memory: Memory, text: string): boolean {
  return telling(memory.file, () => createFile(root, memory.file, headFor(memory) + text));
}

function headFor({ path, from }: Memory): string {
  const origin = from === "" ? "" : ` from ${from}`;
  return `<!-- ${path} as it was imported${origin}, to compare with -->\n`;
}

/** Forgets an import. Throws a UserError where its memory lies outside the library. */
export function forget(root: string, { file }: Memory): void {
  telling(file, () =>
    rmSync(join(placeInside(root, dirname(file)), basename(file)), { force: true }),
  );
}

/** The line that gives the title in what `write` gives, which may be of an earlier version. */
export function titleLine(text: string): string {
  return /^title: .*$/m.exec(text.slice(0, MAX_START_BYTES))?.[0] ?? "";
}

const HEAD = /^<!-- (\S+) as it was imported(?: from ([^\n]*?))?, to compare with -->\n/;
const MAX_START_BYTES = 2048;

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /^[^.].*\.md$/.test(name));
  } catch {
    return [];
  }
}

/** The line is only text, and may not lead out of the library. */
function isInside(path: string): boolean {
  const parts = path.split("/");
  return (
    parts.length > 1 && parts.every((part) => /^[^/\\.][^/\\]*$/.test(part)) && path.endsWith(".md")
  );
}

/** The beginning of a file; a memory that cannot be read is none. */
function startOf(file: string): string {
  try {
    const { descriptor } = openRegular(file);
    try {
      const bytes = Buffer.allocUnsafe(MAX_START_BYTES);
      return bytes.toString("utf8", 0, readSync(descriptor, bytes));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return "";
  }
}

function contentOf(file: string): string {
  try {
    return readWhole(file, 2 * MAX_FILE_BYTES).toString("utf8");
  } catch {
    return "";
  }
}
