import { topicName } from "../text/topic-name.ts";

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
  /** The topic of each name and alias by its {@link topicKey}, where that is another text. */
  byKey: ReadonlyMap<string, string>;
}

/** The vocabulary of a library that has none. */
export const NO_VOCABULARY: Vocabulary = {
  topics: new Map(),
  aliases: new Map(),
  narrower: new Map(),
  byKey: new Map(),
};

/**
 * What the name of a topic is compared by. Capitals of `größe` and `λόγος` do not say whether they
 * are of ß and ς, so the small letters do not either.
 */
export function topicKey(name: string): string {
  return name.replaceAll("ß", "ss").replaceAll("ς", "σ");
}

/** The topic a name stands for: itself, or the topic it is an alias of. */
export function canonical(vocabulary: Vocabulary, name: string): string {
  return topicFor(vocabulary, topicName(name));
}

/** The topic a normalised name stands for. */
export function topicFor(
  { aliases, topics, byKey }: Pick<Vocabulary, "aliases" | "topics" | "byKey">,
  topic: string,
): string {
  const found = aliases.get(topic);
  if (found !== undefined || topics.has(topic)) return found ?? topic;
  const key = topicKey(topic);
  return aliases.get(key) ?? (topics.has(key) ? key : (byKey.get(key) ?? topic));
}

/** A topic and all that is narrower, at any depth; a circle in the vocabulary ends where it began. */
export function withNarrower(vocabulary: Vocabulary, topic: string): Set<string> {
  return closure(topic, (name) => vocabulary.narrower.get(name) ?? []);
}

/** A topic and all that is broader, at any depth. */
export function withBroader(vocabulary: Vocabulary, topic: string): Set<string> {
  return closure(topic, (name) => directlyBroader(vocabulary, name));
}

/** The topics that are directly broader; `ai` is always broader than `ai/ml`. */
export function directlyBroader({ topics }: Vocabulary, topic: string): readonly string[] {
  const stated = topics.get(topic)?.broader;
  if (stated) return stated;
  const parent = parentOf(topic);
  return parent === null ? [] : [parent];
}

/** `ai` for `ai/ml`; null where nothing stands before a slash. */
export function parentOf(topic: string): string | null {
  const slash = topic.lastIndexOf("/");
  return slash > 0 ? topic.slice(0, slash) : null;
}

/**
 * A test for names that stand for one of some topics: the topics themselves, their aliases and,
 * unless `exact`, everything narrower.
 */
export function answersTo(
  topics: readonly string[],
  vocabulary: Vocabulary,
  exact: boolean,
): (name: string) => boolean {
  const found = new Set<string>();
  for (const name of topics) {
    const topic = canonical(vocabulary, name);
    for (const match of exact ? [topic] : withNarrower(vocabulary, topic)) found.add(match);
  }
  const keys = new Set(Array.from(found, topicKey));
  for (const [alias, topic] of vocabulary.aliases) if (found.has(topic)) keys.add(topicKey(alias));
  return (name) => {
    for (let key: string | null = topicKey(name); key !== null; key = exact ? null : parentOf(key))
      if (keys.has(key)) return true;
    return false;
  };
}

function closure(start: string, next: (name: string) => readonly string[]): Set<string> {
  const found = new Set([start]);
  for (const name of found) for (const other of next(name)) found.add(other);
  return found;
}
