import { same } from "../same.ts";
import type { Episode } from "../episode.ts";
import { METADATA, STARRED, type FieldName } from "../fields.ts";
import { isStar, knownKey } from "../keys.ts";
import type { FencedBlock } from "../fences.ts";
import type { FrontMatter } from "../front-matter.ts";
import { cleanLine } from "../../text/clean.ts";
import { unique } from "../../text/compare.ts";
import { writtenValue } from "../written-value.ts";
import type { Language } from "../block.ts";
import { entriesOf, type BlockEntry } from "./block-entries.ts";
import type { Splice } from "./document-lines.ts";
import { entryLines } from "./entry-lines.ts";

type Field = (typeof METADATA)[number];

function valueOf(field: Field, episode: Episode, key: string = field.key): unknown {
  const value = writtenValue(field, episode[field.name], key);
  return field.type === "number?" ? plainNumber(value as string | null) : value;
}

/** `490` needs no quotes, `007` and `1.10` do. */
function plainNumber(number: string | null): string | number | null {
  return number !== null && String(Number(number)) === number ? Number(number) : number;
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
  // An empty value of a field was kept with the other metadata.
  const written = new Set<BlockEntry>();
  let above = 0;
  const starred = hasStar(old) && hasStar(wanted);
  for (const field of METADATA) {
    const all = entriesOfField(entries, field.field);
    const [main, ...others] = all.filter(({ key }) => !isStar(key));
    if (!same(valueOf(field, old), valueOf(field, wanted))) {
      const stars = all.filter(({ key }) => isStar(key));
      const said = starred && stars.length > 0 ? withoutStar(wanted) : wanted;
      if (main) put(main, valueOf(field, said, main.key));
      else if (field.name !== "title" || !titleInBody) add(field.key, valueOf(field, said), above);
      const unstarred = hasStar(old) && !hasStar(wanted);
      const gone = field.name === "topics" ? [...others, ...(unstarred ? stars : [])] : [];
      for (const other of gone) put(other, null);
    }
    above = main?.to ?? above;
  }
  for (const key of unique([...Object.keys(old.extra), ...Object.keys(wanted.extra)])) {
    const value = wanted.extra[key] ?? null;
    if (same(old.extra[key] ?? null, value)) continue;
    const entry = entries.find((one) => cleanLine(one.key) === key);
    if (entry && written.has(entry)) continue;
    if (entry) put(entry, value);
    else add(key, value, entries.at(-1)?.to ?? 0);
  }
  const added = splices.flatMap((splice) => splice.lines);
  if (place) return splices;
  return added.length > 0 ? [{ from: 0, to: 0, lines: ["---", ...added, "---", ""] }] : [];

  function put(entry: BlockEntry, value: unknown): void {
    const { key, from, to } = entry;
    written.add(entry);
    const fresh = value === null ? [] : entryLines(key, value, block.slice(from, to), language);
    splices.push({ from: first + from, to: first + to, lines: fresh });
  }

  function add(key: string, value: unknown, at: number): void {
    if (value === null) return;
    const fresh = entryLines(key, value, [], language);
    splices.push({ from: first + at, to: first + at, lines: fresh });
  }
}

function hasStar({ topics }: Episode): boolean {
  return topics.includes(STARRED.topic);
}

/** Without the topic that a key of its own states. */
function withoutStar(episode: Episode): Episode {
  return { ...episode, topics: episode.topics.filter((topic) => topic !== STARRED.topic) };
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
  for (const field of METADATA) {
    if (same(valueOf(field, old), valueOf(field, wanted))) continue;
    const own = [...values.keys()].find((one) => knownKey(one)?.field === field.field);
    set(own ?? field.key, valueOf(field, wanted, own));
  }
  for (const key of unique([...Object.keys(old.extra), ...Object.keys(wanted.extra)]))
    if (!same(old.extra[key] ?? null, wanted.extra[key] ?? null))
      set(key, wanted.extra[key] ?? null);
  if (same([...values], [...entries])) return [];
  const text = JSON.stringify(Object.fromEntries(entries), null, 2);
  return [{ from, to, lines: text.split("\n") }];
}
