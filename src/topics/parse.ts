import { load, YAMLException } from "js-yaml";
import { collect, type Problem, type Report } from "../episode/problem.ts";
import { cleanLine } from "../text/clean.ts";
import { unique } from "../text/compare.ts";
import { topicName } from "../text/topic-name.ts";
import { fieldsOf, tagsOf, textOf } from "../episode/values.ts";
import { parentOf, topicFor, topicKey, type TopicEntry, type Vocabulary } from "./vocabulary.ts";

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
    // A file with only comments is not a document to a YAML reader, and not an error here.
    if (!/^[ \t\ufeff]*[^\s#]/m.test(text)) return {};
    const data = load(text.replace(/^\ufeff/, ""), { maxAliases: 0 });
    if (data === null || data === undefined) return {};
    if (typeof data === "object" && !Array.isArray(data)) return data;
    const place = { line: 1, column: 1 };
    const hint = "write a topic a line, such as gpus:, and what belongs to it below";
    report("error", "vocabulary-shape", place, "topics are not a map by name", hint);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { line, column } = error.mark ?? { line: 0, column: 0 };
    const place = { line: line + 1, column: column + 1 };
    const hint = "compare the line with the example in `episode help topics`";
    report("error", "vocabulary-syntax", place, cleanLine(error.reason), hint);
  }
  return {};
}

function entryOf(value: unknown): TopicEntry {
  const fields = fieldsOf(value);
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
  const byKey = keysOf([...topics.keys(), ...aliases.keys()], aliases);
  const narrower = new Map<string, string[]>();
  for (const [topic, entry] of topics) {
    const parent = parentOf(topic);
    const broader = parent === null ? entry.broader : [...entry.broader, parent];
    entry.broader = unique(broader.map((name) => topicFor({ topics, aliases, byKey }, name)));
    for (const name of entry.broader) {
      const below = narrower.get(name);
      if (below) below.push(topic);
      else narrower.set(name, [topic]);
    }
  }
  return { topics, aliases, narrower, byKey };
}

function keysOf(names: readonly string[], aliases: ReadonlyMap<string, string>) {
  const byKey = new Map<string, string>();
  for (const name of names) {
    const key = topicKey(name);
    if (key !== name && !byKey.has(key)) byKey.set(key, aliases.get(name) ?? name);
  }
  return byKey;
}
