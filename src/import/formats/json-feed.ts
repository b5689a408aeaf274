import { parseDay } from "../../episode/dates.ts";
import { cleanLine } from "../../text/clean.ts";
import { fieldsOf, tagsOf, textOf } from "../../episode/values.ts";
import { draftOf } from "./draft.ts";
import type { Draft, Guess, Importer } from "./importer.ts";
import { webAddress } from "./links.ts";
import { plainLine } from "./markup/plain.ts";
import { notes, type Passage } from "./notes.ts";
import { splitTitle } from "./titles.ts";

type Fields = Map<string, unknown>;

/** A JSON Feed 1.1 of a podcast. */
export const jsonFeed: Importer = {
  name: "jsonfeed",
  about: "a podcast's JSON Feed",
  several: true,
  extensions: ["json"],
  recognises: ({ text }) =>
    /^[\s\ufeff]*\{/.test(text) &&
    /"version"\s*:\s*"https:(?:\/\/|\\\/\\\/)jsonfeed\.org/.test(text.slice(0, 4096)),
  *read({ text }) {
    const feed = fieldsOf(json(text));
    const podcast = plainText(feed.get("title"));
    for (const item of listOf(feed.get("items"))) {
      const draft = itemDraft(fieldsOf(item), podcast);
      if (draft !== null) yield draft;
    }
  },
};

function json(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return null;
  }
}

function itemDraft(item: Fields, podcast: string | null): Draft | null {
  const text = (key: string) => textOf(item.get(key));
  const passage = (key: string, type: Passage["type"]): Passage | null => {
    const value = item.get(key);
    return typeof value === "string" && value.trim() !== "" ? { text: value, type } : null;
  };
  const named = plainText(item.get("title")) ?? "";
  const { number, title } = splitTitle(named);
  const audio = listOf(item.get("attachments")).map(fieldsOf)[0];
  const recording = webAddress(textOf(audio?.get("url")) ?? "");
  const seconds = audio?.get("duration_in_seconds");
  const url = webAddress(text("url") ?? "") ?? webAddress(text("external_url") ?? "") ?? recording;
  const key = text("id") ?? url;
  if (title === "" && key === null) return null;
  // A JSON document has no lines that a reader of it would know.
  const guesses: Guess[] =
    number === null ? [] : [{ line: 1, message: `number ${number}, from the title “${named}”` }];
  const authors = listOf(item.get("authors")).flatMap(
    (author) => textOf(fieldsOf(author).get("name")) ?? [],
  );
  return draftOf(
    {
      podcast,
      number,
      title,
      hosts: authors,
      date: parseDay(text("date_published") ?? "") ?? parseDay(text("date_modified") ?? ""),
      durationSeconds: typeof seconds === "number" && seconds >= 0 ? Math.round(seconds) : null,
      url,
      topics: tagsOf(item.get("tags")),
      ...notes(
        passage("summary", null),
        passage("content_html", "html") ?? passage("content_text", null),
      ),
      extra: recording === null ? {} : { audio: recording },
    },
    key,
    guesses,
  );
}

function plainText(value: unknown): string | null {
  const text = textOf(value);
  return text === null ? null : cleanLine(plainLine(text));
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
