import { same } from "../same.ts";
import type { Episode } from "../episode.ts";
import { knownKey, plainKey, type FieldName } from "../keys.ts";
import type { FencedBlock } from "../fences.ts";
import type { FrontMatter } from "../front-matter.ts";
import { cleanLine } from "../../text/clean.ts";
import { unique } from "../../text/compare.ts";
import { formatDuration } from "../times.ts";
import { plainName } from "../write.ts";
import type { Language } from "../block.ts";
import { entriesOf, type BlockEntry } from "./block-entries.ts";
import type { Splice } from "./document-lines.ts";
import { entryLines } from "./entry-lines.ts";

/** A field: the key it gets where it has none, and what is written under a key, null for nothing. */
interface MetadataField {
  field: FieldName;
  key: string;
  of(episode: Episode, key: string): unknown;
}

/** In the order their keys are written. */
const METADATA_FIELDS: readonly MetadataField[] = [
  { field: "podcast", key: "podcast", of: ({ podcast }) => podcast },
  { field: "number", key: "number", of: ({ number }) => plainNumber(number) },
  { field: "title", key: "title", of: ({ title }) => title },
  { field: "guests", key: "guests", of: ({ guests }) => orNull(guests.map(plainName)) },
  { field: "hosts", key: "hosts", of: ({ hosts }) => orNull(hosts.map(plainName)) },
  { field: "date", key: "date", of: ({ date }) => date },
  {
    field: "duration",
    key: "duration",
    of: ({ durationSeconds }, key) => length(durationSeconds, key),
  },
  {
    field: "reading",
    key: "reading_time",
    of: ({ readingMinutes }, key) => minutes(readingMinutes, key),
  },
  { field: "url", key: "url", of: ({ url }) => url },
  { field: "topics", key: "topics", of: ({ topics }) => orNull(topics) },
];

function orNull<T>(list: T[]): T[] | null {
  return list.length > 0 ? list : null;
}

/** `490` needs no quotes, `007` and `1.10` do. */
function plainNumber(number: string | null): string | number | null {
  return number !== null && String(Number(number)) === number ? Number(number) : number;
}

/** Some keys say the unit, so that their value is a bare number. */
function length(seconds: number | null, key: string): string | number | null {
  return seconds === null || plainKey(key) === "durationseconds"
    ? seconds
    : formatDuration(seconds);
}

function minutes(count: number | null, key: string): string | number | null {
  return count === null || plainKey(key) === "readingminutes" ? count : `${count} min`;
}

/** The changes of a front-matter block that turn the metadata of one episode into another's. */
export function metadataSplices(
  lines: readonly string[],
  front: FrontMatter,
  old: Episode,
  wanted: Episode,
  titleInBody: boolean,
): Splice[] {
  const place = front.block;
  const language: Language = place?.language ?? "yaml";
  if (place && language === "json") return jsonSplices(place, front, old, wanted);
  const first = place?.from ?? 1;
  const block = place ? lines.slice(place.from, place.to) : [];
  const entries = entriesOf(block, language);
  const splices: Splice[] = [];
  let above = 0;
  for (const { field, key, of } of METADATA_FIELDS) {
    const own = entriesOfField(entries, field);
    if (!same(of(old, key), of(wanted, key))) {
      const [main, ...others] = own;
      if (main) put(main, of(wanted, main.key));
      else if (field !== "title" || !titleInBody) add(key, of(wanted, key), above);
      for (const other of others.filter(() => field === "topics")) put(other, null);
    }
    above = own[0]?.to ?? above;
  }
  for (const key of unique([...Object.keys(old.extra), ...Object.keys(wanted.extra)])) {
    const value = wanted.extra[key] ?? null;
    if (same(old.extra[key] ?? null, value)) continue;
    const entry = entries.find((one) => cleanLine(one.key) === key);
    if (entry) put(entry, value);
    else add(key, value, entries.at(-1)?.to ?? 0);
  }
  const added = splices.flatMap((splice) => splice.lines);
  if (place) return splices;
  return added.length > 0 ? [{ from: 0, to: 0, lines: ["---", ...added, "---", ""] }] : [];

  function put({ key, from, to }: BlockEntry, value: unknown): void {
    const fresh = value === null ? [] : entryLines(key, value, block.slice(from, to), language);
    splices.push({ from: first + from, to: first + to, lines: fresh });
  }

  function add(key: string, value: unknown, at: number): void {
    if (value === null) return;
    const fresh = entryLines(key, value, [], language);
    splices.push({ from: first + at, to: first + at, lines: fresh });
  }
}

/** The entries that may give a field; the first of them counts. */
function entriesOfField(entries: readonly BlockEntry[], field: FieldName): BlockEntry[] {
  return entries
    .flatMap((entry) => {
      const known = knownKey(entry.key);
      return known?.field === field ? [{ entry, rank: known.rank }] : [];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}

/** JSON has no comments or spacing worth keeping, so the whole block is written anew. */
function jsonSplices(
  { from, to }: FencedBlock,
  { values }: FrontMatter,
  old: Episode,
  wanted: Episode,
): Splice[] {
  const entries = new Map(values);
  const set = (key: string, value: unknown) =>
    value === null ? entries.delete(key) : entries.set(key, value);
  for (const { field, key, of } of METADATA_FIELDS) {
    if (same(of(old, key), of(wanted, key))) continue;
    const own = [...values.keys()].find((one) => knownKey(one)?.field === field) ?? key;
    set(own, of(wanted, own));
  }
  for (const key of unique([...Object.keys(old.extra), ...Object.keys(wanted.extra)]))
    if (!same(old.extra[key] ?? null, wanted.extra[key] ?? null))
      set(key, wanted.extra[key] ?? null);
  if (same([...values], [...entries])) return [];
  const text = JSON.stringify(Object.fromEntries(entries), null, 2);
  return [{ from, to, lines: text.split("\n") }];
}
