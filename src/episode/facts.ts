import type { Episode } from "./episode.ts";
import type { FrontMatter } from "./front-matter.ts";
import type { Report } from "./problem.ts";
import { cleanBlock, topicName, unique } from "./text.ts";
import { parseDay, parseDuration, parseReadingTime } from "./times.ts";
import { namesOf, plainRecord, tagsOf, textOf } from "./values.ts";

/** The facts that front matter gives; `title` and `description` are null where it has none. */
export type Facts = Pick<
  Episode,
  | "podcast"
  | "number"
  | "guests"
  | "hosts"
  | "date"
  | "durationSeconds"
  | "readingMinutes"
  | "url"
  | "topics"
  | "extra"
> & { title: string | null; description: string | null };

/**
 * The keys other tools write, compared without case, `_`, `-` and spaces; the first that is
 * there counts, the rest stay in `extra`.
 */
export const KEYS = {
  podcast: ["podcast", "channel", "show", "series", "showtitle", "podcasttitle"],
  number: ["number", "episode", "episodenumber", "ep"],
  title: ["title", "episodetitle"],
  guests: ["guests", "guest", "speakers"],
  hosts: ["hosts", "host"],
  date: ["date", "publishdate", "published", "pubdate", "episodepublishdate", "publishtime"],
  duration: ["duration", "durationseconds", "durationminutes", "episodedurationminutes"],
  reading: ["readingtime", "readingminutes"],
  url: ["url", "youtubeurl", "link", "sourceurl", "episodeurl"],
  topics: ["topics", "keywords", "tags", "categories"],
  description: ["description", "summary"],
} as const;

/** A fact that front matter may hold. */
export type Field = keyof typeof KEYS;

/** Reads the facts kindly, whatever the dialect of their keys, and reports what makes no sense. */
export function readFacts(front: FrontMatter, report: Report): Facts {
  const taken = new Set<string>();
  const keys = keysByAlias(front);
  const keysOf = (field: Field) => KEYS[field].flatMap((alias) => keys.get(alias) ?? []);
  const value = (key: string) => front.values.get(key);

  /** The first key of the field whose value `read` makes something of; others stay in `extra`. */
  function first<T>(field: Field, read: (value: unknown, key: string) => T | null): T | null {
    for (const key of keysOf(field)) {
      const found = read(value(key), key);
      if (found === null) continue;
      taken.add(key);
      return found;
    }
    return null;
  }

  /** The same for a value that has to make sense: where it does not, that is a problem. */
  function measured<T>(field: Field, what: string, form: string, read: Read<T>): T | null {
    const found = first(field, (raw, key) => read(measureText(raw, key, front), key));
    const key = keysOf(field)[0];
    if (found === null && key !== undefined && textOf(value(key)) !== null) {
      const shown = textOf(value(key));
      report("error", `${field}-invalid`, front.placeOf(key), `“${shown}” is not a ${what}`, form);
    }
    return found;
  }

  const number = first("number", (raw, key) => numberOf(raw, front.rawOf(key)));
  const names = (field: Field) => first(field, (raw) => orNull(namesOf(raw))) ?? [];
  const topics = keysOf("topics").flatMap((key) => {
    taken.add(key);
    return tagsOf(value(key)).map(topicName);
  });
  const facts = {
    podcast: first("podcast", textOf),
    number,
    title: first("title", textOf) ?? (number === null ? episodeAsTitle(front, taken) : null),
    guests: names("guests"),
    hosts: names("hosts"),
    date: measured("date", "day", "write it as 2026-02-01", (text) => parseDay(text)),
    durationSeconds: measured("duration", "length of time", "write it as 2h 5m", (text, key) =>
      durationIn(text, plainKey(key)),
    ),
    readingMinutes: measured("reading", "reading time", "write it as 18 min", (text) =>
      parseReadingTime(text),
    ),
    url: first("url", textOf),
    topics: unique(topics).filter((topic) => topic !== ""),
    description: first("description", blockOf),
  };
  return { ...facts, extra: plainRecord([...front.values].filter(([key]) => !taken.has(key))) };
}

type Read<T> = (text: string, key: string) => T | null;

/** The keys there are, by the plain form in which {@link KEYS} has them. */
function keysByAlias({ values }: FrontMatter): Map<string, string[]> {
  const keys = new Map<string, string[]>();
  for (const key of values.keys()) {
    const plain = plainKey(key);
    keys.set(plain, [...(keys.get(plain) ?? []), key]);
  }
  return keys;
}

/** A key as keys are compared. */
export function plainKey(key: string): string {
  return key.toLowerCase().replace(/[\s_-]/g, "");
}

function orNull<T>(list: T[]): T[] | null {
  return list.length > 0 ? list : null;
}

/** A bare number keeps its written form, so that `1.10` and `007` stay what they are. */
function measureText(value: unknown, key: string, front: FrontMatter): string {
  return (typeof value === "number" ? front.rawOf(key) : textOf(value)) ?? "";
}

function numberOf(value: unknown, raw: string | null): string | null {
  const text = typeof value === "number" ? raw : textOf(value);
  const number = text?.replace(/^#\s*/, "") ?? "";
  return /^(?=.*\d)\S{1,16}$/.test(number) ? number : null;
}

/** Some exports call an episode's title its `episode`. */
function episodeAsTitle(front: FrontMatter, taken: Set<string>): string | null {
  for (const key of front.values.keys()) {
    if (plainKey(key) !== "episode") continue;
    taken.add(key);
    return textOf(front.values.get(key));
  }
  return null;
}

function durationIn(text: string, key: string): number | null {
  const minutes = key.endsWith("minutes") && /^\d+(?:\.\d+)?$/.test(text);
  return minutes ? Math.round(Number(text) * 60) : parseDuration(text);
}

function blockOf(value: unknown): string | null {
  return typeof value === "string" ? cleanBlock(value).trim() || null : null;
}
