import type { Places } from "../query/climb.ts";
import { asksForAll, type Query } from "../query/query.ts";
import type { Chosen, NameCount, Uses } from "../query/topic-rows.ts";
import { both, type Conditions } from "./conditions.ts";
import { numbersIn, type Database } from "./sqlite.ts";

/** The topics that files name, or some of them; rows are the ids of takeaways and episodes. */
export function usesIn(database: Database, isWanted: (name: string) => boolean = () => true): Uses {
  const topics = database
    .prepare("select id, name from topic order by id")
    .all()
    .filter(({ name }) => isWanted(name as string));
  const ids = topics.map(({ id }) => id as number);
  return {
    names: topics.map(({ name }) => name as string),
    takeaways: placesIn(database, "takeaway", ids),
    episodes: placesIn(database, "episode", ids),
  };
}

/** One row for each topic crosses over from SQLite, which takes a seventh of the time of all pairs. */
function placesIn(database: Database, of: "takeaway" | "episode", ids: readonly number[]): Places {
  const statement = database.prepare(
    `select topic, group_concat(${of}) as rows from ${of}_topic
      where topic in (select value from json_each(?)) group by topic`,
  );
  const lists = new Map(
    statement
      .all(JSON.stringify(ids))
      .map(({ topic, rows }) => [topic as number, numbersIn(rows)] as const),
  );
  const first = new Int32Array(ids.length + 1);
  for (const [i, id] of ids.entries()) first[i + 1] = first[i]! + (lists.get(id)?.length ?? 0);
  const rows = new Int32Array(first[ids.length]!);
  for (const [i, id] of ids.entries()) rows.set(lists.get(id) ?? [], first[i]);
  return { first, rows };
}

/** The takeaways, and the episodes as a whole, that answer a question, by id. */
export function chosenIn(
  database: Database,
  { metadata, episodeTopics, takeawayTopics, numbers }: Conditions,
  query: Query,
): Chosen {
  const last = database.prepare("select max(id + takeaways) as last from episode").get();
  const size = ((last?.["last"] as number | null) ?? 0) + 1;
  const chosen = { takeaways: new Uint8Array(size), episodes: new Uint8Array(size) };
  if (asksForAll(query)) {
    // Rows that nothing stands for are in no topic's list.
    chosen.takeaways.fill(1);
    chosen.episodes.fill(1);
    return chosen;
  }
  const whole = both([metadata, episodeTopics]);
  const ids = database.prepare(
    `select group_concat(e.id) as ids from episode e where ${whole.sql}`,
  );
  for (const id of numbersIn(ids.get(...whole.values)?.["ids"])) chosen.episodes[id] = 1;
  const own = both([metadata, takeawayTopics]);
  const takeaways = database.prepare(
    `select group_concat(t.id) as ids, group_concat(t.number) as numbers, e.path from episode e ` +
      `cross join takeaway t on t.id between e.id + 1 and e.id + e.takeaways ` +
      `where ${own.sql} ${numbers === null ? "" : "group by e.id"}`,
  );
  for (const row of takeaways.all(...own.values)) {
    const wanted = numbers?.get(row["path"] as string) ?? null;
    const each = numbersIn(row["numbers"]);
    for (const [i, id] of numbersIn(row["ids"]).entries())
      if (wanted?.has(each[i]!) ?? true) chosen.takeaways[id] = 1;
  }
  return chosen;
}

/** The names of all topics with their own counts. */
export function nameCounts(database: Database): NameCount[] {
  return database
    .prepare("select name, takeaways, episodes from topic order by id")
    .all()
    .map(({ name, takeaways, episodes }) => ({
      name: name as string,
      takeaways: takeaways as number,
      episodes: episodes as number,
    }));
}

/** How many episodes and takeaways answer a question. */
export function countsIn(
  database: Database,
  conditions: Conditions,
  query: Query,
): { episodes: number; takeaways: number } {
  if (asksForAll(query)) {
    const all = "select count(*) as episodes, ifnull(sum(takeaways), 0) as takeaways from episode";
    const { episodes, takeaways } = database.prepare(all).get()!;
    return { episodes: episodes as number, takeaways: takeaways as number };
  }
  const { episodes, takeaways } = chosenIn(database, conditions, query);
  const count = (marks: Uint8Array) => marks.reduce((sum, one) => sum + one, 0);
  return { episodes: count(episodes), takeaways: count(takeaways) };
}
