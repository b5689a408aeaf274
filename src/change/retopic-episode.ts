import type { ReadDocument } from "../episode/edit/add-takeaway.ts";
import { edit, hasSameContent } from "../episode/edit/edit.ts";
import type { Episode } from "../episode/episode.ts";
import { hashtagsIn, mask } from "../episode/hashtags.ts";
import { parse } from "../episode/parse.ts";
import { applyEdits, type Edit } from "../check/rules/edits.ts";
import type { Mention } from "../check/rules/mention.ts";
import { mentionsIn } from "../check/rules/mentions.ts";
import { sourceText } from "../check/rules/source-text.ts";
import { same } from "../episode/same.ts";
import { compare } from "../text/compare.ts";
import { allRenamed, renamed, type Renaming } from "./renaming.ts";
import { withoutHashtag, withoutItem } from "./removals.ts";

/**
 * An episode file with a topic renamed wherever it is one, all else as it was; the text itself where
 * it has no such topic, and null where that would take writing the file anew.
 */
export function retopicEpisode(read: Required<ReadDocument>, renaming: Renaming): string | null {
  const { text, path, rules, parsed } = read;
  const wanted = withTopics(parsed.episode, renaming);
  if (wanted === parsed.episode) return text;
  const candidates = [
    () => inPlace(read, renaming),
    () => {
      const { text: edited, whole } = edit(text, wanted);
      return whole ? null : edited;
    },
  ];
  for (const candidate of candidates) {
    const after = candidate();
    if (after !== null && isSaid(parse(after, path, rules).episode, wanted, renaming)) return after;
  }
  return null;
}

/** Replaces the names where they stand; null where one has to be written otherwise. */
function inPlace(
  { text, path, parsed }: Required<ReadDocument>,
  renaming: Renaming,
): string | null {
  const isOld = (topic: string) => renamed(topic, renaming) !== topic;
  const source = sourceText(path, text);
  const mentions = mentionsIn(parsed, source, isOld).filter(({ topic }) => isOld(topic));
  const body = source.starts[parsed.layout.front.bodyLine - 1] ?? text.length;
  // The names that each list of topics has then.
  const names = new Map<ReadonlySet<string>, Set<string>>();
  const edits: Edit[] = [];
  for (const mention of mentions) {
    const { among, start, written, whole, inline } = mention;
    const name = renamed(mention.topic, renaming);
    const inFront = start < body;
    if (inFront && !PLAIN.test(name)) return null;
    const there = names.get(among) ?? new Set([...among].filter((one) => !isOld(one)));
    names.set(among, there);
    const isTwice = there.has(name) && !inline;
    there.add(name);
    const isPlaced = whole || inline;
    const spot = isPlaced ? { start, written } : placeNear(text, mention);
    if (spot === null || (isTwice && !isPlaced)) return null;
    if (isTwice) edits.push(inFront ? withoutItem(text, mention) : withoutHashtag(text, mention));
    else edits.push({ start: spot.start, length: spot.written.length, text: name });
  }
  return applyEdits(text, edits);
}

/** No list of topics is longer. */
const LONGEST_LIST = 4000;

/**
 * Where a name stands after a place that is only known to begin a list of topics, up to the next
 * heading: in TOML, in quotation marks, after `**Tags:**` or below a heading.
 */
function placeNear(
  text: string,
  { topic, start }: Mention,
): { start: number; written: string } | null {
  const rest = text.slice(start, start + LONGEST_LIST);
  const end = rest.search(/\n#{1,6}\s/);
  const found = new RegExp(patternOf(topic), "iu").exec(end < 0 ? rest : rest.slice(0, end));
  return found && { start: start + found.index, written: found[0] };
}

// In YAML a topic such as `true` or `c#` would have to be quoted.
const PLAIN = /^(?!(?:true|false|null|yes|no|on|off|y|n)$)\p{L}[\p{L}\p{M}\p{N}/-]*$/u;

/** The episode with its topics renamed, those in the sentences of takeaways too. */
function withTopics(episode: Episode, renaming: Renaming): Episode {
  const topics = allRenamed(episode.topics, renaming);
  const takeaways = episode.takeaways.map((one) => {
    const own = allRenamed(one.topics, renaming);
    return same(own, one.topics) ? one : { ...one, topics: own, text: inText(one.text, renaming) };
  });
  const isSame =
    same(topics, episode.topics) && takeaways.every((one, i) => one === episode.takeaways[i]);
  return isSame ? episode : { ...episode, topics, takeaways };
}

function inText(text: string, renaming: Renaming): string {
  if (!text.includes("#")) return text;
  return text
    .split("\n")
    .map((line) => {
      const found = hashtagsIn(mask(line)).filter(
        ({ topic }) => renamed(topic, renaming) !== topic,
      );
      return applyEdits(
        line,
        found.map(({ index, length, topic }) => ({
          start: index + 1,
          length: length - 1,
          text: renamed(topic, renaming),
        })),
      );
    })
    .join("\n");
}

/** Whether an episode says what is wanted, but for the order of topics and names in texts. */
function isSaid(episode: Episode, wanted: Episode, { from, to }: Renaming): boolean {
  const names = [from, to].map((name) => new RegExp(patternOf(name), "giu"));
  const plain = (text: string) => names.reduce((rest, name) => rest.replace(name, ""), text);
  return hasSameContent(comparable(episode, plain), comparable(wanted, plain));
}

function comparable(episode: Episode, plain: (text: string) => string): Episode {
  return {
    ...episode,
    topics: episode.topics.toSorted(compare),
    takeaways: episode.takeaways.map((one) => ({
      ...one,
      topics: one.topics.toSorted(compare),
      title: plain(one.title),
      text: plain(one.text),
    })),
    sections: episode.sections
      .filter(({ name }) => name !== "takeaways")
      .map((one) => ({ ...one, markdown: plain(one.markdown) })),
    tldr: episode.tldr === null ? null : plain(episode.tldr),
  };
}

/** Finds a topic as a whole name, with spaces or `_` for its hyphens. */
function patternOf(topic: string): string {
  const words = topic.split("-").map((word) => word.replace(/[^\p{L}\p{M}\p{N}]/gu, "\\$&"));
  return `(?<![\\p{L}\\p{N}_-])${words.join("[\\s_-]+")}(?![\\p{L}\\p{N}_-])`;
}
