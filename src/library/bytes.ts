import { closeSync, readSync } from "node:fs";
import type { Bytes } from "../store/records.ts";
import { openRegular } from "../files/bytes.ts";

/** Reading a little more than was asked for saves reading again for what stands right behind it. */
const WINDOW = 8 * 1024;

/** A regular file's bytes, read when they are asked for; none where there is no such file. */
export function fileBytes(path: string): Bytes & { close(): void } {
  let descriptor: number | null = null;
  let buffer = Buffer.allocUnsafe(WINDOW);
  let start = 0;
  let filled = 0;
  function fill(from: number, length: number): void {
    if (length > buffer.length) buffer = Buffer.allocUnsafe(length);
    start = from;
    filled = 0;
    try {
      descriptor ??= openRegular(path).descriptor;
      filled = readSync(descriptor, buffer, 0, buffer.length, from);
    } catch {
      // What cannot be read is not what was written, and whoever reads it will see that.
    }
  }
  return {
    read(from, length) {
      if (from < start || from + length > start + filled) fill(from, length);
      return buffer.subarray(from - start, Math.min(filled, from - start + length));
    },
    close() {
      if (descriptor !== null) closeSync(descriptor);
      descriptor = null;
    },
  };
}

/** Bytes that are in memory already. */
export function memoryBytes(bytes: Buffer): Bytes & { close(): void } {
  return {
    read: (from, length) => bytes.subarray(from, from + length),
    close() {},
  };
}
