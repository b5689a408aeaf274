import { cleanBlock } from "../../text/clean.ts";
import { compare } from "../../text/compare.ts";
import type { Vocabulary } from "../../topics/vocabulary.ts";
import { parseVocabulary } from "../../topics/parse.ts";
import { withAdditions, type Addition } from "../rules/vocabulary-entries.ts";
import { nearPairs, type Pair, type Use } from "./pairs.ts";

/** Remarks on a library's topics, and its vocabulary with the lines that are proposed. */
export interface Diagnosis {
  /** One line each. */
  remarks: string[];
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
  const remarks = [...spellingRemarks(spellings), ...onceRemarks(uses, pairs, vocabulary)];
  if (problems.length > 0 || cleanBlock(text) !== text.replaceAll("\r\n", "\n"))
    return {
      remarks: [
        ...pairs.map((pair) => remark(pair, uses, "once topics.yaml is fixed")),
        ...remarks,
        "topics.yaml has problems; `episode check` reports them",
      ],
      text,
    };
  const byHand = ({ keep, other, even }: Pair) =>
    even || (vocabulary.topics.has(keep) && vocabulary.topics.has(other));
  const proposed = withAdditions(
    text,
    additionsFor(
      pairs.filter((pair) => !byHand(pair)),
      vocabulary,
      spellings,
    ),
  );
  const after = parseVocabulary(proposed, "topics.yaml");
  // An entry in an unexpected form has to be edited by hand.
  const kept =
    after.problems.length === 0 &&
    [...vocabulary.topics.keys()].every((topic) => after.vocabulary.topics.has(topic));
  const inPatch = (pair: Pair) => kept && holds(pair, after.vocabulary);
  return {
    remarks: [
      ...pairs.map((pair) => remark(pair, uses, inPatch(pair) ? null : "by hand")),
      ...remarks,
    ],
    text: kept ? proposed : text,
  };
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

function onceRemarks(
  uses: readonly Use[],
  pairs: readonly Pair[],
  vocabulary: Vocabulary,
): string[] {
  const known = new Set([...vocabulary.topics.keys(), ...pairs.map(({ other }) => other)]);
  const once = uses
    .filter(
      ({ topic, takeaways, episodes }) => takeaways <= 1 && episodes <= 1 && !known.has(topic),
    )
    .map(({ topic }) => topic)
    .sort();
  return once.length === 0 ? [] : [`used once: ${once.join(", ")}`];
}

function spellingRemarks(spellings: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const lines = [...spellings]
    .sort(([a], [b]) => compare(a, b))
    .map(([topic, forms]) => {
      const shown = [...forms].sort().map((form) => `“${form}”`);
      return `${topic} is also written ${shown.join(", ")}`;
    });
  return lines.length === 0 ? [] : [...lines, "`episode check --fix` writes each topic in one way"];
}
