import type { Vocabulary } from "../topics/vocabulary.ts";
import { fold } from "../text/fold.ts";
import { nearest } from "./refs.ts";
import type { Name, NamesQuery } from "./store.ts";

/**
 * Of these names those that are asked for: by likeness, or by how they begin. The name of a podcast
 * or a person begins with each of its words, and a ref with its last part; after those come the refs
 * that a word of their title begins so.
 */
export function namesFor(names: readonly Name[], { kind, typed, near, limit }: NamesQuery): Name[] {
  if (near) {
    const byName = new Map(names.map((one) => [one.name, one]));
    return nearest([...byName.keys()], typed)
      .slice(0, limit)
      .map((name) => byName.get(name)!);
  }
  const start = fold(typed);
  const begin = (text: string) => fold(text).startsWith(start);
  const hasWord = (text: string) => hasWordBeginning(fold(text), start);
  const isOfPeople = kind === "guest" || kind === "podcast";
  const first = names.filter(
    ({ name }) =>
      begin(name) ||
      (kind === "ref" && begin(name.slice(name.lastIndexOf("/") + 1))) ||
      (isOfPeople && hasWord(name)),
  );
  if (kind !== "ref" || start === "" || first.length >= limit) return first.slice(0, limit);
  const taken = new Set(first);
  const titled = names.filter((one) => !taken.has(one) && hasWord(one.description ?? ""));
  return [...first, ...titled].slice(0, limit);
}

const IN_WORD = /[\p{L}\p{M}\p{N}]/u;

/** Whether a word of a text begins so; most texts are not even taken apart. */
function hasWordBeginning(text: string, start: string): boolean {
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1))
    if (at === 0 || !IN_WORD.test(text[at - 1]!)) return true;
  return false;
}

/** The names of topics: those of the vocabulary with their labels, aliases, and those in use. */
export function topicNames(used: Iterable<string>, vocabulary: Vocabulary): Name[] {
  const names = new Map<string, string | null>();
  for (const [name, { label }] of vocabulary.topics) names.set(name, label);
  for (const [alias, topic] of vocabulary.aliases) names.set(alias, topic);
  for (const name of used) if (!names.has(name)) names.set(name, null);
  return Array.from(names, ([name, description]) => ({ name, description }));
}
