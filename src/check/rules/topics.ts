import type { Parsed } from "../../episode/parse.ts";
import { visible } from "../../text/clean.ts";
import { unique } from "../../text/compare.ts";
import { nearest } from "../../query/refs.ts";
import { canonical, type Vocabulary } from "../../topics/vocabulary.ts";
import type { Note } from "./finding.ts";
import type { Mention } from "./mention.ts";
import { mentionsIn } from "./mentions.ts";
import { placeAt, type Source } from "./source.ts";

/** A library with thousands of unknown topics, and as many known ones, is not helped by hints. */
const MOST_COMPARED = 4_000_000;

/** The topics of one vocabulary, ready to be asked file by file. */
export interface TopicCheck {
  vocabulary: Vocabulary;
  /** Whether a topic that the vocabulary lacks is a problem. */
  closed: boolean;
  /** The topics nearest to one that is not there. */
  near(topic: string): readonly string[];
}

/** Makes a vocabulary ready; what was looked up once is remembered. */
export function topicCheck(vocabulary: Vocabulary, closed = false): TopicCheck {
  const names = [...vocabulary.topics.keys(), ...vocabulary.aliases.keys()];
  const known = new Map<string, readonly string[]>();
  return {
    vocabulary,
    closed,
    near(topic) {
      const found = known.get(topic);
      if (found !== undefined || known.size * names.length > MOST_COMPARED) return found ?? [];
      const near = unique(nearest(names, topic).map((one) => canonical(vocabulary, one)));
      known.set(topic, near);
      return near;
    },
  };
}

/** Notes aliases, spellings that are not plain and, where topics are closed, unknown ones. */
export function checkTopics(parsed: Parsed, source: Source, check: TopicCheck, note: Note): void {
  const { vocabulary, closed } = check;
  const open = !closed || vocabulary.topics.size === 0;
  const fits = (topic: string) =>
    open ? !vocabulary.aliases.has(topic) : vocabulary.topics.has(topic);
  const mentions = mentionsIn(parsed, source, (topic) => !fits(topic));
  const seen = new Set<string>();
  const odd: Mention[] = [];
  for (const mention of mentions) {
    const { topic, written, inline } = mention;
    const alias = vocabulary.aliases.has(topic);
    // In a sentence a hashtag is a word, and its writer chose it.
    if (alias && !inline) noteAlias(mention, source, vocabulary, note);
    else if (written !== topic && !inline) odd.push(mention);
    if (fits(topic) || alias || seen.has(topic)) continue;
    seen.add(topic);
    // Looking for near topics takes time, and nobody reads that many hints.
    const near = seen.size > 100 ? [] : check.near(topic);
    const hint = near.length > 0 ? `did you mean ${near.join(" or ")}?` : "add it to topics.yaml";
    const place = placeAt(source, mention.start);
    note("topic-unknown", place, `“${visible(topic)}” is not in topics.yaml`, hint);
  }
  noteSpellings(odd, source, note);
}

function noteAlias(mention: Mention, source: Source, vocabulary: Vocabulary, note: Note): void {
  const topic = vocabulary.aliases.get(mention.topic)!;
  const place = placeAt(source, mention.start);
  const message = `“${visible(mention.written)}” is an alias of ${topic}`;
  if (mention.among.has(topic))
    note("topic-alias", place, message, `remove it: ${topic} is there already`);
  else note("topic-alias", place, message, `write ${topic}`, replacing(mention, topic));
}

/** Spellings that mean the same by the rules of topics, in one note for a file. */
function noteSpellings(odd: readonly Mention[], source: Source, note: Note): void {
  const [first] = odd;
  if (!first) return;
  const rest = odd.length - 1;
  const more = rest > 0 ? `, and ${rest} more like it` : "";
  note(
    "topic-spelling",
    placeAt(source, first.start),
    `“${visible(first.written)}” is read as ${first.topic}${more}`,
    "write topics in lower case with - between words",
    odd.flatMap((mention) => replacing(mention, mention.topic)),
  );
}

// A topic that YAML would not read as text, such as `2024` or `true`, takes a person's quotes.
const PLAIN = /^(?!(?:true|false|null)$)\p{L}[\p{L}\p{M}\p{N}-]*$/u;

function replacing({ start, written, whole }: Mention, topic: string) {
  return whole && PLAIN.test(topic) ? [{ start, length: written.length, text: topic }] : [];
}
