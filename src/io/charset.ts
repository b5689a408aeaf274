/** A page may name its encoding anywhere in its head; few heads are longer than this. */
const HEAD_BYTES = 16 * 1024;

/** Byte order marks, and what an XML declaration in UTF-16 begins with, which stands for one. */
const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
  ["utf-16le", [0x3c, 0, 0x3f, 0, 0x78, 0]],
  ["utf-16be", [0, 0x3c, 0, 0x3f, 0, 0x78]],
];

/**
 * Bytes as text, as the Encoding standard reads them: in the encoding their mark names, else the
 * one `declared` from outside, else the one an XML or HTML head names, else UTF-8, else
 * Windows-1252. A label that is unknown, or that says UTF-8 where the bytes are not, is ignored.
 */
export async function decode(bytes: Uint8Array, declared: string | null): Promise<string> {
  const mark = MARKS.find(([, start]) => start.every((byte, i) => bytes[i] === byte))?.[0];
  if (mark !== undefined) return new TextDecoder(mark).decode(bytes);
  for (const label of [declared, declaredInside(bytes), "utf-8"]) {
    const text = label === null ? null : await decodeAs(label, bytes);
    if (text !== null) return text;
  }
  return (await decodeAs("windows-1252", bytes)) ?? "";
}

async function decodeAs(label: string, bytes: Uint8Array): Promise<string | null> {
  if (/^utf-?8$/i.test(label)) return utf8(bytes);
  if (/^utf-16(?:le|be)?$/i.test(label)) return new TextDecoder(label).decode(bytes);
  // Node's own decoder reads the bytes 0x80 to 0x9F of Windows-1252 (which ISO-8859-1 and ASCII
  // stand for) as control characters in 20 and in early releases of 22 and 24. A table of 32
  // characters would correct that, but in every release it also lacks three quarters of the
  // syllables of EUC-KR and Hong Kong's part of Big5. This library has the tables of the standard,
  // is maintained, and supports the same releases of Node; it is loaded only for such a text.
  const { TextDecoder: Decoder } = await import("@exodus/bytes/encoding.js");
  try {
    return new Decoder(label).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** UTF-8, even if truncated or damaged in places; null where more of it is invalid than valid. */
function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder().decode(bytes);
    const beyondAscii = text.replace(/[\0-\u007f]+/g, "");
    const right = beyondAscii.replaceAll("\ufffd", "").length;
    return right > beyondAscii.length - right ? text : null;
  }
}

const XML = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)/i;
const META = /<meta[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i;

/** Only markup declares its encoding; other text may merely mention such a declaration. */
function declaredInside(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString("latin1");
  if (!/^\s*</.test(head)) return null;
  const label = (XML.exec(head) ?? META.exec(head.replace(/<!--[^]*?-->/g, "")))?.[1] ?? null;
  // What could be read as ASCII up to here is not UTF-16.
  return label !== null && /^utf-16/i.test(label) ? "utf-8" : label;
}
