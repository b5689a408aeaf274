import { didYouMean, slipsOf } from "../../text/nearest.ts";
import { topicName } from "../../text/topic-name.ts";
import { parseVocabulary } from "../../topics/parse.ts";
import { findCircles } from "./circles.ts";
import type { TextContext } from "./context.ts";
import { collectFindings, unfixed, type Finding } from "./finding.ts";
import { TEXT_RULES } from "./rules.ts";
import { placeAt, sourceText } from "./source-text.ts";
import { markYaml, type Mark, type MapMark, type TextMark } from "./yaml.ts";

const KEYS = ["label", "aliases", "broader"];
const MOST_UNKNOWN = 100;

/** A name in the vocabulary's file, with the topic of its entry. */
interface Name {
  topic: string;
  name: string;
  start: number;
}

/** The findings of a `topics.yaml`, and its content as one text, null where it is unreadable. */
export interface CheckedVocabulary {
  findings: Finding[];
  content: string | null;
}

/** Checks a `topics.yaml`. */
export function checkVocabulary(text: string, path: string): CheckedVocabulary {
  const { findings, report } = collectFindings(path);
  const context = { source: sourceText(path, text), report };
  for (const check of TEXT_RULES) check(context);
  const { vocabulary, problems } = parseVocabulary(text, path);
  const root = problems.length > 0 ? null : markYaml(text);
  if (root?.kind === "map") checkEntries(root, context);
  const content = problems.length > 0 ? null : JSON.stringify([...vocabulary.topics]);
  return { findings: [...findings, ...problems.map(unfixed)], content };
}

function checkEntries(root: MapMark, context: TextContext): void {
  const { source, report } = context;
  const topics = new Map<string, TextMark>();
  const aliases: Name[] = [];
  const broader: Name[] = [];
  for (const { key, value } of root.entries) {
    if (key.kind !== "text") continue;
    const topic = topicName(key.text);
    const place = placeAt(source, key.start);
    const first = topics.get(topic);
    if (first === undefined) topics.set(topic, key);
    else {
      const message = `${topic} is here twice`;
      const { line } = placeAt(source, first.start);
      report("vocabulary-double", { ...place, message, hint: `join it with line ${line}` });
      continue;
    }
    if (value.kind === "list")
      report("vocabulary-shape", {
        ...place,
        message: `the entry of ${topic} is a list`,
        hint: "write aliases: before it",
      });
    if (value.kind !== "map") continue;
    for (const field of value.entries) checkField(field.key, topic, context);
    for (const name of namesUnder("aliases", value, topic)) aliases.push(name);
    for (const name of namesUnder("broader", value, topic)) broader.push(name);
  }
  const claimed = checkAliases(aliases, topics, context);
  checkBroader(broader, { topics, aliases: claimed }, context);
}

function checkField(key: Mark, topic: string, { source, report }: TextContext): void {
  if (key.kind !== "text" || KEYS.includes(key.text)) return;
  const text = key.text.toLowerCase();
  const begun = KEYS.filter((one) => text !== "" && one.startsWith(text));
  const near = begun.length > 0 ? begun : slipsOf(KEYS, text);
  const hint = didYouMean(near) ?? `use one of ${KEYS.join(", ")}`;
  const message = `“${topicName(key.text)}” is not a known key in the entry of ${topic}`;
  report("vocabulary-key", { ...placeAt(source, key.start), message, hint });
}

function namesUnder(field: string, entry: MapMark, topic: string): Name[] {
  const value = entry.entries.find(({ key }) => key.kind === "text" && key.text === field)?.value;
  if (value?.kind === "text")
    return [...value.text.matchAll(/[^,;\s][^,;]*/g)].map(({ index, 0: name }) => ({
      topic,
      name: topicName(name),
      start: value.start + index,
    }));
  const items = value?.kind === "list" ? value.items.filter(({ kind }) => kind === "text") : [];
  return (items as TextMark[]).map(({ text, start }) => ({ topic, name: topicName(text), start }));
}

/** Reports aliases that cannot mean their topic; gives the topic of each that can. */
function checkAliases(
  aliases: readonly Name[],
  topics: ReadonlyMap<string, TextMark>,
  { source, report }: TextContext,
): Map<string, string> {
  const claimed = new Map<string, string>();
  for (const { topic, name, start } of aliases) {
    const place = placeAt(source, start);
    const owner = claimed.get(name);
    if (topics.has(name) && name !== topic)
      report("alias-topic", {
        ...place,
        message: `${name} is a topic of its own`,
        hint: "remove one of the two",
      });
    else if (name === topic || owner === topic)
      report("alias-double", {
        ...place,
        message: `${name} is given twice for ${topic}`,
        hint: "remove one of the two",
      });
    else if (owner !== undefined)
      report("alias-double", {
        ...place,
        message: `${name} is an alias of ${owner} already`,
        hint: "keep it for one topic",
      });
    else claimed.set(name, topic);
  }
  return claimed;
}

function checkBroader(
  broader: readonly Name[],
  {
    topics,
    aliases,
  }: { topics: ReadonlyMap<string, TextMark>; aliases: ReadonlyMap<string, string> },
  { source, report }: TextContext,
): void {
  const known = [...topics.keys()];
  let unknown = 0;
  const links = new Map<string, Set<string>>();
  const places = new Map<string, number>();
  for (const { topic, name, start } of broader) {
    const target = aliases.get(name) ?? name;
    if (topics.has(target)) {
      links.set(topic, (links.get(topic) ?? new Set()).add(target));
      places.set(`${topic} ${target}`, start);
      continue;
    }
    unknown++;
    // Beyond that nothing is reported, and looking for near names takes time.
    const near = unknown > MOST_UNKNOWN ? [] : slipsOf(known, name);
    const hint = didYouMean(near) ?? `add ${name}: as a topic`;
    report("broader-unknown", {
      ...placeAt(source, start),
      message: `${name} is not a topic here`,
      hint,
    });
  }
  for (const circle of findCircles(links)) {
    const start = places.get(`${circle[0]} ${circle[1]}`)!;
    const shown = circle.length > 8 ? [...circle.slice(0, 4), "…", ...circle.slice(-3)] : circle;
    const message = `topics in a circle: ${shown.join(" → ")}`;
    report("broader-cycle", {
      ...placeAt(source, start),
      message,
      hint: "remove one of these links",
    });
  }
}
