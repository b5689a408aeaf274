import type { Episode, Takeaway } from "../episode/episode.ts";
import { matchTakeaways } from "./merge/match.ts";
import type { Suggestion } from "../topics/suggest.ts";

/** Finds topics for a takeaway among those there are. */
export type Suggest = (takeaway: { title: string; text: string }) => readonly Suggestion[];

/**
 * Gives topics to takeaways that have none: those it got when it was imported before, else those
 * that are suggested. Says which, a line each; an episode that gets none stays the same object.
 */
export function giveTopics(
  episode: Episode,
  base: Episode | null,
  suggest: Suggest,
): { episode: Episode; notes: string[] } {
  const bare = episode.takeaways.some(({ topics }) => topics.length === 0);
  if (!bare) return { episode, notes: [] };
  const before = new Map<Takeaway, Takeaway>();
  if (base)
    for (const [from, to] of matchTakeaways(base.takeaways, episode.takeaways))
      before.set(to, from);
  const notes: string[] = [];
  const takeaways = episode.takeaways.map((takeaway) => {
    if (takeaway.topics.length > 0) return takeaway;
    const known = before.get(takeaway);
    if (known) return { ...takeaway, topics: known.topics };
    const found = suggest(takeaway);
    for (const { topic, because } of found)
      notes.push(`takeaway ${takeaway.number} gets #${topic}: ${because}`);
    return { ...takeaway, topics: found.map(({ topic }) => topic) };
  });
  const gave = takeaways.some(
    ({ topics }, i) => topics.length > episode.takeaways[i]!.topics.length,
  );
  return { episode: gave ? { ...episode, takeaways } : episode, notes };
}
