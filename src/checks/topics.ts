import type { Parsed } from "../episode/parse.ts";
import { unique, visible } from "../episode/text.ts";
import { nearest } from "../query/refs.ts";
import { canonical, type Vocabulary } from "../topics/vocabulary.ts";
import type { Note } from "./finding.ts";
import { mentionsIn, type Mention } from "./mentions.ts";
import { placeAt, type Source } from "./source.ts";

/** The topics of one vocabulary, ready to be asked file by file. */
export interface TopicCheck {
  vocabulary: Vocabulary;
  /** The topics nearest to one that is not there. */
  near(topic: string): readonly string[];
}

/** Makes a vocabulary ready; what was looked up once is remembered. */
export function topicCheck(vocabulary: Vocabulary): TopicCheck {
  const names = [...vocabulary.topics.keys(), ...vocabulary.aliases.keys()];
  const known = new Map<string, readonly string[]>();
  return {
    vocabulary,
    near(topic) {
      const found =
        known.get(topic) ?? unique(nearest(names, topic).map((one) => canonical(vocabulary, one)));
      known.set(topic, found);
      return found;
    },
  };
}

/** Notes topics the vocabulary does not know, aliases, and spellings that are not plain. */
export function checkTopics(parsed: Parsed, source: Source, check: TopicCheck, note: Note): void {
  const { vocabulary } = check;
  const fits = (topic: string) => vocabulary.topics.size === 0 || vocabulary.topics.has(topic);
  const mentions = mentionsIn(parsed, source, (topic) => !fits(topic));
  const seen = new Set<string>();
  const odd: Mention[] = [];
  for (const mention of mentions) {
    const { topic, written } = mention;
    const alias = vocabulary.aliases.has(topic);
    if (alias) noteAlias(mention, source, vocabulary, note);
    else if (written !== topic) odd.push(mention);
    if (fits(topic) || alias || seen.has(topic)) continue;
    seen.add(topic);
    // Past so many no one is told, and looking for near ones takes time.
    const near = seen.size > 100 ? [] : check.near(topic);
    const hint = near.length > 0 ? `did you mean ${near.join(" or ")}?` : "add it to topics.yaml";
    note("topic-unknown", placeAt(source, mention.start), `“${topic}” is not in topics.yaml`, hint);
  }
  noteSpellings(odd, source, note);
}

function noteAlias(mention: Mention, source: Source, vocabulary: Vocabulary, note: Note): void {
  const topic = vocabulary.aliases.get(mention.topic)!;
  const place = placeAt(source, mention.start);
  const message = `“${visible(mention.written)}” is an alias of ${topic}`;
  if (mention.among.has(topic))
    note("topic-alias", place, message, `take it out: ${topic} is there already`);
  else note("topic-alias", place, message, `write ${topic}`, replacing(mention, topic));
}

/** Spellings that mean the same by the rules of topics, in one note for a file. */
function noteSpellings(odd: readonly Mention[], source: Source, note: Note): void {
  const [first] = odd;
  if (!first) return;
  const rest = odd.length - 1;
  const more = rest > 0 ? `, and ${rest} more ${rest > 1 ? "are" : "is"} not plain` : "";
  note(
    "topic-spelling",
    placeAt(source, first.start),
    `“${visible(first.written)}” stands for ${first.topic}${more}`,
    "write topics in small letters with - between words",
    odd.flatMap((mention) => replacing(mention, mention.topic)),
  );
}

// A topic that YAML would not read as text, such as `2024` or `true`, takes a person's quotes.
const PLAIN = /^(?!(?:true|false|null)$)\p{L}[\p{L}\p{M}\p{N}-]*$/u;

function replacing({ start, written, whole }: Mention, topic: string) {
  return whole && PLAIN.test(topic) ? [{ start, length: written.length, text: topic }] : [];
}
