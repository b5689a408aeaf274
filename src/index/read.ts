import type { Episode, Takeaway } from "../episode/episode.ts";
import { joinTexts, type SplitSection } from "./split.ts";
import type { Database, SqlRow } from "./sqlite.ts";

/** An episode without its body. */
export type Head = Omit<Episode, "sections" | "takeaways" | "tldr" | "extra">;

/** The columns of {@link headOf}, of the table `e`. */
export const HEAD = [
  "ref",
  "podcast",
  "number",
  "title",
  "date",
  "duration_seconds",
  "reading_minutes",
  "url",
  "guests",
  "hosts",
  "topics",
  "definitions",
  "path",
]
  .map((name) => `e.${name}`)
  .join(", ");

/** The episode of a row of the table `episode`. */
export function headOf(row: SqlRow): Head {
  const list = (name: string): string[] => JSON.parse(row[name] as string);
  const { definitions } = row;
  return {
    id: row["ref"] as string,
    podcast: row["podcast"] as string | null,
    number: row["number"] as string | null,
    title: row["title"] as string,
    guests: list("guests"),
    hosts: list("hosts"),
    date: row["date"] as string | null,
    durationSeconds: row["duration_seconds"] as number | null,
    readingMinutes: row["reading_minutes"] as number | null,
    url: row["url"] as string | null,
    topics: list("topics"),
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
