import type { Episode, Takeaway } from "../episode.ts";
import { NO_RULES, type Rules } from "../rules.ts";
import { parse, type Parsed } from "../parse.ts";
import { readTakeaways } from "../takeaways.ts";
import { bareLines, documentOf, spliced, type DocumentLines } from "./document-lines.ts";
import { edit, hasSameContent } from "./edit.ts";
import { linesLike } from "./takeaway-form.ts";

/** An episode file as it was read. */
export interface ReadDocument {
  text: string;
  path: string;
  parsed: Parsed;
  rules?: Rules;
}

/**
 * The file's text with a takeaway after the last, in the form that the others have; every line of
 * the file stays. Null where no way to write it there would be read as the same.
 */
export function withTakeaway(read: ReadDocument, takeaway: Takeaway): string | null {
  const { text, path, parsed, rules = NO_RULES } = read;
  const wanted = { ...parsed.episode, takeaways: [...parsed.episode.takeaways, takeaway] };
  for (const candidate of candidates(read, wanted, takeaway))
    if (isSaid(parse(candidate, path, rules).episode, wanted) && onlyAdds(text, candidate))
      return candidate;
  return null;
}

function* candidates(
  { text, parsed }: ReadDocument,
  wanted: Episode,
  takeaway: Takeaway,
): Iterable<string> {
  const { parts, front } = parsed.layout;
  const read = parts.takeaways.map((section) => readTakeaways(section.markdown).takeaways);
  const at = read.findLastIndex((list) => list.length > 0);
  if (at < 0) {
    yield edit(text, withSection(wanted)).text;
    return;
  }
  const section = parts.takeaways[at]!;
  const last = read[at]!.at(-1)!;
  const lines = section.markdown.split("\n");
  const mark = text.startsWith("\ufeff") ? "\ufeff" : "";
  const document = documentOf(text.slice(mark.length));
  const to = front.bodyLine - 1 + (section.pieces.at(-1)?.to ?? section.firstLine);
  const apart = last.form !== "item" || lines[last.line - 1]?.trim() === "";
  for (const block of linesLike(takeaway, last, lines[last.line]!))
    yield mark + spliced(document, [{ from: to, to, lines: spaced(block, apart, document, to) }]);
}

/** A block with an empty line before it, unless it goes on with a tight list, and after it. */
function spaced(block: string[], apart: boolean, document: DocumentLines, at: number): string[] {
  const next = bareLines(document)[at];
  const ends = next === undefined || next.trim() === "";
  return [...(apart ? [""] : []), ...block, ...(ends ? [] : [""])];
}

function withSection(episode: Episode): Episode {
  if (episode.sections.some(({ name }) => name === "takeaways")) return episode;
  const section = { name: "takeaways", title: "Takeaways", markdown: "" };
  return { ...episode, sections: [...episode.sections, section] };
}

/** Whether an episode says what is wanted; its section of takeaways may be another text. */
function isSaid(episode: Episode, wanted: Episode): boolean {
  const bare = (one: Episode) => ({
    ...one,
    sections: one.sections.filter(({ name }) => name !== "takeaways"),
  });
  return hasSameContent(bare(episode), bare(wanted));
}

/** Whether a text is another one with something added in one place. */
export function onlyAdds(before: string, after: string): boolean {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  return after.endsWith(before.slice(same)) || after.endsWith(`${before.slice(same)}\n`);
}
