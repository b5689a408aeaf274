import type { Episode, Takeaway } from "../episode/episode.ts";
import { unique } from "../text/compare.ts";

/** A file of 8 MB may have a hundred thousand topics, and as many takeaways that inherit them. */
const MOST_INHERITED = 2 ** 20;

type Topical = Pick<Episode, "topics"> & { takeaways: readonly Pick<Takeaway, "topics">[] };

/** The topics that each takeaway of an episode answers to: its own, else its episode's. */
export function takeawayTopics({ topics, takeaways }: Topical): (readonly string[])[] {
  const heirs = takeaways.filter((one) => one.topics.length === 0).length;
  const inherited =
    topics.length * heirs <= MOST_INHERITED
      ? topics
      : topics.slice(0, Math.floor(MOST_INHERITED / heirs));
  return takeaways.map((one) => (one.topics.length > 0 ? one.topics : inherited));
}

/** The topics that an episode answers to: its own and those of its takeaways. */
export function episodeTopics({ topics, takeaways }: Topical): string[] {
  return unique([...topics, ...takeaways.flatMap((one) => one.topics)]);
}
