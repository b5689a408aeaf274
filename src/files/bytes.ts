import {
  closeSync,
  constants,
  createReadStream,
  fstatSync,
  openSync,
  readSync,
  statSync,
  type Stats,
} from "node:fs";

/** A file's bytes; where they are too many, only their number, null where that is not known. */
export type ReadBytes = { bytes: Buffer } | { size: number | null };

/** Bytes read at once from a file whose size is not known. */
const PIECE = 64 * 1024;

/**
 * Opens a regular file for reading; `size` is in bytes. Throws system errors, EINVAL for a folder,
 * a pipe, a socket or a device.
 */
function openRegular(file: string): { descriptor: number; size: number } {
  // Opening a device may have an effect.
  needRegular(statSync(file));
  // The file may have become a pipe since, and opening that would wait for a writer.
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(descriptor);
    needRegular(stats);
    return { descriptor, size: stats.size };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

function needRegular(stats: Stats): void {
  if (!stats.isFile()) throw notRegular();
}

/** The error for a folder, a pipe, a socket or a device. */
export function notRegular(): Error {
  return Object.assign(new Error("not a regular file"), { code: "EINVAL" });
}

/** Reads a regular file of at most `most` bytes. Throws as {@link openRegular} does. */
export function readBytes(file: string, most: number): ReadBytes {
  const { descriptor, size } = openRegular(file);
  try {
    return size > most ? { size } : readUpTo(descriptor, size, most);
  } finally {
    closeSync(descriptor);
  }
}

/** Reads a regular file of at most `most` bytes. Throws as {@link openRegular} does, EFBIG for more. */
export function readWhole(file: string, most: number): Buffer {
  const read = readBytes(file, most);
  if ("bytes" in read) return read.bytes;
  throw Object.assign(new Error("the file is too large"), { code: "EFBIG" });
}

/** The first bytes of a regular file, at most `most`. Throws as {@link openRegular} does. */
export function readStart(file: string, most: number): Buffer {
  const { descriptor } = openRegular(file);
  try {
    const bytes = Buffer.allocUnsafe(most);
    return bytes.subarray(0, readSync(descriptor, bytes));
  } finally {
    closeSync(descriptor);
  }
}

/** The bytes of what cannot be read at once, such as a pipe. */
export function streamOf(file: string): AsyncIterable<Uint8Array> {
  return createReadStream(file);
}

/** The size is only a guess: files in /proc report 0, and other files grow while they are read. */
function readUpTo(descriptor: number, size: number, most: number): ReadBytes {
  const pieces: Buffer[] = [];
  let piece = Buffer.allocUnsafe(size > 0 ? size + 1 : PIECE);
  let filled = 0;
  let all = 0;
  for (;;) {
    const count = readSync(descriptor, piece, filled, piece.length - filled, null);
    filled += count;
    all += count;
    if (all > most) return { size: null };
    if (count > 0 && filled < piece.length) continue;
    pieces.push(piece.subarray(0, filled));
    if (count === 0) return { bytes: pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces) };
    piece = Buffer.allocUnsafe(PIECE);
    filled = 0;
  }
}
