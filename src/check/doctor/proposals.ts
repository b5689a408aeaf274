import { topicSuggester, type Suggestion } from "../../topics/suggest.ts";
import type { Vocabulary } from "../../topics/vocabulary.ts";
import type { BareTakeaway } from "./examination.ts";

/** A takeaway without topics, and what its own words suggest. */
export interface Proposal {
  takeaway: BareTakeaway;
  suggestions: readonly Suggestion[];
}

/** Suggestions for one takeaway. */
const MOST = 3;
/** Of fewer takeaways nobody can say that a word is a common one. */
const MANY = 12;

/**
 * What the words of takeaways suggest, of the topics that are in use or in the vocabulary. A topic
 * that a third of them would get says too little.
 */
export function proposalsFor(
  bare: readonly BareTakeaway[],
  used: readonly string[],
  vocabulary: Vocabulary,
): Proposal[] {
  const suggest = topicSuggester(withUsed(vocabulary, used));
  const found = bare.map((takeaway) => ({
    takeaway,
    suggestions: suggest(takeaway, takeaway.episodeTopics),
  }));
  const counts = new Map<string, number>();
  for (const { suggestions } of found)
    for (const { topic } of suggestions) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  const isCommon = (topic: string) => bare.length >= MANY && counts.get(topic)! > bare.length / 3;
  return found.map(({ takeaway, suggestions }) => ({
    takeaway,
    suggestions: suggestions.filter(({ topic }) => !isCommon(topic)).slice(0, MOST),
  }));
}

/** The vocabulary with the topics that only files name. */
function withUsed(vocabulary: Vocabulary, used: readonly string[]): Vocabulary {
  const topics = new Map(vocabulary.topics);
  for (const topic of used)
    if (!topics.has(topic) && !vocabulary.aliases.has(topic))
      topics.set(topic, { label: null, aliases: [], broader: [] });
  return { ...vocabulary, topics };
}
