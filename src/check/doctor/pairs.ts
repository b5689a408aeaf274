import { compare } from "../../text/compare.ts";
import { withBroader, type Vocabulary } from "../../topics/vocabulary.ts";
import { singularTopic, slips, squeezed } from "./likeness.ts";

/** How often a topic is used. */
export interface Use {
  topic: string;
  takeaways: number;
  episodes: number;
}

/** Two topics that may be the same, or of which one may be broader. */
export interface Pair {
  /** The one to keep, or the broader one. */
  keep: string;
  other: string;
  /** How they differ: in a hyphen, in number, in a letter, or by more words in front. */
  why: "joined" | "number" | "letter" | "kind";
  /** Whether either of the two may be the slip. */
  even: boolean;
}

/**
 * The pairs of near topics, the most certain first. Two topics of the vocabulary were distinguished
 * by a person, unless they differ only in a hyphen or in number.
 */
export function nearPairs(uses: readonly Use[], vocabulary: Vocabulary): Pair[] {
  const counts = new Map(uses.map((use) => [use.topic, use]));
  for (const topic of vocabulary.topics.keys())
    if (!counts.has(topic)) counts.set(topic, { topic, takeaways: 0, episodes: 0 });
  const names = [...counts.keys()].sort(compare);
  const known = (name: string) => vocabulary.topics.has(name);
  const related = (a: string, b: string) =>
    withBroader(vocabulary, a).has(b) || withBroader(vocabulary, b).has(a);
  const better = (a: string, b: string) =>
    Number(known(b)) - Number(known(a)) ||
    counts.get(b)!.episodes - counts.get(a)!.episodes ||
    counts.get(b)!.takeaways - counts.get(a)!.takeaways ||
    b.length - a.length ||
    compare(a, b);

  const pairs: Pair[] = [];
  const taken = new Set<string>();
  const add = (keep: string, other: string, why: Pair["why"], even = false) => {
    if (taken.has(keep) || taken.has(other) || related(keep, other)) return;
    if (why !== "kind") taken.add(other);
    pairs.push({ keep, other, why, even });
  };
  const joined = new Set(names.map(squeezed));
  const oneWord = (name: string) =>
    squeezed(singularTopic(name, (one) => joined.has(squeezed(one))));
  for (const group of grouped(names, oneWord)) {
    const [keep = "", ...others] = group.sort(better);
    for (const other of others)
      add(keep, other, squeezed(keep) === squeezed(other) ? "joined" : "number");
  }
  for (const [a, b] of slips(names)) {
    const [keep, other] = [a, b].toSorted(better) as [string, string];
    const even = !known(keep) && counts.get(keep)!.episodes === counts.get(other)!.episodes;
    if (!known(other)) add(keep, other, "letter", even);
  }
  for (const name of names) {
    const broader = tail(name, (end) => counts.has(end));
    if (broader !== null && !(known(name) && known(broader))) add(broader, name, "kind");
  }
  return pairs;
}

function grouped(names: readonly string[], by: (name: string) => string): string[][] {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const group = groups.get(by(name)) ?? [];
    group.push(name);
    groups.set(by(name), group);
  }
  return [...groups.values()];
}

/** The longest ending of a topic, in whole words, that is a topic too; short words do not count. */
function tail(name: string, isTopic: (end: string) => boolean): string | null {
  for (let at = name.indexOf("-"); at >= 0; at = name.indexOf("-", at + 1)) {
    const end = name.slice(at + 1);
    if (end.length >= 4 && isTopic(end)) return end;
  }
  return null;
}
