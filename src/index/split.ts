import type { Section, Takeaway } from "../episode/episode.ts";
import { isSearched } from "../search/columns.ts";

/**
 * A section whose text is not kept twice: a number stands for the text of the takeaway at that
 * place in the list; the whole is null where the text stands in the parts of the section.
 */
export interface SplitSection extends Omit<Section, "markdown"> {
  markdown: (string | number)[] | null;
}

/** At most this many characters are searched for texts that are not found. */
const MOST_SEARCHED = 2 ** 25;

/** Takes out of the sections what is kept elsewhere. */
export function splitTexts(
  sections: readonly Section[],
  takeaways: readonly Takeaway[],
): SplitSection[] {
  return sections.map(({ name, title, markdown }) => {
    if (isSearched({ name })) return { name, title, markdown: null };
    if (name !== "takeaways") return { name, title, markdown: [markdown] };
    const parts: (string | number)[] = [];
    let from = 0;
    let searched = 0;
    for (const [i, { text }] of takeaways.entries()) {
      if (text === "") continue;
      const at = markdown.indexOf(text, from);
      if (at < 0) searched += markdown.length - from;
      if (searched > MOST_SEARCHED) break;
      if (at < 0) continue;
      parts.push(markdown.slice(from, at), i);
      from = at + text.length;
    }
    return { name, title, markdown: [...parts, markdown.slice(from)] };
  });
}

/** Puts back what {@link splitTexts} took out; `texts` are those of the parts, by section. */
export function joinTexts(
  sections: readonly SplitSection[],
  takeaways: readonly Takeaway[],
  texts: ReadonlyMap<number, string>,
): Section[] {
  return sections.map(({ markdown, ...section }, i) => ({
    ...section,
    markdown:
      markdown === null
        ? (texts.get(i) ?? "")
        : markdown
            .map((part) => (typeof part === "number" ? takeaways[part]!.text : part))
            .join(""),
  }));
}
