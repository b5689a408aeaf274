import { crc32 } from "node:zlib";
import type { Episode, Section, Takeaway } from "../episode/episode.ts";
import { joinTexts, splitTexts, type SplitSection } from "./split.ts";

/** An episode without its body: all that a list tells of it. */
export type Head = Omit<Episode, "sections" | "takeaways">;

/** Bytes that can be read in part: a file, or what will become one. */
export interface Bytes {
  /** So many bytes from there on, or fewer where the bytes end before; good until the next read. */
  read(from: number, length: number): Buffer;
}

/** Each record is the checksum of its JSON, then the JSON. */
const SUM = 4;

/** UTF-8 takes at most so many bytes for a unit of a JavaScript string. */
const MAX_UNIT = 3;

/** Where an episode's records stand in the bytes: its head, its sections, each of its takeaways. */
export interface RecordPlaces {
  from: number;
  lengths: number[];
}

/** Takes episodes one by one and gives all their records as one piece of bytes. */
export function recordWriter() {
  let bytes = Buffer.allocUnsafe(64 * 1024);
  let end = 0;
  const write = (record: unknown): number => {
    const json = JSON.stringify(record);
    const needed = end + SUM + json.length * MAX_UNIT;
    if (needed > bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, 2 * bytes.length));
      bytes.copy(larger, 0, 0, end);
      bytes = larger;
    }
    const length = bytes.write(json, end + SUM);
    bytes.writeUInt32LE(crc32(bytes.subarray(end + SUM, end + SUM + length)), end);
    end += SUM + length;
    return SUM + length;
  };
  return {
    add({ sections, takeaways, ...head }: Episode): RecordPlaces {
      const from = end;
      const records = [head, splitTexts(sections, takeaways), ...takeaways];
      return { from, lengths: records.map(write) };
    },
    bytes: () => bytes.subarray(0, end),
  };
}

/** The records of many episodes; each read gives null where the bytes are not what was written. */
export interface Records {
  head(episode: number): Head | null;
  takeaway(episode: number, index: number): Takeaway | null;
  episode(episode: number): Episode | null;
}

/** Where the records of many episodes stand; `firstTakeaway` is as in Cards. */
export interface RecordColumns {
  from: Float64Array;
  lengths: Int32Array;
  firstTakeaway: Int32Array;
}

/** Reads the records that a {@link recordWriter} wrote. */
export function openRecords(
  bytes: Bytes,
  { from, lengths, firstTakeaway }: RecordColumns,
): Records {
  const headAt = (episode: number) => 2 * episode + firstTakeaway[episode]!;
  // Takeaways are mostly read in a row, so the way to one goes on from the one before.
  const last = { episode: -1, n: 0, start: 0 };
  const one = (episode: number, index: number) => {
    const n = headAt(episode) + index;
    if (last.episode !== episode || last.n > n)
      Object.assign(last, { episode, n: headAt(episode), start: from[episode]! });
    for (; last.n < n; last.n++) last.start += lengths[last.n]!;
    return parsed(bytes.read(last.start, lengths[n]!));
  };
  return {
    head: (episode) => one(episode, 0) as Head | null,
    takeaway: (episode, index) => one(episode, 2 + index) as Takeaway | null,
    episode(episode) {
      const own = lengths.subarray(headAt(episode), headAt(episode + 1));
      const all = bytes.read(
        from[episode]!,
        own.reduce((sum, length) => sum + length, 0),
      );
      let start = 0;
      const values = Array.from(own, (length) => parsed(all.subarray(start, (start += length))));
      if (values.includes(null)) return null;
      const [head, split, ...takeaways] = values as [Head, SplitSection[], ...Takeaway[]];
      const sections: Section[] = joinTexts(split, takeaways);
      return { ...head, sections, takeaways };
    },
  };
}

function parsed(record: Buffer): unknown {
  if (record.length <= SUM) return null;
  const json = record.subarray(SUM);
  return record.readUInt32LE() === crc32(json) ? JSON.parse(json.toString("utf8")) : null;
}
