import { stemmer } from "stemmer";
import type { Clause, Term } from "../search/clause.ts";
import { COLUMNS, type Column } from "../search/columns.ts";
import { columnsOf, isOwn, WEIGHTS, type Hits } from "../search/score.ts";
import { numbersIn, type Database, type Value } from "./sqlite.ts";

/** The documents that have the words of a clause. */
export function hitsFor(words: Database, clause: Clause, exact: boolean): Hits {
  const columns = new Set(columnsOf(clause.scope));
  const often = new Map<number, number>();
  const own = new Set<number>();
  for (const terms of clause.ways) {
    const [first, ...others] = terms.map((term) => documentsOf(words, term, exact, columns));
    const inAll = others.map((lists) => new Set(lists.flatMap(({ documents }) => [...documents])));
    for (const { column, documents } of first!) {
      const weight = WEIGHTS[column];
      const mine = isOwn(column);
      for (const document of documents) {
        if (!inAll.every((all) => all.has(document))) continue;
        often.set(document, (often.get(document) ?? 0) + weight);
        if (mine) own.add(document);
      }
    }
  }
  return { often, own };
}

/** For each column the documents that have a word in it, once for each time. */
function documentsOf(
  words: Database,
  { word, prefix }: Term,
  exact: boolean,
  columns: ReadonlySet<Column>,
): { column: Column; documents: Int32Array }[] {
  if (prefix) {
    const upTo = `${word}\u{10ffff}`;
    return listed(words, "term >= ? and term < ?", [word, upTo], plainColumn, columns);
  }
  if (exact) return listed(words, "term = ?", [word], plainColumn, columns);
  const stem = stemmer(word);
  // A word that is its own stem stands in the plain column only.
  const isStem = stemmer(stem) === stem;
  const column = (name: string) => stemColumn(name) ?? (isStem ? plainColumn(name) : null);
  return listed(words, "term = ?", [stem], column, columns);
}

function listed(
  words: Database,
  condition: string,
  values: readonly Value[],
  columnOf: (name: string) => Column | null,
  columns: ReadonlySet<Column>,
) {
  const rows = words
    .prepare(
      `select col, group_concat(doc) as documents from word_at where ${condition} group by col`,
    )
    .all(...values);
  return rows.flatMap(({ col, documents }) => {
    const column = columnOf(col as string);
    return column !== null && columns.has(column)
      ? [{ column, documents: numbersIn(documents) }]
      : [];
  });
}

const PLAIN = new Set<string>(COLUMNS);

function plainColumn(name: string): Column | null {
  return PLAIN.has(name) ? (name as Column) : null;
}

function stemColumn(name: string): Column | null {
  return name.endsWith("_stem") ? (name.slice(0, -"_stem".length) as Column) : null;
}
