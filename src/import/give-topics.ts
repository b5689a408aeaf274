import type { Episode, Takeaway } from "../episode/episode.ts";
import type { Suggestion } from "../topics/suggest.ts";
import { matchTakeaways } from "./merge/match-takeaways.ts";

/** Suggests topics for a takeaway. */
export type SuggestTopics = (takeaway: Pick<Takeaway, "title" | "text">) => readonly Suggestion[];

/**
 * Gives topics to takeaways that have none: those that an earlier import (`base`) gave them, else
 * those that are suggested, with a note for each. An episode that gets none stays the same object.
 */
export function giveTopics(
  episode: Episode,
  base: Episode | null,
  suggest: SuggestTopics,
): { episode: Episode; notes: string[] } {
  if (episode.takeaways.every(({ topics }) => topics.length > 0)) return { episode, notes: [] };
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
  const hasNew = takeaways.some(
    ({ topics }, i) => topics.length > episode.takeaways[i]!.topics.length,
  );
  return { episode: hasNew ? { ...episode, takeaways } : episode, notes };
}
