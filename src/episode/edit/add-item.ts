import type { Section } from "../episode.ts";
import { parse } from "../parse.ts";
import { NO_RULES } from "../rules.ts";
import { onlyAdds, type ReadDocument } from "./add-takeaway.ts";
import { bareLines, documentOf, withLines } from "./document-lines.ts";
import { hasSameContent } from "./edit.ts";

/** A section that an item is added to, by its name, and its title where it has to be begun. */
interface ItemPlace {
  name: string;
  title: string;
}

/**
 * The file's text with an item, in Markdown, at the end of a section, which is begun at the end of
 * the file, or above a transcript, where there is none; every line of the file stays. Null where no
 * way to write it there would be read as the same.
 */
export function withItem(read: ReadDocument, item: string, place: ItemPlace): string | null {
  const { text, path, parsed, rules = NO_RULES } = read;
  const own = parsed.episode.sections.find(({ name }) => name === place.name);
  const markdown = own ? continued(own.markdown, item) : item;
  const sections = own
    ? parsed.episode.sections.map((one) => (one === own ? { ...one, markdown } : one))
    : withSection(parsed.episode.sections, { ...place, markdown });
  const wanted = { ...parsed.episode, sections };
  for (const candidate of candidates(read, item, place))
    if (onlyAdds(text, candidate) && hasSameContent(parse(candidate, path, rules).episode, wanted))
      return candidate;
  return null;
}

function* candidates(
  { text, parsed }: ReadDocument,
  item: string,
  { name, title }: ItemPlace,
): Iterable<string> {
  const { parts, front } = parsed.layout;
  const first = front.bodyLine - 1;
  const lines = item.split("\n");
  const own = parts.sections.find((section) => section.name === name);
  if (own) {
    const to = own.pieces.at(-1)?.to ?? own.headLine + 1;
    yield withLines(text, first + to, goesOn(own.markdown) ? lines : ["", ...lines]);
    return;
  }
  const last = parts.sections.find((section) => section.name === LAST)?.headLine;
  const at = last === undefined ? bareLines(documentOf(text)).length : first + last;
  const apart = bareLines(documentOf(text))[at - 1]?.trim() === "" ? [] : [""];
  // A body may have sections under headings of another level.
  for (const level of [parts.outline.base, 2, 1])
    yield withLines(text, at, [...apart, `${"#".repeat(level)} ${title}`, "", ...lines]);
}

/** The section that stays last, for it is long. */
const LAST = "transcript";

function withSection(sections: readonly Section[], section: Section): Section[] {
  const at = sections.findIndex(({ name }) => name === LAST);
  return at < 0 ? [...sections, section] : sections.toSpliced(at, 0, section);
}

function continued(markdown: string, item: string): string {
  if (markdown === "") return item;
  return `${markdown}${goesOn(markdown) ? "\n" : "\n\n"}${item}`;
}

/** Whether a text ends in a list of bullets, which another one goes on with. */
function goesOn(markdown: string): boolean {
  return /^(?:[-*+] | {2,}\S)/.test(markdown.split("\n").at(-1)!);
}
