import { topicName } from "../../text/topic-name.ts";
import { parseVocabulary } from "../../topics/parse.ts";
import { checkCharacters } from "./characters.ts";
import { findCircles } from "./circles.ts";
import { findings, unfixed, type Finding, type Note } from "./finding.ts";
import { nearestWord } from "./near.ts";
import { placeAt, sourceOf, type Source } from "./source.ts";
import { markYaml, type Mark, type MapMark, type TextMark } from "./yaml.ts";

const KEYS = ["label", "aliases", "broader"];
const MOST_UNKNOWN = 100;

/** A name in the vocabulary's file, with the topic of its entry. */
interface Name {
  topic: string;
  name: string;
  start: number;
}

/** What is wrong with a `topics.yaml`, and all it says as one text; null where it is unreadable. */
export interface CheckedVocabulary {
  found: Finding[];
  says: string | null;
}

/** Everything that is wrong with a `topics.yaml`. */
export function checkVocabulary(text: string, path: string): CheckedVocabulary {
  const source = sourceOf(path, text);
  const { found, note } = findings(path);
  checkCharacters(source, note);
  const { vocabulary, problems } = parseVocabulary(text, path);
  const root = problems.length > 0 ? null : markYaml(text);
  if (root?.kind === "map") checkEntries(root, source, note);
  const says = problems.length > 0 ? null : JSON.stringify([...vocabulary.topics]);
  return { found: [...found, ...problems.map(unfixed)], says };
}

function checkEntries(root: MapMark, source: Source, note: Note): void {
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
      note("vocabulary-double", place, message, `join it with line ${line}`);
      continue;
    }
    if (value.kind === "list")
      note(
        "vocabulary-shape",
        place,
        `the entry of ${topic} is a list`,
        "write aliases: before it",
      );
    if (value.kind !== "map") continue;
    for (const field of value.entries) checkField(field.key, topic, source, note);
    for (const name of namesUnder("aliases", value, topic)) aliases.push(name);
    for (const name of namesUnder("broader", value, topic)) broader.push(name);
  }
  const claimed = checkAliases(aliases, topics, source, note);
  checkBroader(broader, topics, claimed, source, note);
}

function checkField(key: Mark, topic: string, source: Source, note: Note): void {
  if (key.kind !== "text" || KEYS.includes(key.text)) return;
  const text = key.text.toLowerCase();
  const near = KEYS.find((one) => text !== "" && one.startsWith(text)) ?? nearestWord(KEYS, text);
  const hint =
    near === null ? `the keys of an entry are ${KEYS.join(", ")}` : `did you mean ${near}?`;
  const message = `“${topicName(key.text)}” is not a known key in the entry of ${topic}`;
  note("vocabulary-key", placeAt(source, key.start), message, hint);
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

/** Notes aliases that cannot mean their topic; gives the topic of each that can. */
function checkAliases(
  aliases: readonly Name[],
  topics: ReadonlyMap<string, TextMark>,
  source: Source,
  note: Note,
): Map<string, string> {
  const claimed = new Map<string, string>();
  for (const { topic, name, start } of aliases) {
    const place = placeAt(source, start);
    const owner = claimed.get(name);
    if (topics.has(name) && name !== topic)
      note("alias-topic", place, `${name} is a topic of its own`, "remove one of the two");
    else if (name === topic || owner === topic)
      note("alias-double", place, `${name} is given twice for ${topic}`, "remove one of the two");
    else if (owner !== undefined)
      note(
        "alias-double",
        place,
        `${name} is an alias of ${owner} already`,
        "keep it for one topic",
      );
    else claimed.set(name, topic);
  }
  return claimed;
}

function checkBroader(
  broader: readonly Name[],
  topics: ReadonlyMap<string, TextMark>,
  aliases: ReadonlyMap<string, string>,
  source: Source,
  note: Note,
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
    // Past so many no one is told, and looking for near ones takes time.
    const near = unknown > MOST_UNKNOWN ? null : nearestWord(known, name);
    const hint = near === null ? `add ${name}: as a topic` : `did you mean ${near}?`;
    note("broader-unknown", placeAt(source, start), `${name} is not a topic here`, hint);
  }
  for (const circle of findCircles(links)) {
    const start = places.get(`${circle[0]} ${circle[1]}`)!;
    const shown = circle.length > 8 ? [...circle.slice(0, 4), "…", ...circle.slice(-3)] : circle;
    const message = `topics in a circle: ${shown.join(" → ")}`;
    note("broader-cycle", placeAt(source, start), message, "remove one of these links");
  }
}
