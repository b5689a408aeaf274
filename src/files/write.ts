import { randomBytes } from "node:crypto";
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

// What is written here lies in a folder `root` that was asked for. A link below it that leads out
// of it is never written through: each function throws a UserError instead.

const SUFFIX = ".episode-tmp";

/** A writer that is still at work renames its file within moments; an older one was cut short. */
const ABANDONED_MS = 5_000;

/** What is replaced was read before, so it is no longer than that. */
const MAX_READ = 2 * MAX_FILE_BYTES;

/** Tells the temporary files of this process from those of others. */
const RUN = randomBytes(6).toString("hex");
let count = 0;

/** Systems without hard links say so with one of these. */
const NO_LINKS = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EXDEV"]);

/**
 * Writes a file that is not there yet; false, with nothing written, where one is. A reader, or a
 * kill at any moment, finds either no file or the whole of it. Throws what the system says where
 * the disk does not take it.
 */
export function createFile(root: string, file: string, text: string): boolean {
  // Where something is, be it a link to nowhere, nothing is to be written.
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
 * Writes a file in the place of what it held `before`; false, with nothing written, where it holds
 * something else by now. Its mode stays, and a link goes on leading to it. With `backup`, what it
 * held stays beside it, see {@link backUp}. Throws what the system says where the disk does not
 * take it.
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

/** Writes a file whatever there is, whole or not at all. Throws what the system says. */
export function putFile(root: string, file: string, text: string): void {
  const place = placeInside(root, file);
  const temporary = writeTemporary(root, place, text, null);
  try {
    renameSync(temporary, place);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Removes what writers that were killed left behind in a folder. */
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
      // Gone by now, or none of ours.
    }
  }
}

function writeTemporary(root: string, place: string, text: string, mode: number | null): string {
  const name = basename(place).slice(0, 60);
  const temporary = join(dirname(place), `.${name}.${RUN}-${count++}${SUFFIX}`);
  const descriptor = openNew(temporary, mode ?? 0o666);
  try {
    // A folder may have become a link meanwhile. From here on that only makes the renaming fail.
    if (realpathSync(temporary) !== temporary) throw leadsOut(place, root);
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
    // The mode given at opening is cut by the umask.
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
