import type { Section } from "../episode/episode.ts";

/** The columns of a document; the last two are inherited from its episode. */
export const COLUMNS = [
  "title",
  "guests",
  "topics",
  "text",
  "section",
  "of_title",
  "of_guests",
] as const;

/** One of {@link COLUMNS}. */
export type Column = (typeof COLUMNS)[number];

/** Whether a section is searched in parts: TL;DR and takeaways are the text of other documents. */
export function isSearched({ name }: Pick<Section, "name">): boolean {
  return name !== "tldr" && name !== "takeaways";
}
