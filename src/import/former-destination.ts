import { MAX_CHARACTERS, untaken, type NamedEpisode } from "../episode/destination.ts";
import { episodeId } from "../episode/id.ts";
import { plainSlug } from "../text/slug.ts";

/**
 * The path that earlier versions gave the same episode: they named it for its title, and `C++` and
 * `C#` were both `c`.
 */
export function formerDestination({ podcast, number, title }: NamedEpisode): string {
  const plain = podcast === null ? null : plainSlug(podcast);
  const id = episodeId({ podcast: plain, number }, `${plainSlug(title)}.md`);
  const parts = id.split("/").map((part) => part.slice(0, MAX_CHARACTERS).replace(/[-.]+$/, ""));
  return `${parts.map((part) => untaken(part)).join("/")}.md`;
}
