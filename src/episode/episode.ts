import type { MetadataValues } from "./fields.ts";
import type { Definition } from "./references.ts";

/** A level-two heading of the body and all below it. */
export interface Section {
  /**
   * `tldr`, `guests`, `takeaways`, or the slug of the title; `intro` for text before any heading.
   */
  name: string;
  /** The heading as written; empty for `intro`. */
  title: string;
  markdown: string;
}

/** One numbered point of an episode. */
export interface Takeaway {
  number: number;
  title: string;
  /** Markdown, without the line of topics. */
  text: string;
  /** Its own topics; empty where it leaves that to its episode. */
  topics: string[];
  /** Seconds into the recording, where known. */
  start: number | null;
  /** Seconds into the recording at which its part ends, where known. */
  end: number | null;
}

/** What one file says, with nothing of the vocabulary applied. */
export interface Episode extends MetadataValues {
  id: string;
  /** Markdown. */
  tldr: string | null;
  sections: Section[];
  takeaways: Takeaway[];
  /** Front matter that has no meaning here, kept as it was. */
  extra: Record<string, unknown>;
  /** The link definitions and footnotes of the whole file, for parts that leave it. */
  definitions?: readonly Definition[];
  path: string;
}

/** The address of a takeaway, `lex-fridman-podcast/490:2`. */
export function takeawayRef(episode: { id: string }, takeaway: { number: number }): string {
  return `${episode.id}:${takeaway.number}`;
}

/** `Lex Fridman Podcast · #490`, as much of it as is known. */
export function sourceOf(episode: Pick<Episode, "podcast" | "number">): string {
  const number = episode.number === null ? null : `#${episode.number}`;
  return [episode.podcast, number].filter((part) => part !== null).join(" · ");
}

/** Past this many bytes a file is not a summary, and reading it would only cost memory. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024;
