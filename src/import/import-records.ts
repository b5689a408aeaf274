import { join } from "node:path";
import { withoutSecrets } from "../episode/address.ts";
import { MAX_FILE_BYTES, type Episode } from "../episode/episode.ts";
import { parse } from "../episode/parse.ts";
import { stemOf } from "./paths.ts";
import { readStart, readWhole } from "../files/bytes.ts";
import { digest } from "../files/digest.ts";
import { listNames } from "../files/names.ts";
import { createFile, putFile, removeFile } from "../files/write.ts";
import { wrapWriteErrors } from "../files/write-errors.ts";

// An episode as it was imported is recorded in the library, so that git and other machines have the
// record too: `.episode/imported/<podcast>/<name>.md`. The name is made from the source's key where
// it has one, so that an episode is found again under another number or title.

/** A file that records an import. */
export interface ImportRecord {
  file: string;
  /** The path in the library of the file that was written, `/` between folders. */
  path: string;
  /** The origin of a document that holds no other episode; else empty. */
  from: string;
  /** The digest of the source's key; null where it has none. */
  key: string | null;
  /** The line of the title as it was written, so that not every file need be read; else empty. */
  title: string;
}

/** An episode's file as it was imported; `episode` gives null where it cannot be read. */
export interface RecordContent {
  text: string;
  episode(): Episode | null;
}

/** The digest of a source's key, for the names of files. */
export function keyDigest(key: string | null): string | null {
  return key === null ? null : digest(key).slice(0, 20);
}

/** The folder with the records of imports to a folder of a library. */
export function recordsFolder(root: string, folder: string): string {
  return join(root, ".episode", "imported", folder);
}

/** The name of the record of an import to `path`; the second of a name, and more, are numbered. */
export function recordName(path: string, key: string | null, n: number): string {
  const name = key ?? stemOf(path).slice(stemOf(path).indexOf("/") + 1);
  return n === 1 ? `${name}.md` : `${name}-${n}.md`;
}

/** The records of imports to a folder, except the known ones and those that cannot be read. */
export function readRecords(
  root: string,
  folder: string,
  isKnown: (file: string) => boolean,
): ImportRecord[] {
  const records = recordsFolder(root, folder);
  return namesIn(records).flatMap((name) => {
    const file = join(records, name);
    if (isKnown(file)) return [];
    const start = startOf(file);
    const [, path, from = ""] = HEAD.exec(start) ?? [];
    if (path === undefined || !isInside(path)) return [];
    const key = /^([0-9a-f]{20})(?:-\d+)?\.md$/.exec(name)?.[1] ?? null;
    // Earlier versions recorded addresses with their secrets.
    return [{ file, path, from: withoutSecrets(from), key, title: titleLine(start) }];
  });
}

/** Reads a record; null where it is gone, or now of another path. */
export function readRecord({ file, path }: ImportRecord): RecordContent | null {
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

/** Records an episode as it is now. Throws a UserError where the file cannot be written. */
export function writeRecord(root: string, record: ImportRecord, text: string): void {
  wrapWriteErrors(record.file, () => putFile(root, record.file, headFor(record) + text));
}

/** The same for a new record; false, with nothing written, where the file exists. */
export function createRecord(root: string, record: ImportRecord, text: string): boolean {
  return wrapWriteErrors(record.file, () => createFile(root, record.file, headFor(record) + text));
}

function headFor({ path, from }: ImportRecord): string {
  const origin = from === "" ? "" : ` from ${from}`;
  return `<!-- ${path} as it was imported${origin}, to compare with -->\n`;
}

/** Deletes a record. Throws a UserError where it lies outside the library. */
export function deleteRecord(root: string, { file }: ImportRecord): void {
  wrapWriteErrors(file, () => removeFile(root, file));
}

/** The title's line of a file that `write` gave, be it of an earlier version. */
export function titleLine(text: string): string {
  return /^title: .*$/m.exec(text.slice(0, MAX_START_BYTES))?.[0] ?? "";
}

const HEAD = /^<!-- (\S+) as it was imported(?: from ([^\n]*?))?, to compare with -->\n/;
const MAX_START_BYTES = 2048;

function namesIn(folder: string): string[] {
  return (listNames(folder) ?? []).filter((name) => /^[^.].*\.md$/.test(name));
}

/** Whether a recorded path, which anyone may have written, stays inside the library. */
function isInside(path: string): boolean {
  const parts = path.split("/");
  return (
    parts.length > 1 && parts.every((part) => /^[^/\\.][^/\\]*$/.test(part)) && path.endsWith(".md")
  );
}

/** The beginning of a file; empty where it cannot be read. */
function startOf(file: string): string {
  try {
    return readStart(file, MAX_START_BYTES).toString("utf8");
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
