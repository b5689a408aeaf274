import type { Assume } from "./assumption.ts";
import { parseDay } from "./dates.ts";
import type { Episode } from "./episode.ts";
import type { FrontMatter } from "./front-matter.ts";
import {
  metadataFrom,
  STARRED,
  type FieldName,
  type MetadataField,
  type MetadataValues,
} from "./fields.ts";
import { isStar, plainKey } from "./keys.ts";
import { numberIn, seasonIn } from "./numbers.ts";
import type { Report } from "./problem.ts";
import { addressIn, descriptionIn, pointsIn, type Kept } from "./stated-texts.ts";
import { asWritten, grouped, saysNoNumber, type Statement } from "./statements.ts";
import { unique } from "../text/compare.ts";
import { topicName } from "../text/topic-name.ts";
import { formatDuration, isBareNumber, parseDuration, parseReadingTime } from "./times.ts";
import { fieldsOf, plainRecord, readNames, shownText, tagsOf, textOf } from "./values.ts";

/** The metadata that a file states; `title` and `description` are null without one. */
export type Metadata = Omit<MetadataValues, "title"> & {
  extra: Episode["extra"];
  title: string | null;
  description: Kept | null;
  /** Points that front matter lists, as a Markdown list. */
  takeaways: Kept | null;
  /** What the body states and front matter does not. */
  fromBody: Statement[];
};

