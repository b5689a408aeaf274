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

/** An episode as records, and the length of each: its head, its sections, each of its takeaways. */
export function packRecords(episode: Episode): { bytes: Buffer; lengths: number[] } {
  const { sections, takeaways, ...head } = episode;
  const records = [head, splitTexts(sections, takeaways), ...takeaways];
  const texts = records.map((record) => Buffer.from(JSON.stringify(record)));
  const bytes = Buffer.allocUnsafe(texts.reduce((sum, { length }) => sum + SUM + length, 0));
  let at = 0;
  for (const text of texts) {
    bytes.writeUInt32LE(crc32(text), at);
    text.copy(bytes, at + SUM);
    at += SUM + text.length;
  }
  return { bytes, lengths: texts.map(({ length }) => SUM + length) };
}

/** The records of many episodes; each read gives null where the bytes are not what was written. */
export interface Records {
  head(episode: number): Head | null;
  takeaway(episode: number, index: number): Takeaway | null;
  episode(episode: number): Episode | null;
}

/**
 * Reads the records of episodes that stand in a row, as {@link packRecords} gave them; `starts`
 * tells where each record begins and the last one ends, `firstTakeaway` is as in Cards.
 */
export function openRecords(
  bytes: Bytes,
  starts: Float64Array,
  firstTakeaway: Int32Array,
): Records {
  const headAt = (episode: number) => 2 * episode + firstTakeaway[episode]!;
  const one = (n: number) => parsed(bytes.read(starts[n]!, starts[n + 1]! - starts[n]!));
  return {
    head: (episode) => one(headAt(episode)) as Head | null,
    takeaway: (episode, index) => one(headAt(episode) + 2 + index) as Takeaway | null,
    episode(episode) {
      const first = headAt(episode);
      const last = headAt(episode + 1);
      const base = starts[first]!;
      const all = bytes.read(base, starts[last]! - base);
      const values = Array.from({ length: last - first }, (_, i) =>
        parsed(all.subarray(starts[first + i]! - base, starts[first + i + 1]! - base)),
      );
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
