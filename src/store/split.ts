import type { Section, Takeaway } from "../episode/episode.ts";

/** A section in which a number stands for the text of the takeaway at that place in the list. */
export interface SplitSection extends Omit<Section, "markdown"> {
  markdown: (string | number)[];
}

/** So many characters are searched for texts that do not stand there as they are; then no more. */
const MOST_SEARCHED = 2 ** 25;

/** Takes the texts of the takeaways out of the section they stand in, so that they are kept once. */
export function splitTexts(
  sections: readonly Section[],
  takeaways: readonly Takeaway[],
): SplitSection[] {
  return sections.map(({ markdown, ...section }) => {
    if (section.name !== "takeaways") return { ...section, markdown: [markdown] };
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
    return { ...section, markdown: [...parts, markdown.slice(from)] };
  });
}

/** Puts the texts back where {@link splitTexts} took them. */
export function joinTexts(
  sections: readonly SplitSection[],
  takeaways: readonly Takeaway[],
): Section[] {
  return sections.map(({ markdown, ...section }) => ({
    ...section,
    markdown: markdown
      .map((part) => (typeof part === "number" ? takeaways[part]!.text : part))
      .join(""),
  }));
}
