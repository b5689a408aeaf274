import type { Takeaway } from "../episode/episode.ts";
import { topicName } from "../text/topic-name.ts";
import { phrases, type Hit } from "./phrases.ts";
import { canonical, withBroader, type Vocabulary } from "./vocabulary.ts";

/** A topic that a takeaway has in its words, and where, as in `“data center” in the title`. */
export interface Suggestion {
  topic: string;
  because: string;
}

const MOST = 5;

/**
 * What suggests topics for takeaways that have none: those of the vocabulary and of the episode
 * whose name, label or alias is in the title or the text, canonical, never a new one. Title
 * before text, at most five, none that a narrower one makes superfluous.
 */
export function topicSuggester(
  vocabulary: Vocabulary,
): (takeaway: Pick<Takeaway, "title" | "text">, episodeTopics: readonly string[]) => Suggestion[] {
  const known = phrases<string>();
  for (const topic of vocabulary.topics.keys()) known.add(asWords(topic), topic);
  for (const [topic, { label }] of vocabulary.topics) if (label !== null) known.add(label, topic);
  for (const [alias, topic] of vocabulary.aliases) known.add(asWords(alias), topic);

  return ({ title, text }, episodeTopics) => {
    const all = phrases(known);
    for (const topic of episodeTopics.filter((name) => topicName(name) !== ""))
      all.add(asWords(topicName(topic)), canonical(vocabulary, topic));
    const found = new Map<string, string>();
    for (const [place, hits] of [
      ["title", all.find(title)],
      ["text", byCount(all.find(withoutAddresses(text)))],
    ] as const)
      for (const { value, written } of hits)
        if (!found.has(value)) found.set(value, `“${written}” in the ${place}`);
    return narrowest(vocabulary, [...found.keys()])
      .slice(0, MOST)
      .map((topic) => ({ topic, because: found.get(topic)! }));
  };
}

function asWords(topic: string): string {
  return topic.replaceAll("-", " ");
}

/** What a text names most often first; else in its order. */
function byCount(hits: Hit<string>[]): Hit<string>[] {
  const counts = new Map<string, number>();
  for (const { value } of hits) counts.set(value, (counts.get(value) ?? 0) + 1);
  return hits.toSorted((a, b) => counts.get(b.value)! - counts.get(a.value)!);
}

/** Where a link leads is not what a text says. */
function withoutAddresses(text: string): string {
  return text.replace(/\]\([^()\s]*\)/g, "]").replace(/\bhttps?:\/\/\S+/gi, " ");
}

/** The topics without those that another is narrower than; of a circle the first stays. */
function narrowest(vocabulary: Vocabulary, topics: readonly string[]): string[] {
  const superfluous = new Set<string>();
  for (const topic of topics)
    if (!superfluous.has(topic))
      for (const broader of withBroader(vocabulary, topic))
        if (broader !== topic) superfluous.add(broader);
  return topics.filter((topic) => !superfluous.has(topic));
}
