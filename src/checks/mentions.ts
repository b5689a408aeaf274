import { KEYS, plainKey } from "../episode/facts.ts";
import { scan } from "../episode/headings.ts";
import type { Parsed } from "../episode/parse.ts";
import { isTopicsLine, splitTrailingTags } from "../episode/tags.ts";
import { topicName } from "../episode/text.ts";
import { lineAt, offsetAt, type Source } from "./source.ts";
import { markYaml, type Mark } from "./yaml.ts";

/** A topic where a file names it. */
export interface Mention {
  topic: string;
  /** As it is spelt there, without `#`. */
  written: string;
  /** The offset of the spelling. */
  start: number;
  /** The topics that it stands with, its own among them. */
  among: ReadonlySet<string>;
  /** Whether the spelling stands there by itself, so that another may take its place. */
  whole: boolean;
}

type Spot = Omit<Mention, "among">;

/**
 * The places at which an episode's file names a topic that is `wanted`, or any topic in another
 * spelling than its plain one, in the order of the file. Other places may be among them.
 */
export function mentionsIn(parsed: Parsed, source: Source, wanted: Wanted): Mention[] {
  return [...factMentions(parsed, source, wanted), ...takeawayMentions(parsed, source, wanted)];
}

type Wanted = (topic: string) => boolean;

const NAMES: readonly string[] = KEYS.topics;

function factMentions({ episode, layout }: Parsed, source: Source, wanted: Wanted): Mention[] {
  if (episode.topics.length === 0) return [];
  const { front } = layout;
  const topics = new Set(episode.topics);
  const keys = [...front.values.keys()].filter((key) => NAMES.includes(plainKey(key)));
  const raws = keys.map((key) => front.rawOf(key) ?? "");
  if (raws[0] === `[${episode.topics.join(", ")}]` && !raws[1] && !episode.topics.some(wanted))
    return [];
  const all = raws.every((raw) => SIMPLE_LIST.test(raw))
    ? keys.flatMap((key, i) => spotsOf(raws[i]!, offsetAt(source, front.placeOf(key)), IN_LIST))
    : yamlSpots(source, front.bodyLine);
  const found = all.filter(({ topic }) => topics.has(topic));
  for (const { topic } of found) topics.delete(topic);
  // What YAML reshapes, such as an escape in quotes, and all TOML stands where its key stands.
  const start = offsetAt(source, front.placeOf(keys[0] ?? ""));
  const rest = [...topics].map((topic) => ({ topic, written: topic, start, whole: false }));
  const among = new Set(episode.topics);
  return [...found, ...rest].map((spot) => ({ ...spot, among }));
}

/** `[a, b]` on one line, which nearly all are: its places are found without another parsing. */
const SIMPLE_LIST = /^\[[^[\]{}"'#&*!|>%@`:]*\]$/;
const IN_LIST = /[^[\],\s][^[\],]*/g;

function yamlSpots(source: Source, bodyLine: number): Spot[] {
  if (!/^\ufeff?---/.test(source.text)) return [];
  const from = source.starts[1]!;
  const block = markYaml(source.text.slice(from, source.starts[bodyLine - 2]));
  if (block?.kind !== "map") return [];
  return block.entries
    .filter(({ key }) => key.kind === "text" && NAMES.includes(plainKey(key.text)))
    .flatMap(({ value }) => {
      if (value.kind !== "list") return spotsIn(value, source, from, /[^,;#\s][^,;#]*/g);
      return value.items.flatMap((item) => spotsIn(item, source, from, /[^#\s][^]*/g));
    });
}

function spotsIn(mark: Mark, source: Source, from: number, part: RegExp): Spot[] {
  if (mark.kind !== "text") return [];
  const raw = source.text.slice(from + mark.start, from + mark.end);
  return raw === mark.text ? spotsOf(raw, from + mark.start, part) : [];
}

function spotsOf(raw: string, start: number, part: RegExp): Spot[] {
  return [...raw.matchAll(part)].map(({ index, 0: text }) => {
    const written = text.trimEnd();
    return { topic: topicName(written), written, start: start + index, whole: true };
  });
}

const TAG = /(?<=^|[\s,])#([^\s#,]+)/g;

function takeawayMentions({ episode, layout }: Parsed, source: Source, wanted: Wanted): Mention[] {
  return episode.takeaways.flatMap(({ topics }, i) => {
    if (topics.length === 0) return [];
    const line = layout.takeaways[i]!;
    const next = layout.takeaways[i + 1] ?? layout.sections.find((one) => one > line);
    const lines = tagLines(source, line, next ?? source.starts.length + 1);
    if (isPlain(lineAt(source, lines[0] ?? 0), topics) && !topics.some(wanted)) return [];
    const among = new Set(topics);
    return lines.flatMap((number) =>
      tagsOn(lineAt(source, number), source.starts[number - 1]!)
        .filter(({ topic }) => among.has(topic))
        .map((spot) => ({ ...spot, among })),
    );
  });
}

/** Whether a line is nothing but these topics and perhaps a time, the way they are written best. */
function isPlain(line: string, topics: readonly string[]): boolean {
  const best = `#${topics.join(" #")}`;
  return line.startsWith(best) && /^(?: \[[^#]*)?$/.test(line.slice(best.length));
}

/** No line has more tags, unless to do harm. */
const MOST = 1000;

function tagsOn(line: string, start: number): Spot[] {
  const behind = isTopicsLine(line) ? 0 : splitTrailingTags(line).text.length;
  const spots: Spot[] = [];
  for (const { index, 1: written = "" } of line.matchAll(TAG)) {
    if (spots.length === MOST) break;
    if (index < behind) continue;
    spots.push({ topic: topicName(written), written, start: start + index + 1, whole: true });
  }
  return spots;
}

/** The lines of a takeaway that may hold its topics; under a heading, only the first with text. */
function tagLines(source: Source, from: number, to: number): number[] {
  if (!/^ {0,3}\d/.test(lineAt(source, from)) || underlined(source, from)) {
    let below = from + 1;
    while (below < to && !/[^\s=-]/.test(lineAt(source, below))) below++;
    return below < to ? [below] : [];
  }
  const numbers = Array.from({ length: to - from }, (_, i) => from + i);
  const { hidden } = scan(numbers.map((number) => lineAt(source, number)));
  return numbers.filter((number, i) => !hidden[i] && lineAt(source, number).includes("#"));
}

function underlined(source: Source, line: number): boolean {
  return /^ {0,3}(?:=+|-+)\s*$/.test(lineAt(source, line + 1));
}
