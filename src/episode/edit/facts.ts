import { same } from "../same.ts";
import type { Episode } from "../episode.ts";
import { KEYS, plainKey, type Field } from "../facts.ts";
import type { FrontMatter } from "../front-matter.ts";
import { cleanLine, unique } from "../text.ts";
import { formatDuration } from "../times.ts";
import type { Language } from "../block.ts";
import { entriesOf, type Entry } from "./block.ts";
import type { Splice } from "./document.ts";
import { entryLines } from "./entry.ts";

/** A fact: the key it gets where it has none, and what is written under a key, null for nothing. */
interface Fact {
  field: Field;
  key: string;
  of(episode: Episode, key: string): unknown;
}

/** In the order their keys are written. */
const FACTS: readonly Fact[] = [
  { field: "podcast", key: "podcast", of: ({ podcast }) => podcast },
  { field: "number", key: "number", of: ({ number }) => plainNumber(number) },
  { field: "title", key: "title", of: ({ title }) => title },
  { field: "guests", key: "guests", of: ({ guests }) => orNull(guests) },
  { field: "hosts", key: "hosts", of: ({ hosts }) => orNull(hosts) },
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

function orNull(list: string[]): string[] | null {
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

/** The changes of a front-matter block that turn the facts of one episode into another's. */
export function factSplices(
  lines: readonly string[],
  front: FrontMatter,
  old: Episode,
  wanted: Episode,
  titleInBody: boolean,
): Splice[] {
  const none = front.bodyLine === 1;
  const language: Language = /^(?:\+\+\+|---[ \t]*toml)/i.test(lines[0] ?? "") ? "toml" : "yaml";
  const block = none ? [] : lines.slice(1, front.bodyLine - 2);
  const entries = entriesOf(block, language);
  const splices: Splice[] = [];
  let above = 0;
  for (const { field, key, of } of FACTS) {
    const own = entriesOfField(entries, field);
    if (!same(of(old, key), of(wanted, key))) {
      const [first, ...others] = own;
      if (first) put(first, of(wanted, first.key));
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
  if (!none) return splices;
  return added.length > 0 ? [{ from: 0, to: 0, lines: ["---", ...added, "---", ""] }] : [];

  function put({ key, from, to }: Entry, value: unknown): void {
    const fresh = value === null ? [] : entryLines(key, value, block.slice(from, to), language);
    splices.push({ from: 1 + from, to: 1 + to, lines: fresh });
  }

  function add(key: string, value: unknown, at: number): void {
    if (value === null) return;
    splices.push({ from: 1 + at, to: 1 + at, lines: entryLines(key, value, [], language) });
  }
}

/** The entries that may give a field; the first of them counts. */
function entriesOfField(entries: readonly Entry[], field: Field): Entry[] {
  return KEYS[field].flatMap((alias) => entries.filter(({ key }) => plainKey(key) === alias));
}
