import { load, YAMLException } from "js-yaml";
import { collect, type Problem, type Report } from "./episode/problem.ts";
import { cleanLine, topicName, unique } from "./episode/text.ts";
import { tagsOf, textOf } from "./episode/values.ts";

/** What `topics.yaml` says of one topic; all names are normalised. */
interface TopicEntry {
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

/** Reads `topics.yaml`. Never throws: what cannot be read is left out and reported. */
export function parseVocabulary(
  text: string,
  path: string,
): { vocabulary: Vocabulary; problems: Problem[] } {
  const { problems, report } = collect(path);
  const topics = new Map<string, TopicEntry>();
  for (const [key, value] of Object.entries(parseYaml(text, report))) {
    const topic = topicName(key);
    if (topic === "" || topics.has(topic)) continue;
    topics.set(topic, entryOf(value));
  }
  return { vocabulary: link(topics), problems };
}

function parseYaml(text: string, report: Report): object {
  try {
    const data = load(text.replace(/^\ufeff/, ""), { maxAliases: 0 });
    if (data === null || data === undefined) return {};
    if (typeof data === "object" && !Array.isArray(data)) return data;
    report("error", "vocabulary-shape", { line: 1, column: 1 }, "topics are not a map by name");
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { line, column } = error.mark ?? { line: 0, column: 0 };
    const place = { line: line + 1, column: column + 1 };
    report("error", "vocabulary-syntax", place, cleanLine(error.reason));
  }
  return {};
}

function entryOf(value: unknown): TopicEntry {
  const fields = new Map<string, unknown>(
    value !== null && typeof value === "object" ? Object.entries(value) : [],
  );
  const names = (key: string) =>
    unique(tagsOf(fields.get(key)).map(topicName)).filter((name) => name !== "");
  return {
    label: textOf(fields.get("label")) ?? (typeof value === "string" ? textOf(value) : null),
    aliases: names("aliases"),
    broader: names("broader"),
  };
}

/** An alias names one topic, the first to claim it, and never hides a topic of its own name. */
function link(topics: Map<string, TopicEntry>): Vocabulary {
  const aliases = new Map<string, string>();
  for (const [topic, entry] of topics)
    for (const alias of entry.aliases)
      if (!topics.has(alias) && !aliases.has(alias)) aliases.set(alias, topic);
  const narrower = new Map<string, string[]>();
  for (const [topic, entry] of topics) {
    entry.broader = unique(entry.broader.map((name) => aliases.get(name) ?? name));
    for (const name of entry.broader) narrower.set(name, [...(narrower.get(name) ?? []), topic]);
  }
  return { topics, aliases, narrower };
}

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
