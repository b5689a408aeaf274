/** So much of a document's head is searched for what it says of its own encoding. */
const HEAD_BYTES = 1024;

const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/**
 * Bytes as text: in the encoding their mark names, else the one `declared` from outside, else the
 * one an XML or HTML head names, else UTF-8, and where they are none, Windows-1252.
 */
export function decode(bytes: Uint8Array, declared: string | null): string {
  const mark = MARKS.find(([, start]) => start.every((byte, i) => bytes[i] === byte))?.[0];
  const named = mark ?? declared ?? declaredInside(bytes);
  const decoder = named === null ? null : decoderFor(named);
  if (decoder) return decoder.decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** An encoding nobody knows counts as none. */
function decoderFor(name: string): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(name);
  } catch {
    return null;
  }
}

const XML = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)/i;
const META = /<meta[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i;

function declaredInside(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, HEAD_BYTES));
  return (XML.exec(head) ?? META.exec(head))?.[1] ?? null;
}
