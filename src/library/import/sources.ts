import { join, resolve, sep } from "node:path";
import { decode } from "../../world/charset.ts";
import type { Problem } from "../../episode/problem.ts";
import { reasonOf, UserError } from "../../errors.ts";
import type { Source } from "../../importers/importer.ts";
import { compare } from "../../episode/text.ts";
import { statsOf, walk } from "../files.ts";
import { fromHere } from "../folders.ts";
import { readBytes } from "../read-bytes.ts";

/** The longest text that is held whole; a feed of a thousand long episodes has a fifth of it. */
const MAX_BYTES = 256 * 1024 * 1024;

const KNOWN = /\.(?:md|markdown|html?|xml|rss|csv|txt|json)$/i;

/** The files a path stands for, in order, and what of it cannot be read. */
export interface Sources {
  files: string[];
  /** Whether they were found in a folder, where what is no source is passed over. */
  found: boolean;
  problems: Problem[];
}

/**
 * The file itself, or the files below a folder that may hold episodes; none that lie in `library`.
 * Throws a UserError where there is neither.
 */
export function sourcesAt(path: string, cwd: string, library: string): Sources {
  const full = resolve(cwd, path);
  const stat = statsOf(full);
  if (stat?.isFile()) return { files: [full], found: false, problems: [] };
  if (!stat?.isDirectory())
    throw new UserError(`no file or folder ${path}`, "- reads a page pasted into the terminal");
  const wanted = (name: string) => KNOWN.test(name) && !/^readme\./i.test(name);
  const { paths, problems } = walk(full, wanted);
  const files = paths.toSorted(compare).map((inside) => join(full, ...inside.split("/")));
  return {
    files: files.filter((file) => !file.startsWith(library + sep)),
    found: true,
    problems: problems.map((one) => ({ ...one, path: fromHere(join(full, one.path), cwd) })),
  };
}

/** Reads a file to be imported. Throws a UserError where it is unreadable, too long or no text. */
export function readSource(file: string, cwd: string): Source {
  const name = fromHere(file, cwd);
  const bytes = bytesOf(file, name);
  const text = decode(bytes, null);
  if (text.includes("\0")) throw new UserError(`${name} is not text`);
  return { name, text, mediaType: null };
}

function bytesOf(file: string, name: string): Buffer {
  try {
    const read = readBytes(file, MAX_BYTES);
    if ("bytes" in read) return read.bytes;
    const size = read.size === null ? "no end" : `${Math.round(read.size / 2 ** 20)} MB`;
    throw new UserError(`${name} has ${size}, more than can be read`);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${name} cannot be read (${reasonOf(error)})`);
  }
}
