import { cleanBlock } from "../../text/clean.ts";
import { compare } from "../../text/compare.ts";
import type { Vocabulary } from "../../topics/vocabulary.ts";
import { parseVocabulary } from "../../topics/parse.ts";
import { withAdditions, type Addition } from "../rules/vocabulary-entries.ts";
import { nearPairs, type Pair, type Use } from "./pairs.ts";

/** A part of a report: what its lines are about, and what to do about them. */
export interface ReportPart {
  title: string;
  lines: string[];
  hint?: string;
}

/** What a library's topics need, and its vocabulary with the lines that are proposed. */
export interface Diagnosis {
  parts: ReportPart[];
  /** The proposed text; the old one where there is nothing to propose. */
  text: string;
}

/**
 * Looks for topics of a library that may be one. `text` is its `topics.yaml`, `spellings` the other
 * spellings of topics in its files.
 */
export function diagnose(
  uses: readonly Use[],
  spellings: ReadonlyMap<string, ReadonlySet<string>>,
  text: string,
): Diagnosis {
  const { vocabulary, problems } = parseVocabulary(text, "topics.yaml");
  const pairs = nearPairs(uses, vocabulary);
  const rest = [spellingPart(spellings), oncePart(uses, pairs, vocabulary)];
  const partsWith = (aside: (pair: Pair) => string | null, hint?: string) =>
    [
      {
        title: "Topics that may be one",
        lines: pairs.map((pair) => remark(pair, uses, aside(pair))),
        ...(hint === undefined ? {} : { hint }),
      },
      ...rest,
    ].filter(({ lines }) => lines.length > 0);
  if (problems.length > 0 || cleanBlock(text) !== text.replaceAll("\r\n", "\n"))
    return {
      parts: partsWith(
        () => "once topics.yaml is fixed",
        "topics.yaml has problems; `episode check` reports them",
      ),
      text,
    };
  const byHand = ({ keep, other, even }: Pair) =>
    even || (vocabulary.topics.has(keep) && vocabulary.topics.has(other));
  const near = additionsFor(
    pairs.filter((pair) => !byHand(pair)),
    vocabulary,
    spellings,
  );
  const first = text.trim() === "" ? firstEntries(uses, near, spellings) : near;
  const proposed = withAdditions(text, first);
  const after = parseVocabulary(proposed, "topics.yaml");
  // An entry in an unexpected form has to be edited by hand.
  const kept =
    after.problems.length === 0 &&
    [...vocabulary.topics.keys()].every((topic) => after.vocabulary.topics.has(topic));
  const inPatch = (pair: Pair) => kept && holds(pair, after.vocabulary);
  return {
    parts: partsWith((pair) => (inPatch(pair) ? null : "by hand")),
    text: kept ? proposed : text,
  };
}

/** A first vocabulary has the topics that are used more than once, so that there is one to edit. */
function firstEntries(
  uses: readonly Use[],
  near: readonly Addition[],
  spellings: ReadonlyMap<string, ReadonlySet<string>>,
): Addition[] {
  const known = new Set(near.flatMap(({ topic, aliases }) => [topic, ...aliases]));
  const others = uses
    .filter(({ topic, takeaways, episodes }) => !known.has(topic) && takeaways + episodes > 2)
    .map(({ topic }) => ({
      topic,
      label: labelFor(topic, spellings.get(topic)),
      aliases: [],
      broader: [],
    }));
  return [...near, ...others].sort((a, b) => compare(a.topic, b.topic));
}

function additionsFor(
  pairs: readonly Pair[],
  vocabulary: Vocabulary,
  spellings: ReadonlyMap<string, ReadonlySet<string>>,
): Addition[] {
  const additions = new Map<string, Addition>();
  const to = (topic: string) => {
    const label = labelFor(topic, spellings.get(topic));
    const addition = additions.get(topic) ?? { topic, label, aliases: [], broader: [] };
    additions.set(topic, addition);
    return addition;
  };
  for (const { keep, other, why } of pairs) {
    if (why !== "kind") to(keep).aliases.push(other);
    else {
      if (!vocabulary.topics.has(keep)) to(keep);
      to(other).broader.push(keep);
    }
  }
  return [...additions.values()];
}

/** A topic's label: its spelling with capitals in a file (`LLMs`), else with a first capital. */
function labelFor(topic: string, spellings: ReadonlySet<string> = new Set()): string {
  const written = [...spellings].sort().find((form) => /\p{Lu}/u.test(form));
  const words = (written ?? topic).replace(/[-_]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function holds({ keep, other, why }: Pair, { aliases, topics }: Vocabulary): boolean {
  if (why !== "kind") return aliases.get(other) === keep;
  return topics.get(other)?.broader.includes(keep) === true;
}

const WHY = {
  joined: "the same words",
  number: "singular and plural",
  letter: "a letter apart",
  kind: "the same last words",
};

function remark(
  { keep, other, why, even }: Pair,
  uses: readonly Use[],
  aside: string | null,
): string {
  const counted = (topic: string) =>
    `${topic} (${uses.find((use) => use.topic === topic)?.episodes ?? 0})`;
  if (even) return `${counted(other)} and ${counted(keep)}, ${WHY[why]}: one of them is a slip`;
  const what = why === "kind" ? `part of ${keep}` : `an alias of ${keep}`;
  const proposal = `${other} as ${what}${aside === null ? "" : `, ${aside}`}`;
  return `${counted(other)} and ${counted(keep)}, ${WHY[why]}: ${proposal}`;
}

function oncePart(
  uses: readonly Use[],
  pairs: readonly Pair[],
  vocabulary: Vocabulary,
): ReportPart {
  const known = new Set([...vocabulary.topics.keys(), ...pairs.map(({ other }) => other)]);
  const once = uses
    .filter(
      ({ topic, takeaways, episodes }) => takeaways <= 1 && episodes <= 1 && !known.has(topic),
    )
    .map(({ topic }) => topic)
    .sort();
  return { title: "Topics used once", lines: once.length === 0 ? [] : [once.join(", ")] };
}

function spellingPart(spellings: ReadonlyMap<string, ReadonlySet<string>>): ReportPart {
  const lines = [...spellings]
    .sort(([a], [b]) => compare(a, b))
    .map(([topic, forms]) => {
      const shown = [...forms].sort().map((form) => `“${form}”`);
      return `${topic} is also written ${shown.join(", ")}`;
    });
  return {
    title: "Other spellings",
    lines,
    hint: "`episode check --fix` writes each topic in one way",
  };
}
