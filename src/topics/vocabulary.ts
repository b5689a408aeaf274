import { topicName } from "../episode/text.ts";

/** What `topics.yaml` says of one topic; all names are normalised. */
export interface TopicEntry {
  label: string | null;
  aliases: string[];
  broader: string[];
}

/** A library's vocabulary: its topics by name, and the topic each alias stands for. */
export interface Vocabulary {
  topics: ReadonlyMap<string, TopicEntry>;
  aliases: ReadonlyMap<string, string>;
  /** The topics directly below each one. */
  narrower: ReadonlyMap<string, readonly string[]>;
}

/** The vocabulary of a library that has none. */
export const NO_VOCABULARY: Vocabulary = {
  topics: new Map(),
  aliases: new Map(),
  narrower: new Map(),
};

/** The topic a name stands for: itself, or the topic it is an alias of. */
export function canonical(vocabulary: Vocabulary, name: string): string {
  const topic = topicName(name);
  return vocabulary.aliases.get(topic) ?? topic;
}

/** A topic and all that is narrower, at any depth; a circle in the vocabulary ends where it began. */
export function withNarrower(vocabulary: Vocabulary, topic: string): Set<string> {
  return closure(topic, (name) => vocabulary.narrower.get(name) ?? []);
}

/** A topic and all that is broader, at any depth. */
export function withBroader(vocabulary: Vocabulary, topic: string): Set<string> {
  return closure(topic, (name) => vocabulary.topics.get(name)?.broader ?? []);
}

function closure(start: string, next: (name: string) => readonly string[]): Set<string> {
  const found = new Set([start]);
  for (const name of found) for (const other of next(name)) found.add(other);
  return found;
}
