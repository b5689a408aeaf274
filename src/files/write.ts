import {
  closeSync,
  constants,
  copyFileSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { MAX_FILE_BYTES } from "../episode/episode.ts";
import { codeOf } from "../errors.ts";
import { leadsOut, placeInside } from "./inside.ts";
import { makeFolder } from "./make-folder.ts";
import { readWhole } from "./bytes.ts";

// Every file written here is in a folder `root` that the user named. Nothing is written through a
// link that leads out of it: each function throws a UserError instead.

const SUFFIX = ".episode-tmp";

/** A temporary file is renamed within moments; an older one was left by a killed process. */
const ABANDONED_MS = 5_000;

/** A file that is replaced was read before, so it is no longer than that. */
const MAX_READ = 2 * MAX_FILE_BYTES;

/** The error codes of systems without hard links. */
const NO_LINKS = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EXDEV"]);

/**
 * Creates a file; false, with nothing written, where one exists. At any moment, also after a kill,
 * there is either no file or the whole file. Throws system errors.
 */
export function createFile(root: string, file: string, text: string): boolean {
  // Not even a broken link is written over.
  const place = join(placeInside(root, dirname(file)), basename(file));
  const temporary = writeTemporary(root, place, text, null);
  try {
    linkSync(temporary, place);
    return true;
  } catch (error) {
    const code = codeOf(error) ?? "";
    if (code === "EEXIST") return false;
    if (!NO_LINKS.has(code)) throw error;
    return copyNew(temporary, place);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/**
 * Replaces a file's content, which was `before`; false, with nothing written, where it changed
 * since. The file keeps its mode, and links to it stay. With `backup`, the old content is kept in a
 * file next to it, see {@link backUp}. Throws system errors.
 */
export function replaceFile(
  root: string,
  file: string,
  text: string,
  { before, backup }: { before: string; backup: boolean },
): boolean {
  const place = placeInside(root, file);
  const { mode } = statSync(place);
  const temporary = writeTemporary(root, place, text, mode);
  try {
    if (!readWhole(place, MAX_READ).equals(Buffer.from(before))) return false;
    if (backup) backUp(place);
    renameSync(temporary, place);
    return true;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Writes a file, whole or not at all, over any that exists. Throws system errors. */
export function putFile(root: string, file: string, text: string): void {
  const place = placeInside(root, file);
  const temporary = writeTemporary(root, place, text, null);
  try {
    renameSync(temporary, place);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Removes a file in the folder `root`, if it is there. Throws as {@link placeInside} does. */
export function removeFile(root: string, file: string): void {
  rmSync(join(placeInside(root, dirname(file)), basename(file)), { force: true });
}

/** Removes the temporary files that killed processes left in a folder. */
export function sweep(root: string, folder: string): void {
  let names: string[] = [];
  try {
    names = readdirSync(placeInside(root, folder)).filter(
      (name) => name.startsWith(".") && name.endsWith(SUFFIX),
    );
  } catch {
    return;
  }
  for (const name of names) {
    const file = join(folder, name);
    try {
      const stats = lstatSync(file);
      if (stats.isFile() && Date.now() - stats.mtimeMs > ABANDONED_MS) rmSync(file);
    } catch {
      // Gone, or not ours.
    }
  }
}

function writeTemporary(root: string, place: string, text: string, mode: number | null): string {
  const name = basename(place).slice(0, 60);
  const temporary = join(dirname(place), `.${name}.${crypto.randomUUID()}${SUFFIX}`);
  const descriptor = openNew(temporary, mode ?? 0o666);
  try {
    // A folder may have become a link meanwhile. From here on, that only makes the rename fail.
    if (realpathSync(temporary) !== temporary) throw leadsOut(place, root);
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
    // The umask limits the mode given to open.
    if (mode !== null) fchmodSync(descriptor, mode & 0o7777);
    // A new name over an old file must not become visible before its content is safe.
    if (mode !== null) fsyncSync(descriptor);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
  return temporary;
}

function openNew(file: string, mode: number): number {
  try {
    return openSync(file, "wx", mode);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    makeFolder(dirname(file));
    return openSync(file, "wx", mode);
  }
}

function copyNew(from: string, to: string): boolean {
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** Keeps a file's content as `490.md.bak`, or `490.md.2.bak` where that name is taken. */
function backUp(file: string): void {
  for (let n = 1; ; n++) {
    const backup = n === 1 ? `${file}.bak` : `${file}.${n}.bak`;
    if (copyNew(file, backup)) return;
  }
}
