import type { Episode, Takeaway } from "../episode.ts";
import { NO_RULES, type Rules } from "../rules.ts";
import { parse, type Parsed } from "../parse.ts";
import { readTakeaways } from "../takeaways.ts";
import { withLines } from "./document-lines.ts";
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
  const end = front.bodyLine - 1 + (section.pieces.at(-1)?.to ?? section.firstLine);
  const apart = last.form !== "item" || lines[last.line - 1]?.trim() === "";
  // A rule at the end may belong to the last takeaway's text.
  for (const to of new Set([end - ruled(lines), end]))
    for (const block of linesLike(takeaway, last, lines[last.line]!))
      yield withLines(text, to, apart ? ["", ...block] : block);
}

/** How many lines at the end of a section are rules and what is between them. */
function ruled(lines: readonly string[]): number {
  const last = lines.findLastIndex((line) => line.trim() !== "" && !RULE.test(line));
  return lines.length - 1 - last;
}

const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;

function withSection(episode: Episode): Episode {
  if (episode.sections.some(({ name }) => name === "takeaways")) return episode;
  const section = { name: "takeaways", title: "Takeaways", markdown: "" };
  return { ...episode, sections: [...episode.sections, section] };
}

/**
 * Whether an episode says what is wanted; its section of takeaways may be another text, and a new
 * takeaway without a time has that of the chapter it is in.
 */
function isSaid(episode: Episode, wanted: Episode): boolean {
  const isTimeless = wanted.takeaways.at(-1)?.start === null;
  const bare = (one: Episode) => ({
    ...one,
    takeaways: isTimeless ? withoutLastTime(one.takeaways) : one.takeaways,
    sections: one.sections.filter(({ name }) => name !== "takeaways"),
  });
  return hasSameContent(bare(episode), bare(wanted));
}

function withoutLastTime(takeaways: readonly Takeaway[]): Takeaway[] {
  return takeaways.map((one, i) =>
    i === takeaways.length - 1 ? { ...one, start: null, end: null } : one,
  );
}

/** Whether a text is another one with something added in one place. */
export function onlyAdds(before: string, after: string): boolean {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  return after.endsWith(before.slice(same)) || after.endsWith(`${before.slice(same)}\n`);
}