/** Reads the metadata a file states, under any known key, and reports what is not valid. */
export function readMetadata(
  front: FrontMatter,
  statements: readonly Statement[],
  report: Report,
  assume: Assume,
): Metadata {
  const taken = new Set<Statement>();
  const byField = grouped(statements);
  const of = (field: FieldName) => byField.get(field) ?? [];

  /** The first statement of a field whose value `read` makes something of; others are not used. */
  function first<T>(field: FieldName, read: (one: Statement) => T | null): T | null {
    for (const one of of(field)) {
      if (taken.has(one)) continue;
      const found = read(one);
      if (found === null) continue;
      taken.add(one);
      return found;
    }
    return null;
  }

  /** The same for a value that has to be valid: where none is, that is a problem. */
  function measured<T>(field: FieldName, what: string, form: string, read: Read<T>): T | null {
    const found = first(field, (one) => asWritten(one, (text) => read(text, one)));
    const stated = of(field).find(
      ({ origin, value }) => origin === "front" && shownText(value) !== null,
    );
    if (found === null && stated) {
      const message = `“${shownText(stated.value)}” is not a valid ${what}`;
      report("warning", `${field}-invalid`, stated.place, message, form);
    }
    return found;
  }

  const names = (field: FieldName) =>
    first(field, (one) => {
      const { names: found, cut } = readNames(one.value);
      if (found.length === 0) return null;
      if (cut.length > 0 && one.origin === "front")
        assume(
          "name-cut",
          one.place.line,
          `“${cut.join("”, “")}” is not read as part of a name`,
          `write ${field}: [${found.join(", ")}], and who they are in a Guests section`,
        );
      return found;
    }) ?? [];

  const season = seasonIn(front);
  const number = first("number", (one) =>
    asWritten(one, (text) => numberIn(text, plainKey(one.written) === "number" ? null : season)),
  );
  const title = first("title", ({ value }) => textOf(value)) ?? episodeAsTitle();
  const special = { number, title, url: address(), topics: topicsIn() };
  const metadata = {
    ...metadataFrom((one) => (one.name in special ? null : valueOf(one))),
    ...special,
    description: first("description", descriptionIn),
    takeaways: first("takeaways", pointsIn),
  };
  const used = new Set([...taken].filter(({ origin }) => origin === "front").map((o) => o.written));
  return {
    ...metadata,
    date: metadata.date === null ? null : completed(metadata.date),
    extra: plainRecord(
      [...front.values].filter(
        ([key, value]) => (!used.has(key) || isKept(key)) && !saysNoNumber(key, value),
      ),
    ),
    fromBody: [...taken].filter(({ origin }) => origin === "body"),
  };

  /** The value of a field whose type says all of how it is read. */
  function valueOf({ field, type }: MetadataField): unknown {
    switch (type) {
      case "names":
        return names(field);
      case "date?":
        return measured(field, "date", "write a date such as 2026-02-01", parseDay);
      case "seconds?":
        return measured(field, "length", "write a length such as 2h 5m", durationIn);
      case "minutes?":
        return measured(field, "reading time", "write it such as 18 min", parseReadingTime);
      default:
        return first(field, ({ value }) => shownText(value));
    }
  }

  /**
   * A map of links stays whole, and so do a description and points until the body takes them in.
   */
  function isKept(key: string): boolean {
    const one = [...taken].find(({ written, origin }) => written === key && origin === "front");
    return (
      one?.field === "description" ||
      one?.field === "takeaways" ||
      (one?.field === "url" && (shownText(one.value) === null || fieldsOf(one.value).size > 0))
    );
  }

  /** Some exports call an episode's title its `episode`. */
  function episodeAsTitle(): string | null {
    for (const one of of("number")) {
      const text = one.key === "episode" && !taken.has(one) ? shownText(one.value) : null;
      if (text === null) continue;
      taken.add(one);
      return text;
    }
    return null;
  }

  function durationIn(text: string, { key, place, origin }: Statement): number | null {
    if (!isBareNumber(text)) return parseDuration(text);
    if (key === "length") return null;
    const value = Number(text);
    if (/sec(?:onds)?$/.test(key)) return parseDuration(text);
    if (/min(?:utes)?$/.test(key)) return parseDuration(`${text}m`);
    const seconds = parseDuration(value < MANY_MINUTES ? `${text}m` : text);
    if (seconds !== null && origin === "front") {
      const unit = value < MANY_MINUTES ? "minutes" : "seconds";
      const message = `a duration of “${text}” is read as ${unit}`;
      assume("duration-guessed", place.line, message, `write ${formatDuration(seconds)}`);
    }
    return seconds;
  }

  function address(): string | null {
    const found = first("url", addressIn);
    const stated = of("url").find(
      ({ origin, key, value }) => origin === "front" && PAGES.has(key) && shownText(value) !== null,
    );
    if (found === null && stated) {
      const message = `“${shownText(stated.value)}” is not a web address`;
      report("warning", "url-invalid", stated.place, message, "an address begins with https://");
    }
    return found;
  }

  /** A day in the body completes the year or month that front matter gives. */
  function completed(date: string): string {
    if (date.length === 10) return date;
    for (const one of of("date")) {
      const day = taken.has(one) ? null : asWritten(one, (text) => parseDay(text));
      if (!day || day.length <= date.length || !day.startsWith(date)) continue;
      if (one.origin === "body") taken.add(one);
      return day;
    }
    return date;
  }

  function topicsIn(): string[] {
    const found = first("topics", ({ value, origin, key }) => {
      if (isStar(key)) return null;
      // A topic is a name, also where it was written as a link.
      const topics = tagsOf(value).map((tag) => topicName(shownText(topicName(tag)) ?? ""));
      // In a body there may be a sentence in place of topics.
      const sentence = topics.some((topic) => topic.split("-").length > MAX_TOPIC_WORDS);
      if (origin === "body" && sentence) return null;
      return topics.some((topic) => topic !== "") ? topics : null;
    });
    const star = first("topics", ({ key, value }) =>
      isStar(key) && IS_SO.test(textOf(value) ?? "") ? STARRED.topic : null,
    );
    return unique([...(found ?? []), star ?? ""]).filter((topic) => topic !== "");
  }
}

const MAX_TOPIC_WORDS = 4;

/** How people say that something is so; `favorite: pizza` does not. */
const IS_SO = /^(?:true|yes|on|x|1)$/i;

/** Keys whose values are meant as addresses of pages. */
const PAGES = new Set(["url", "link", "episodeurl", "sourceurl", "youtubeurl", "videourl"]);

type Read<T> = (text: string, statement: Statement) => T | null;

/** A bare number below this is minutes, from there on seconds. */
const MANY_MINUTES = 400;
