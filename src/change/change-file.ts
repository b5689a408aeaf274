import { dirname, relative, sep } from "node:path";
import type { ReadDocument } from "../episode/edit/add-takeaway.ts";
import { parse } from "../episode/parse.ts";
import { at } from "../episode/problem.ts";
import { NO_RULES, type Rules } from "../episode/rules.ts";
import { UserError } from "../errors.ts";
import { isInside, nearestReal } from "../files/inside.ts";
import { withLock } from "../files/lock.ts";
import { rulesAbove } from "../files/rules-file.ts";
import { readText } from "../files/walk.ts";
import { replaceFile } from "../files/write.ts";
import { wrapWriteErrors } from "../files/write-errors.ts";

/** Where files may be changed. */
export interface Grounds {
  /** The folders of the libraries in use. */
  roots: readonly string[];
  /** The sample library, which is never changed. */
  sample: string;
}

/** An episode file that may be changed, and how it is read. */
export interface FilePlace {
  /** In full. */
  file: string;
  /** The library it is in; null for a file that was named by its path. */
  root: string | null;
  /** Below the library, with `/` between folders. */
  path: string;
  rules: Rules;
}

/** Throws a UserError where the file is in the sample. */
export async function placeOf(file: string, { roots, sample }: Grounds): Promise<FilePlace> {
  refuseSample(file, sample);
  const root = roots.find((one) => isInside(one, file)) ?? null;
  const path = relative(root ?? dirname(dirname(file)), file).replaceAll(sep, "/");
  return { file, root, path, rules: await rulesOf(file) };
}

/** Throws a UserError where a file or folder is in the sample library. */
export function refuseSample(file: string, sample: string): void {
  if (!`${nearestReal(file)}${sep}`.startsWith(`${nearestReal(sample)}${sep}`)) return;
  throw new UserError(
    "the sample library is never changed",
    "name a library of your own with --library or EPISODE_LIBRARY",
  );
}

async function rulesOf(file: string): Promise<Rules> {
  if (rulesAbove(dirname(file)) === null) return NO_RULES;
  const { rulesForFile } = await import("../files/rules.ts");
  return rulesForFile(file)?.rules ?? NO_RULES;
}

/** Reads a file that is to be changed. Throws a UserError where it cannot be read. */
export function readPlace({ file, path, rules }: FilePlace): Required<ReadDocument> {
  const text = readText(file, path);
  if (typeof text !== "string") throw new UserError(at({ ...text, path: file }), text.hint);
  return { text, path, rules, parsed: parse(text, path, rules) };
}

/**
 * Changes an episode file, whole or not at all, while no other command changes one of its library.
 * Throws a UserError where it cannot be written, and what `change` throws.
 */
export async function changeFile<T extends { text: string }>(
  place: FilePlace,
  change: (read: Required<ReadDocument>) => T,
): Promise<T> {
  const write = () => {
    const before = readPlace(place);
    const after = change(before);
    if (after.text !== before.text) replaceText(place, before.text, after.text);
    return after;
  };
  return place.root === null ? write() : withLock(place.root, write);
}

/** Throws a UserError where the file is no longer as it was `before`. */
export function replaceText(
  { file, root }: Pick<FilePlace, "file" | "root">,
  before: string,
  text: string,
): void {
  const written = wrapWriteErrors(file, () =>
    replaceFile(root ?? file, file, text, { before, backup: false }),
  );
  if (!written)
    throw new UserError(
      `${file} is not UTF-8, or it just changed`,
      "save it as UTF-8, or try again",
    );
}
