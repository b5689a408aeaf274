import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from "node:fs";

/** A file's bytes, or only how many there are (where that can be told) when they are too many. */
export type ReadBytes = { bytes: Buffer } | { size: number | null };

/** Reads a file of at most `most` bytes. Throws what the system says, EINVAL where it is no file. */
export function readBytes(file: string, most: number): ReadBytes {
  // What was a file a moment ago may be a pipe by now, and opening that would wait for a writer.
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) throw Object.assign(new Error("no file"), { code: "EINVAL" });
    if (stats.size > most) return { size: stats.size };
    if (stats.size > 0) return { bytes: readFileSync(descriptor) };
    return readUnsized(descriptor, most);
  } finally {
    closeSync(descriptor);
  }
}

/** Some files say that they are empty and never end, as do those of /proc. */
function readUnsized(descriptor: number, most: number): ReadBytes {
  const piece = Buffer.allocUnsafe(64 * 1024);
  const pieces: Buffer[] = [];
  let size = 0;
  for (;;) {
    const count = readSync(descriptor, piece);
    if (count === 0) return { bytes: Buffer.concat(pieces) };
    size += count;
    if (size > most) return { size: null };
    pieces.push(Buffer.from(piece.subarray(0, count)));
  }
}
