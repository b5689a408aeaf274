import type { EpisodeFindings } from "../draft.ts";
import { notes } from "../notes.ts";
import type { RssField } from "./item.ts";
import type { FieldReader } from "./fields.ts";
import { lineText, rssPassage } from "./text.ts";

/** What an item says of the episode: its short text, and its long one where it has two. */
export function descriptionOf(item: FieldReader): Pick<EpisodeFindings, "tldr" | "sections"> {
  const short = item.first(
    "description",
    "itunes:summary",
    "summary",
    "googleplay:description",
    "media:description",
    "itunes:subtitle",
  );
  const long = item.first("content:encoded", "content", "html:body") ?? otherSummary(item, short);
  return notes(short && rssPassage(short), long && rssPassage(long));
}

/** A summary next to a description counts where it says more; most often it only repeats it. */
function otherSummary(item: FieldReader, short: RssField | null): RssField | null {
  const summary = item.first("itunes:summary", "media:description");
  if (summary === null || short === null || summary === short) return null;
  return letters(short).includes(letters(summary)) ? null : summary;
}

function letters(field: RssField): string {
  return lineText({ ...field, text: field.text.replace(/<[^<>]*>/g, "") })
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .toLowerCase();
}

/** The chapters that are in the item itself (Podlove Simple Chapters). */
export function chaptersOf(item: FieldReader): { title: string; markdown: string }[] {
  const chapters = item.all("psc:chapter").flatMap(({ attributes }) => {
    const [start, title] = [attributes.get("start"), attributes.get("title")];
    if (!start || !title) return [];
    const time = /^(?:\d{1,2}:)?\d{1,2}:\d{2}/.exec(start.trim())?.[0];
    return time === undefined ? [] : [`- [${time}] ${title.replace(/([\\`*_[\]<#])/g, "\\$1")}`];
  });
  return [{ title: "Chapters", markdown: chapters.join("\n") }];
}
