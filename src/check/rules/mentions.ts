import { knownKey, plainKey } from "../../episode/keys.ts";
import type { Parsed } from "../../episode/parse.ts";
import { cleanLine } from "../../text/clean.ts";
import { topicName } from "../../text/topic-name.ts";
import type { Mention, Spot } from "./mention.ts";
import { lineAt, offsetAt, type SourceText } from "./source-text.ts";
import { takeawaySpots } from "./takeaway-topics.ts";
import { markYaml, type Mark } from "./yaml.ts";

/**
 * The places at which an episode's file names a `wanted` topic, or any topic in another spelling, in
 * the order of the file. Other places may be among them.
 */
export function mentionsIn(parsed: Parsed, source: SourceText, wanted: Wanted): Mention[] {
  return [...ownMentions(parsed, source, wanted), ...takeawaySpots(parsed, source, wanted)];
}

type Wanted = (topic: string) => boolean;

/** The mentions of the episode's own topics. */
function ownMentions({ episode, layout }: Parsed, source: SourceText, wanted: Wanted): Mention[] {
  if (episode.topics.length === 0) return [];
  const { front } = layout;
  const topics = new Set(episode.topics);
  // A key that is in `extra` was not read as topics.
  const keys = [...front.values.keys()].filter(
    (key) => isTopicsKey(key) && !Object.hasOwn(episode.extra, cleanLine(key)),
  );
  const raws = keys.map((key) => front.rawOf(key) ?? "");
  if (raws[0] === `[${episode.topics.join(", ")}]` && !raws[1] && !episode.topics.some(wanted))
    return [];
  const all = raws.every((raw) => SIMPLE_LIST.test(raw))
    ? keys.flatMap((key, i) => spotsOf(raws[i]!, offsetAt(source, front.placeOf(key)), IN_LIST))
    : yamlSpots(source, front.block?.from ?? 0, front.block?.to ?? 0, keys);
  const found = all.filter(({ topic }) => topics.has(topic));
  for (const { topic } of found) topics.delete(topic);
  // Values that YAML transforms, such as escapes in quotes, and TOML get the place of their key.
  const [key] = keys;
  const start =
    key === undefined ? bodyStart(source, front.bodyLine) : offsetAt(source, front.placeOf(key));
  const rest = [...topics].map((topic) => ({
    topic,
    written: topic,
    start,
    whole: false,
    inline: false,
  }));
  const among = new Set(episode.topics);
  return [...found, ...rest].map((spot) => ({ ...spot, among }));
}

function isTopicsKey(key: string): boolean {
  return knownKey(key)?.field === "topics";
}

const TOPICS_LINE = /^[\s>*+|_#-]*([\p{L}][\p{L}\p{M} ]{0,30}?)[\s*_]*(?:::?|：|\||$)/u;

/** Where a body names the episode's topics: its first line with such a key, else its first line. */
function bodyStart(source: SourceText, bodyLine: number): number {
  for (let line = bodyLine; line <= source.starts.length; line++) {
    const key = TOPICS_LINE.exec(lineAt(source, line).slice(0, 80))?.[1];
    if (key !== undefined && isTopicsKey(plainKey(key))) return source.starts[line - 1]!;
  }
  return offsetAt(source, { line: bodyLine, column: 1 });
}

/** `[a, b]` on one line, the usual form, in which places are found without parsing YAML again. */
const SIMPLE_LIST = /^\[[^[\]{}"'#&*!|>%@`:]*\]$/;
const IN_LIST = /[^[\],\s][^[\],]*/g;
/** The topics of one text, with the commas of Chinese and Japanese too. */
const IN_TEXT = /[^,;，、；#\s][^,;，、；#]*/g;

/** The places in a YAML block whose lines count from 0 in the document, `to` exclusive. */
function yamlSpots(source: SourceText, from: number, to: number, keys: readonly string[]): Spot[] {
  const start = source.starts[from];
  if (start === undefined || to <= from) return [];
  const block = markYaml(source.text.slice(start, source.starts[to]));
  if (block?.kind !== "map") return [];
  return block.entries
    .filter(({ key }) => key.kind === "text" && keys.includes(cleanLine(key.text)))
    .flatMap(({ value }) => {
      if (value.kind !== "list") return spotsIn(value, source, start, IN_TEXT);
      return value.items.flatMap((item) => spotsIn(item, source, start, /[^#\s][^]*/g));
    });
}

function spotsIn(mark: Mark, source: SourceText, from: number, part: RegExp): Spot[] {
  if (mark.kind !== "text") return [];
  const raw = source.text.slice(from + mark.start, from + mark.end);
  return raw === mark.text ? spotsOf(raw, from + mark.start, part) : [];
}

function spotsOf(raw: string, start: number, part: RegExp): Spot[] {
  return [...raw.matchAll(part)].map(({ index, 0: text }) => {
    const written = text.trimEnd();
    return { topic: topicName(written), written, start: start + index, whole: true, inline: false };
  });
}
