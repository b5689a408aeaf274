import { applyEdits } from "../check/rules/edits.ts";
import { withAdditions } from "../check/rules/vocabulary-entries.ts";
import { markYaml } from "../check/rules/yaml.ts";
import { same } from "../episode/same.ts";
import { compare, unique } from "../text/compare.ts";
import { parseVocabulary } from "../topics/parse.ts";
import { type TopicEntry, type Vocabulary } from "../topics/vocabulary.ts";
import { allRenamed, renamed, renamedAlias, type Renaming } from "./renaming.ts";
import { labelOf, vocabularyEdits } from "./vocabulary-edits.ts";

/**
 * A `topics.yaml` with a topic renamed, or merged into one that has an entry; with `alias`, the old
 * name becomes an alias of the new one. All other lines stay. Null where that has to be done by hand.
 */
export function retopicVocabulary(text: string, renaming: Renaming, alias: boolean): string | null {
  const { vocabulary, problems } = parseVocabulary(text, "topics.yaml");
  if (problems.length > 0) return mentions(vocabulary, renaming) ? null : text;
  const wanted = wantedEntries(vocabulary, renaming, alias);
  const root = markYaml(text);
  const moved =
    root?.kind === "map" ? applyEdits(text, vocabularyEdits(text, root, renaming)) : text;
  const now = parseVocabulary(moved, "topics.yaml").vocabulary.topics.get(renaming.to);
  const entry = wanted.get(renaming.to);
  const missing = (field: "aliases" | "broader") =>
    (entry?.[field] ?? []).filter((name) => now?.[field].includes(name) !== true);
  const addition = {
    topic: renaming.to,
    label: labelOf(renaming.to),
    aliases: missing("aliases"),
    broader: missing("broader"),
  };
  const isMore = addition.aliases.length + addition.broader.length > 0;
  const after = isMore ? withAdditions(moved, [addition]) : moved;
  return isWanted(after, wanted) ? after : null;
}

function mentions({ topics, aliases }: Vocabulary, renaming: Renaming): boolean {
  const isOld = (name: string) => renamed(name, renaming) !== name;
  return [...topics.keys(), ...aliases.keys()].some(isOld);
}

/** The entries as they are to be, by topic. */
function wantedEntries(
  { topics }: Vocabulary,
  renaming: Renaming,
  alias: boolean,
): Map<string, TopicEntry> {
  const wanted = new Map<string, TopicEntry>();
  // The entry of the new name itself counts before one that is merged into it.
  const inOrder = [...topics].sort(
    ([a], [b]) => Number(b === renaming.to) - Number(a === renaming.to),
  );
  for (const [name, entry] of inOrder) {
    const topic = renamed(name, renaming);
    const before = wanted.get(topic);
    const not = (others: readonly string[]) => others.filter((other) => other !== topic);
    wanted.set(topic, {
      label: before?.label ?? entry.label,
      aliases: not(
        unique([
          ...(before?.aliases ?? []),
          ...entry.aliases.map((one) => renamedAlias(one, topic, renaming)),
        ]),
      ),
      broader: not(unique([...(before?.broader ?? []), ...allRenamed(entry.broader, renaming)])),
    });
  }
  if (!alias) return wanted;
  const { label = null, aliases = [], broader = [] } = wanted.get(renaming.to) ?? {};
  const named = wanted.has(renaming.to) ? label : labelOf(renaming.to);
  return wanted.set(renaming.to, {
    label: named,
    aliases: unique([...aliases, renaming.from]),
    broader,
  });
}

function isWanted(text: string, wanted: ReadonlyMap<string, TopicEntry>): boolean {
  const { vocabulary, problems } = parseVocabulary(text, "topics.yaml");
  const plain = (entries: Iterable<[string, TopicEntry]>) =>
    [...entries]
      .map(([topic, { aliases, broader }]) => [
        topic,
        [...aliases].sort(compare),
        [...broader].sort(compare),
      ])
      .sort(([a], [b]) => compare(String(a), String(b)));
  return problems.length === 0 && same(plain(vocabulary.topics), plain(wanted));
}
