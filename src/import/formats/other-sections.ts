import type { Section } from "../../episode/episode.ts";
import { readTakeaways } from "../../episode/takeaways.ts";

/** A section as a draft takes it; the text above all headings has no title. */
export type SectionDraft = Pick<Section, "title" | "markdown">;

/**
 * What is left of a note's sections when fields have taken the TL;DR, the takeaways and `metadata`:
 * also the words before its first takeaway, which then are above the first heading.
 */
export function otherSections(all: readonly Section[], metadata: string | null): SectionDraft[] {
  const { preface } = readTakeaways(sectionOf(all, "takeaways"));
  const head = [sectionOf(all, "intro"), preface].filter((text) => text !== "");
  const taken = new Set(["intro", "tldr", "takeaways", metadata]);
  const others = all.filter(({ name }) => !taken.has(name));
  return [{ title: "", markdown: head.join("\n\n") }, ...others];
}

const IMAGE = /^!\[[^\]\n]*\]\(([^()\s]+)\)[ \t]*$/m;

/** Parts of a note without the picture that is above the first heading, and its address. */
export function withoutImage(parts: readonly SectionDraft[]): {
  image: string | null;
  parts: SectionDraft[];
} {
  const head = parts.find(({ title }) => title === "");
  const found = IMAGE.exec(head?.markdown ?? "");
  if (!head || !found) return { image: null, parts: [...parts] };
  const markdown = head.markdown.replace(found[0], "").trim();
  const others = parts.filter((part) => part !== head);
  return { image: found[1]!, parts: [{ ...head, markdown }, ...others] };
}

/** The Markdown of the section with a name; empty without one. */
export function sectionOf(sections: readonly Section[], name: string): string {
  return sections.find((section) => section.name === name)?.markdown ?? "";
}
