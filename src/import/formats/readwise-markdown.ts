import { parseDay } from "../../episode/dates.ts";
import { unique } from "../../text/compare.ts";
import { slug } from "../../text/slug.ts";
import { topicName } from "../../text/topic-name.ts";
import { textOf } from "../../episode/values.ts";
import { readDocument } from "./document.ts";
import { draftOf } from "./draft.ts";
import { tagList } from "./highlight.ts";
import { readHighlights } from "./highlights.ts";
import type { Draft, Importer } from "./importer.ts";
import { webAddress } from "./links.ts";
import { numbered } from "./numbered.ts";
import { overflow } from "./overflow.ts";
import { otherSections, sectionOf, withoutImage } from "./other-sections.ts";
import { filled, noteFields } from "./note-fields.ts";

const METADATA = /^#{2,3} Metadata[ \t]*$/m;
const HIGHLIGHTS = /^#{2,3} (?:Highlights[ \t]*$|New highlights added\b)/m;
const KEYS = [/^[-*] Author:/m, /^[-*] (?:Full|Real) Title:/m, /^[-*] Category:/m];
/** The metadata is at the head of a note. */
const HEAD = 64 * 1024;
const MANY = 2;

/** The notes that Readwise writes, one for each document, with its highlights as a list. */
export const readwiseMarkdown: Importer = {
  name: "readwise-markdown",
  extensions: ["md", "markdown"],
  about: "Readwise highlights as Markdown",
  recognises({ text }) {
    const head = text.slice(0, HEAD);
    const at = METADATA.exec(head)?.index;
    if (at === undefined) return false;
    const metadata = head.slice(at);
    return HIGHLIGHTS.test(metadata) && KEYS.filter((key) => key.test(metadata)).length >= MANY;
  },
  *read(source) {
    const { takeaways, rest, over, added, ...highlights } = readHighlights(
      source.text.split(/\r\n?|\n/),
    );
    // Without its highlights a note is a document like any other.
    const { episode, guesses } = readDocument({ ...source, text: rest.join("\n") });
    const { values, stray } = entriesOf(sectionOf(episode.sections, "metadata"));
    const { take, left } = noteFields(values);
    const whole = (value: string) => value;
    const podcast = take("author", whole) ?? episode.podcast;
    const named = take("full-title", whole) ?? take("real-title", whole) ?? episode.title;
    const { number, title, guesses: ofNumber } = numbered(source, named, episode.number, guesses);
    const url = take("url", webAddress) ?? episode.url;
    const tags = take("document-tags", (value) => filled(tagList(value))) ?? [];
    // The reader takes these of any document.
    for (const key of values.keys()) take(key, (value) => isRead(value, episode));
    const category = take("category", topicName);
    const { image, parts } = withoutImage(otherSections(episode.sections, "metadata"));
    const more = overflow("highlights", over);
    yield draftOf(
      {
        ...episode,
        title,
        number,
        podcast,
        url,
        topics: unique([...episode.topics, ...tags]),
        takeaways: [...episode.takeaways, ...takeaways].map((one, i) => ({
          ...one,
          number: i + 1,
        })),
        sections: [...parts, { title: "Metadata", markdown: stray }, ...more.sections],
        extra: {
          ...episode.extra,
          ...left(),
          ...(category === null ? {} : { category }),
          ...(image === null ? {} : { image }),
          ...(added === null ? {} : { highlighted: added }),
        },
      },
      url ?? JSON.stringify([named, podcast]),
      [...guesses, ...ofNumber, ...highlights.guesses, ...more.guesses],
    );
  },
};

function isRead(value: string, { tldr, date }: Draft["episode"]): true | null {
  return value === tldr || (date !== null && parseDay(value) === date) ? true : null;
}

const ENTRY = /^[-*] (\p{L}[\p{L} ]{1,40}):\s+(.*\S)\s*$/u;
/** A longer line is a text that has gone astray. */
const LONGEST = 20_000;

/**
 * The lines `- Key: value` by slug of their key, without emphasis and links to notes; and others.
 */
function entriesOf(markdown: string): { values: Map<string, string>; stray: string } {
  const values = new Map<string, string>();
  const stray: string[] = [];
  for (const line of markdown.split("\n")) {
    const entry = line.length > LONGEST ? null : ENTRY.exec(line);
    const key = slug(entry?.[1] ?? "");
    if (!entry || key === "" || values.has(key)) {
      if (line.trim() !== "") stray.push(line);
      continue;
    }
    const bare = withoutEmphasis(entry[2]!);
    // Tags may be links to notes too.
    values.set(key, key === "document-tags" ? bare : (textOf(bare) ?? bare));
  }
  return { values, stray: stray.join("\n") };
}

/** `*The Show*`, also with a space inside the marks. */
function withoutEmphasis(value: string): string {
  if (!/^[*_]/.test(value) || !/[*_]$/.test(value) || value.length > 1000) return value;
  return value.replace(/^[*_\s]+|[*_\s]+$/g, "") || value;
}
