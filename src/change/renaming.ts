import { UserError } from "../errors.ts";
import { unique } from "../text/compare.ts";
import { topicName } from "../text/topic-name.ts";
import { topicKey } from "../topics/vocabulary.ts";

/** A topic that gets another name, or is merged into another one. */
export interface Renaming {
  from: string;
  to: string;
}

/** A renaming of normalised names. Throws a UserError where it is none. */
export function renamingOf(old: string, fresh: string): Renaming {
  const [from, to] = [topicName(old), topicName(fresh)];
  for (const [given, name] of [
    [old, from],
    [fresh, to],
  ] as const)
    if (!isTopic(name))
      throw new UserError(
        `“${given}” cannot be a topic`,
        "a topic has a letter, and no space, comma or bracket: open-models",
      );
  if (topicKey(from) === topicKey(to))
    throw new UserError(`“${old}” and “${fresh}” are one topic`, "name two");
  if (to.startsWith(`${from}/`))
    throw new UserError(
      `“${to}” is narrower than “${from}”, and would be renamed again`,
      "take another name first, then this one",
    );
  return { from, to };
}

/** What a hashtag can hold. */
function isTopic(name: string): boolean {
  return /^[\p{L}\p{M}\p{N}_+#/-]+$/u.test(name) && /\p{L}/u.test(name);
}

/** The new name of a topic, normalised; what is narrower by `/` moves along. */
export function renamed(topic: string, { from, to }: Renaming): string {
  const key = topicKey(topic);
  const old = topicKey(from);
  if (key === old) return to;
  return key.startsWith(`${old}/`)
    ? to + topic.slice(topic.length - (key.length - old.length))
    : topic;
}

/** The new name of an alias of a topic; one that the new name has already stays. */
export function renamedAlias(alias: string, topic: string, renaming: Renaming): string {
  const stays = topic === renaming.to && topicKey(alias) === topicKey(renaming.from);
  return stays ? alias : renamed(alias, renaming);
}

/** The new names of topics, each once. */
export function allRenamed(topics: readonly string[], renaming: Renaming): string[] {
  return unique(topics.map((topic) => renamed(topic, renaming)));
}
