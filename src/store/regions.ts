import { crc32 } from "node:zlib";

type Column = Int32Array | Float64Array;

/** Named columns and lists of texts, as they stand in one file. */
export type Regions = Record<string, Column | readonly string[]>;

interface Place {
  type: "i32" | "f64" | "texts";
  from: number;
  bytes: number;
  /** How many texts or numbers there are. */
  count: number;
}

// Raised whenever what is stored, or how, or what is read from a file changes: an older cache then
// counts as none.
const MAGIC = "episode4";
const SUM_AT = 8;
const SIZE_AT = 16;
const HEAD = 24;
const ALIGN = 8;

/**
 * Regions as bytes: magic, checksum of all that follows, length of the table, the table as JSON,
 * then each region at a multiple of eight. Texts are joined by NUL, which none of them holds.
 */
export function packRegions(regions: Regions): Buffer {
  const table: Record<string, Place> = {};
  const parts: Buffer[] = [];
  let from = 0;
  for (const [name, value] of Object.entries(regions)) {
    const bytes = bytesOf(value);
    const type = Array.isArray(value) ? "texts" : value instanceof Int32Array ? "i32" : "f64";
    table[name] = { type, from, bytes: bytes.length, count: value.length };
    const padding = Buffer.alloc(-bytes.length & (ALIGN - 1));
    parts.push(bytes, padding);
    from += bytes.length + padding.length;
  }
  const json = Buffer.from(JSON.stringify(table));
  const head = Buffer.alloc(HEAD + json.length + (-json.length & (ALIGN - 1)));
  head.write(MAGIC, "latin1");
  head.writeUInt32LE(json.length, SIZE_AT);
  json.copy(head, HEAD);
  const whole = Buffer.concat([head, ...parts]);
  whole.writeUInt32LE(crc32(whole.subarray(SIZE_AT)), SUM_AT);
  return whole;
}

function bytesOf(value: Column | readonly string[]): Buffer {
  if (!isColumn(value)) return Buffer.from(value.join("\0"));
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

function isColumn(value: Column | readonly string[]): value is Column {
  return ArrayBuffer.isView(value);
}

/** Where each text begins among the bytes of its region, and where one more would. */
export function startsOf(texts: readonly string[]): Int32Array {
  const starts = new Int32Array(texts.length + 1);
  for (const [i, text] of texts.entries()) starts[i + 1] = starts[i]! + Buffer.byteLength(text) + 1;
  return starts;
}

/** Packed regions by name; texts are decoded when they are first asked for. */
export interface Unpacked {
  integers(name: string): Int32Array;
  numbers(name: string): Float64Array;
  texts(name: string): () => readonly string[];
  /** The text at a place, decoded alone; `starts` tells where each begins, as {@link startsOf} gives it. */
  text(name: string, starts: Int32Array, place: number): string;
}

/** Reads what {@link packRegions} wrote; null where the bytes are not that, or not any more. */
export function unpackRegions(bytes: Buffer): Unpacked | null {
  if (bytes.length < HEAD || bytes.toString("latin1", 0, MAGIC.length) !== MAGIC) return null;
  if (bytes.readUInt32LE(SUM_AT) !== crc32(bytes.subarray(SIZE_AT))) return null;
  const size = bytes.readUInt32LE(SIZE_AT);
  const table: Record<string, Place> = JSON.parse(bytes.toString("utf8", HEAD, HEAD + size));
  const start = HEAD + size + (-size & (ALIGN - 1));
  const part = (name: string) => {
    const { from, bytes: length } = table[name]!;
    return bytes.subarray(start + from, start + from + length);
  };
  return {
    integers: (name) => {
      const { buffer, byteOffset, length } = aligned(part(name));
      return new Int32Array(buffer, byteOffset, length / 4);
    },
    numbers: (name) => {
      const { buffer, byteOffset, length } = aligned(part(name));
      return new Float64Array(buffer, byteOffset, length / 8);
    },
    text: (name, starts, place) =>
      part(name).toString("utf8", starts[place], starts[place + 1]! - 1),
    texts: (name) => {
      let texts: readonly string[] | null = null;
      const none = table[name]!.count === 0;
      return () => (texts ??= none ? [] : part(name).toString("utf8").split("\0"));
    },
  };
}

/** The same bytes at an address that columns may begin at. */
function aligned(part: Buffer): Buffer {
  if (part.byteOffset % ALIGN === 0) return part;
  return Buffer.from(new Uint8Array(part).buffer);
}
