import { crc32 } from "node:zlib";
import { stemmer } from "stemmer";
import { compare } from "../text/compare.ts";
import { DamagedCache } from "../errors.ts";
import type { Bytes } from "../store/records.ts";
import { packRegions, startsOf, unpackRegions } from "../store/regions.ts";
import { oneMore, type Counts } from "./counts.ts";
import type { Document } from "./documents.ts";
import { wordsIn } from "./tokens.ts";

/** The words of a shelf's documents: which there are, and which documents each stands in. */
export interface Words {
  /** How many words each document has. */
  lengths: Int32Array;
  /** All words, those with the same stem side by side. */
  all(): readonly string[];
  /** The places in `all` of the word, and of every word with its stem unless `exact`. */
  find(word: string, exact: boolean): number[];
  /** Calls back with each document the word at a place stands in. Throws DamagedCache. */
  each(place: number, visit: (document: number, counts: Counts) => void): void;
}

/** Words as bytes: the list of all, and for each the documents it stands in, to be read in part. */
export interface PackedWords {
  list: Buffer;
  places: Buffer;
}

/** Packs the words of documents. */
export function packWords(documents: Iterable<Document>): PackedWords {
  const found = new Map<string, Pairs>();
  const lengths: number[] = [];
  for (const document of documents) {
    const number = lengths.length;
    let length = 0;
    for (const [field, text] of document)
      for (const word of wordsIn(text)) {
        length++;
        const pairs = found.get(word);
        if (pairs) countIn(pairs, number, field);
        else found.set(word, [number, oneMore(0, field)]);
      }
    lengths.push(length);
  }
  const stems = new Map(Array.from(found.keys(), (word) => [word, stemmer(word)]));
  const words = [...found.keys()].sort(
    (a, b) => compare(stems.get(a)!, stems.get(b)!) || compare(a, b),
  );
  const parts = words.map((word) => deltas(found.get(word)!));
  const starts = new Float64Array(words.length + 1);
  for (const [i, part] of parts.entries()) starts[i + 1] = starts[i]! + part.length;
  const stemList = words.map((word) => stems.get(word)!);
  const list = packRegions({
    words,
    "word starts": startsOf(words),
    stems: stemList,
    "stem starts": startsOf(stemList),
    starts,
    sums: Int32Array.from(parts, (part) => crc32(part)),
    lengths: Int32Array.from(lengths),
  });
  return { list, places: Buffer.concat(parts) };
}

/** Documents, rising, each with its counts behind it. */
type Pairs = number[];

function countIn(pairs: Pairs, document: number, field: number): void {
  const last = pairs.length - 1;
  if (pairs[last - 1] === document) pairs[last] = oneMore(pairs[last]!, field);
  else pairs.push(document, oneMore(0, field));
}

/** The pairs as bytes: each document as its distance from the one before, then its counts, seven bits a byte. */
function deltas(pairs: Pairs): Buffer {
  const bytes: number[] = [];
  let before = 0;
  for (let i = 0; i < pairs.length; i += 2) {
    for (let value of [pairs[i]! - before, pairs[i + 1]!]) {
      for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
      bytes.push(value);
    }
    before = pairs[i]!;
  }
  return Buffer.from(bytes);
}

/** Reads what {@link packWords} wrote; null where the list is not that. */
export function openWords(list: Buffer, places: Bytes): Words | null {
  const regions = unpackRegions(list);
  if (!regions) return null;
  const sums = regions.integers("sums");
  const starts = regions.numbers("starts");
  // A search needs few of the words: they are decoded one by one.
  const texts = (name: string, startsName: string) => {
    const at = regions.integers(startsName);
    return (place: number) => regions.text(name, at, place);
  };
  const wordAt = texts("words", "word starts");
  const stemAt = texts("stems", "stem starts");
  const size = starts.length - 1;
  return {
    lengths: regions.integers("lengths"),
    all: regions.texts("words"),
    find(word, exact) {
      const stem = stemmer(word);
      const same: number[] = [];
      for (let at = lowest(size, stemAt, stem); at < size && stemAt(at) === stem; at++)
        if (!exact || wordAt(at) === word) same.push(at);
      return same;
    },
    each(place, visit) {
      const length = starts[place + 1]! - starts[place]!;
      const bytes = places.read(starts[place]!, length);
      if (bytes.length !== length || (crc32(bytes) | 0) !== sums[place]) throw new DamagedCache();
      visitPairs(bytes, visit);
    },
  };
}

/** Reads what {@link deltas} wrote. */
function visitPairs(bytes: Buffer, visit: (document: number, counts: Counts) => void): void {
  let document = 0;
  let distance: number | null = null;
  let value = 0;
  let shift = 0;
  for (const byte of bytes) {
    value |= (byte & 127) << shift;
    shift += 7;
    if (byte > 127) continue;
    if (distance === null) distance = value;
    else {
      document += distance;
      visit(document, value);
      distance = null;
    }
    value = 0;
    shift = 0;
  }
}

/** The place of the first of so many sorted texts that is not below `text`. */
function lowest(size: number, textAt: (place: number) => string, text: string): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(textAt(middle), text) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
