import { topicNames } from "../query/names.ts";
import type { Name, NamesQuery } from "../query/store.ts";
import type { Vocabulary } from "../topics/vocabulary.ts";
import type { Database } from "./sqlite.ts";

/** Where names come from; `words` is null unless words are asked for. */
export interface NameSource {
  database: Database;
  words: Database | null;
  vocabulary: Vocabulary;
}

/** Each kind of name by the question for it, of the table that has it. */
const NAMES: Record<NamesQuery["kind"], string> = {
  ref: "select ref as name, title as description from episode order by day desc, ref, path",
  topic: "select name from topic order by id",
  podcast: "select distinct podcast as name from episode where podcast is not null order by name",
  guest: "select distinct name from guest order by name",
  // As they stand in a text, without stems.
  word: "select distinct term as name from word where col not like '%stem' order by name",
};

/** All names of a kind. */
export function namesIn(
  { database, words, vocabulary }: NameSource,
  kind: NamesQuery["kind"],
): Name[] {
  const rows = (words ?? database).prepare(NAMES[kind]).all();
  if (kind === "topic")
    return topicNames(
      rows.map(({ name }) => name as string),
      vocabulary,
    );
  return rows.map(({ name, description = null }) => ({
    name: name as string,
    description: description as string | null,
  }));
}

/** All refs, in the order of the contract. */
export function refsIn(database: Database): string[] {
  return database
    .prepare(NAMES.ref)
    .all()
    .map(({ name }) => name as string);
}
