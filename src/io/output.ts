import { fstatSync, writeSync } from "node:fs";
import type { Writable } from "node:stream";
import { codeOf } from "../errors.ts";

/** An output stream, and what is known of its terminal. */
export interface Output {
  /** Resolves when the text is written; rejects where it cannot be. */
  write(text: string): Promise<void>;
  tty: boolean;
  /** The size of the screen in cells; meaningless unless `tty`. */
  columns: number;
  rows: number;
}

const STDOUT = 1;
const STDERR = 2;

/** Standard output. */
export function standardOutput(process: NodeJS.Process): Output {
  return isSimple(process, STDOUT)
    ? descriptorOutput(STDOUT, () => process.stdout)
    : streamOutput(process.stdout);
}

/** Standard error, whose failures are ignored. */
export function standardError(process: NodeJS.Process): Output {
  const output = isSimple(process, STDERR)
    ? descriptorOutput(STDERR, () => process.stderr)
    : streamOutput(process.stderr);
  return { ...output, write: (text) => output.write(text).catch(() => {}) };
}

/**
 * Whether a descriptor is a file, pipe or socket, which can be written to as it is: loading Node's
 * streams takes a tenth of the time of a short answer. On Windows pipes do not wait.
 */
function isSimple({ platform }: NodeJS.Process, descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return platform !== "win32" && (stats.isFile() || stats.isFIFO() || stats.isSocket());
  } catch {
    return false;
  }
}

function descriptorOutput(descriptor: number, stream: () => Writable): Output {
  return { write: (text) => writeAll(descriptor, text, stream), tty: false, columns: 80, rows: 24 };
}

async function writeAll(descriptor: number, text: string, stream: () => Writable): Promise<void> {
  const bytes = Buffer.from(text);
  let at = 0;
  try {
    while (at < bytes.length) at += writeSync(descriptor, bytes, at);
  } catch (error) {
    // The other end of a pipe may have made it one that does not wait. A stream does.
    if (codeOf(error) !== "EAGAIN") throw error;
    await writeTo(stream(), bytes.subarray(at));
  }
}

function streamOutput(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => writeTo(stream, text),
    tty: stream.isTTY,
    columns: stream.columns || 80,
    rows: stream.rows || 24,
  };
}

function writeTo(stream: Writable, text: string | Uint8Array): Promise<void> {
  // Without a listener a closed pipe would end the program with a stack trace.
  if (stream.listenerCount("error") === 0) stream.on("error", () => {});
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
