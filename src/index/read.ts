import type { Episode, Takeaway } from "../episode/episode.ts";
import { isList, METADATA, metadataFrom } from "../episode/fields.ts";
import { columnOf } from "./schema.ts";
import { joinTexts, type SplitSection } from "./split.ts";
import type { Database, SqlRow } from "./sqlite.ts";

/** An episode without its body. */
export type Head = Omit<Episode, "sections" | "takeaways" | "tldr" | "extra">;

const COLUMNS = new Map<string, string>(METADATA.map((field) => [field.name, columnOf(field)]));

/** The columns of {@link headOf}, of the table `e`. */
export const HEAD = ["ref", "path", "definitions", ...COLUMNS.values()]
  .map((name) => `e.${name}`)
  .join(", ");

/** The episode of a row of the table `episode`. */
export function headOf(row: SqlRow): Head {
  const { definitions } = row;
  return {
    id: row["ref"] as string,
    ...metadataFrom((field) => {
      const value = row[COLUMNS.get(field.name)!];
      return isList(field) ? JSON.parse(value as string) : value;
    }),
    ...(definitions === null ? {} : { definitions: JSON.parse(definitions as string) }),
    path: row["path"] as string,
  };
}

/** The takeaway of a row of the table `takeaway`. */
export function takeawayOf(row: SqlRow): Takeaway {
  return {
    number: row["number"] as number,
    title: row["title"] as string,
    text: row["text"] as string,
    topics: JSON.parse(row["topics"] as string),
    start: row["start"] as number | null,
    end: row["end"] as number | null,
  };
}

/** Reads whole episodes by id. */
export function episodeReader(database: Database): (id: number) => Episode {
  const head = database.prepare(
    `select ${HEAD}, e.takeaways, e.parts, b.tldr, b.sections, b.extra
      from episode e join body b on b.id = e.id where e.id = ?`,
  );
  const takeaways = database.prepare("select * from takeaway where id between ? and ? order by id");
  const parts = database.prepare(
    "select section, text from part where id between ? and ? order by id",
  );
  return (id) => {
    const row = head.get(id)!;
    const first = id + (row["takeaways"] as number);
    const own = takeaways.all(id + 1, first).map(takeawayOf);
    const texts = new Map<number, string>();
    for (const { section, text } of parts.all(first + 1, first + (row["parts"] as number)))
      texts.set(section as number, `${texts.get(section as number) ?? ""}${text as string}`);
    const split: SplitSection[] = JSON.parse(row["sections"] as string);
    return {
      ...headOf(row),
      tldr: row["tldr"] as string | null,
      extra: JSON.parse(row["extra"] as string),
      sections: joinTexts(split, own, texts),
      takeaways: own,
    };
  };
}
