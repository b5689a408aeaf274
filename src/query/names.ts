import type { Vocabulary } from "../topics/vocabulary.ts";
import { fold } from "../text/fold.ts";
import { nearest } from "./refs.ts";
import type { Name, NamesQuery } from "./store.ts";

/** Of these names those that are asked for: by how they begin, or by likeness. */
export function namesFor(names: readonly Name[], { typed, near, limit }: NamesQuery): Name[] {
  if (near) {
    const byName = new Map(names.map((one) => [one.name, one]));
    return nearest([...byName.keys()], typed)
      .slice(0, limit)
      .map((name) => byName.get(name)!);
  }
  const start = fold(typed);
  return names.filter(({ name }) => fold(name).startsWith(start)).slice(0, limit);
}

/** The names of topics: those of the vocabulary with their labels, aliases, and those in use. */
export function topicNames(used: Iterable<string>, vocabulary: Vocabulary): Name[] {
  const names = new Map<string, string | null>();
  for (const [name, { label }] of vocabulary.topics) names.set(name, label);
  for (const [alias, topic] of vocabulary.aliases) names.set(alias, topic);
  for (const name of used) if (!names.has(name)) names.set(name, null);
  return Array.from(names, ([name, description]) => ({ name, description }));
}
