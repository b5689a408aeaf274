import { visible } from "../../text/clean.ts";
import { didYouMean } from "../../text/nearest.ts";
import type { CheckContext } from "./context.ts";
import type { Mention } from "./mention.ts";
import { mentionsIn } from "./mentions.ts";
import { placeAt } from "./source-text.ts";

/** Reports aliases, other spellings of topics and, where topics are closed, unknown ones. */
export function checkTopics(context: CheckContext): void {
  const { parsed, source, library, report } = context;
  const { vocabulary, closed } = library.topics;
  const open = !closed || vocabulary.topics.size === 0;
  const fits = (topic: string) =>
    open ? !vocabulary.aliases.has(topic) : vocabulary.topics.has(topic);
  const mentions = mentionsIn(parsed, source, (topic) => !fits(topic));
  const seen = new Set<string>();
  const odd: Mention[] = [];
  for (const mention of mentions) {
    const { topic, written, inline } = mention;
    const alias = vocabulary.aliases.has(topic);
    // In a sentence a hashtag is a word, chosen by the author.
    if (alias && !inline) reportAlias(mention, context);
    else if (written !== topic && !inline) odd.push(mention);
    if (fits(topic) || alias || seen.has(topic)) continue;
    seen.add(topic);
    // Looking for near topics takes time, and nobody reads that many hints.
    const near = seen.size > 100 ? [] : library.topics.nearest(topic);
    const hint = didYouMean(near) ?? "add it to topics.yaml";
    const place = placeAt(source, mention.start);
    report("topic-unknown", {
      ...place,
      message: `“${visible(topic)}” is not in topics.yaml`,
      hint,
    });
  }
  reportSpellings(odd, context);
}

function reportAlias(mention: Mention, { source, library, report }: CheckContext): void {
  const topic = library.topics.vocabulary.aliases.get(mention.topic)!;
  const place = placeAt(source, mention.start);
  const message = `“${visible(mention.written)}” is an alias of ${topic}`;
  if (mention.among.has(topic))
    report("topic-alias", { ...place, message, hint: `remove it: ${topic} is there already` });
  else
    report("topic-alias", {
      ...place,
      message,
      hint: `write ${topic}`,
      fix: replacing(mention, topic),
    });
}

/** Spellings that mean the same by the rules of topics, as one finding for a file. */
function reportSpellings(odd: readonly Mention[], { source, report }: CheckContext): void {
  const [first] = odd;
  if (!first) return;
  const rest = odd.length - 1;
  const more = rest > 0 ? `, and ${rest} more like it` : "";
  report("topic-spelling", {
    ...placeAt(source, first.start),
    message: `“${visible(first.written)}” is read as ${first.topic}${more}`,
    hint: "write topics in lower case with - between words",
    fix: odd.flatMap((mention) => replacing(mention, mention.topic)),
  });
}

// A topic that YAML would not read as text, such as `2024` or `true`, has to be quoted by hand.
const PLAIN = /^(?!(?:true|false|null)$)\p{L}[\p{L}\p{M}\p{N}-]*$/u;

function replacing({ start, written, whole }: Mention, topic: string) {
  return whole && PLAIN.test(topic) ? [{ start, length: written.length, text: topic }] : [];
}
