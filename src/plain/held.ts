import { join } from "node:path";
import type { Episode, Takeaway } from "../episode/episode.ts";
import {
  dayNumber,
  dayRange,
  guestTests,
  podcastTest,
  showOf,
  topicTests,
} from "../query/filters.ts";
import { episodeTopics, takeawayTopics } from "../query/inherit.ts";
import { amongFiles, asksForTopics, type Query } from "../query/query.ts";
import type { Vocabulary } from "../topics/vocabulary.ts";
import { compare } from "../text/compare.ts";

/** An episode in memory, its file in full, and the topics it and its takeaways answer to. */
export interface Held {
  episode: Episode;
  file: string;
  /** When the file was modified, in milliseconds since 1970. */
  modified: number;
  day: number;
  topics: readonly string[];
  takeawayTopics: readonly (readonly string[])[];
}

/** An episode as it was read, and when its file was modified, in milliseconds since 1970. */
export interface ReadEpisode {
  episode: Episode;
  modified: number;
}

/** What of an episode answers a question: the whole of it, and which takeaways. */
export interface Selected {
  held: Held;
  whole: boolean;
  takeaways: readonly Takeaway[];
}

/** The episodes of a library in the order of the contract: newest first, then by ref, then by path. */
export function hold(root: string, episodes: readonly ReadEpisode[]): Held[] {
  return episodes
    .map(({ episode, modified }) => ({
      episode,
      modified,
      file: join(root, episode.path),
      day: dayNumber(episode.date),
      topics: episodeTopics(episode),
      takeawayTopics: takeawayTopics(episode),
    }))
    .sort(
      (a, b) =>
        b.day - a.day ||
        compare(a.episode.id, b.episode.id) ||
        compare(a.episode.path, b.episode.path),
    );
}

/** What of these episodes answers a question, in their order. */
export function select(all: readonly Held[], query: Query, vocabulary: Vocabulary): Selected[] {
  const { groups, excluded } = topicTests(query, vocabulary);
  const answers = (topics: readonly string[]) =>
    groups.every((test) => topics.some(test)) && !(excluded && topics.some(excluded));
  const wanted = metadataTest(query);
  const among = amongFiles(query);
  const without = new Set(query.without);
  const found: Selected[] = [];
  for (const held of all) {
    if (!wanted(held) || without.has(held.file) || among?.has(held.file) === false) continue;
    const numbers = among?.get(held.file) ?? null;
    const takeaways = held.episode.takeaways.filter(
      ({ number }, i) => (numbers?.has(number) ?? true) && answers(held.takeawayTopics[i]!),
    );
    const whole = answers(held.topics);
    if (whole || takeaways.length > 0) found.push({ held, whole, takeaways });
  }
  return found;
}

/** Whether an episode is worth showing: with topics asked for, one with takeaways that answer. */
export function isShown({ held, whole, takeaways }: Selected, query: Query): boolean {
  if (!asksForTopics(query) || held.episode.takeaways.length === 0) return whole;
  return takeaways.length > 0;
}

function metadataTest(query: Query): (held: Held) => boolean {
  const { changedSince } = query;
  const range = dayRange(query);
  const podcast = podcastTest(query);
  const guests = guestTests(query);
  return ({ episode, day, modified }) =>
    (changedSince === null || modified >= changedSince) &&
    (range === null || (day >= range.first && day <= range.last)) &&
    (podcast === null || podcast(episode.podcast ?? "", showOf(episode.id))) &&
    guests.every((test) => episode.guests.some(test));
}
