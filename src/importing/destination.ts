import { episodeId } from "../episode/id.ts";
import { slug } from "../episode/text.ts";

/** Names that a library passes over or that some systems keep for themselves. */
const TAKEN = /^(?:readme|con|prn|aux|nul|com\d|lpt\d)$/i;

/** File names may have 255 bytes, and a character up to four of them. */
const MAX_CHARACTERS = 60;

/** Where in a library an episode goes: `<podcast-slug>/<number-or-title-slug>.md`. */
export function destination(episode: {
  podcast: string | null;
  number: string | null;
  title: string;
}): string {
  const id = episodeId(episode, `${slug(episode.title)}.md`);
  const parts = id.split("/").map((part) => part.slice(0, MAX_CHARACTERS).replace(/[-.]+$/, ""));
  return `${parts.map((part) => (TAKEN.test(part) ? `${part}-episode` : part)).join("/")}.md`;
}
