import type { Episode } from "./episode.ts";
import type { FrontMatter } from "./front-matter.ts";
import { nested } from "./nested.ts";
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
> & { title: string | null; description: Description | null };

/** A short summary among the facts, and the key of `extra` it stands under. */
interface Description {
  key: string;
  text: string;
}

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
    const found = first(field, (raw, key) => asWritten(raw, key, (text) => read(text, key)));
    const key = keysOf(field)[0];
    if (found === null && key !== undefined && textOf(value(key)) !== null) {
      const shown = textOf(value(key));
      report("error", `${field}-invalid`, front.placeOf(key), `“${shown}” is not a ${what}`, form);
    }
    return found;
  }

  /** Reads a text; a bare number in its written form, so that `1.10` and `007` stay what they are. */
  function asWritten<T>(raw: unknown, key: string, read: (text: string) => T | null): T | null {
    const written = typeof raw === "number" ? front.rawOf(key) : null;
    const plain = textOf(raw);
    return (written ? read(written) : null) ?? (plain === null ? null : read(plain));
  }

  /** Some exports call an episode's title its `episode`. */
  function episodeAsTitle(): string | null {
    const key = keys.get("episode")?.find((one) => !taken.has(one));
    const title = key === undefined ? null : textOf(value(key));
    if (key !== undefined && title !== null) taken.add(key);
    return title;
  }

  const number = first("number", (raw, key) => asWritten(raw, key, numberOf));
  const single = (field: Field) => first(field, (raw, key) => asWritten(raw, key, (own) => own));
  const names = (field: Field) => first(field, (raw) => orNull(namesOf(raw))) ?? [];
  const topics = keysOf("topics").flatMap((key) => {
    const tags = tagsOf(value(key));
    if (tags.length > 0) taken.add(key);
    return tags.map(topicName);
  });
  const facts = {
    podcast: single("podcast"),
    number,
    title: single("title") ?? episodeAsTitle(),
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
    description:
      keysOf("description")
        .map((key) => descriptionOf(value(key), key))
        .find((found) => found !== null) ?? null,
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

function numberOf(text: string): string | null {
  const number = text.replace(/^[#\s]+/, "");
  return /^(?=.*\d)\S{1,16}$/.test(number) ? number : null;
}

function durationIn(text: string, key: string): number | null {
  const minutes = key.endsWith("minutes") && /^\d+(?:\.\d+)?$/.test(text);
  return minutes ? Math.round(Number(text) * 60) : parseDuration(text);
}

/** It becomes a section, so no heading in it may end one. */
function descriptionOf(value: unknown, key: string): Description | null {
  const text = typeof value === "string" ? cleanBlock(value).trim() : textOf(value);
  return text ? { key, text: nested(text, 3) } : null;
}
