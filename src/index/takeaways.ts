import type { Takeaway } from "../episode/episode.ts";
import type { Query } from "../query/query.ts";
import { both, limitOf, orderOf, type Conditions } from "./conditions.ts";
import { HEAD, headOf, takeawayOf, type Head } from "./read.ts";
import type { Database, SqlRow, Value } from "./sqlite.ts";

/** The takeaways that answer a question, each with its episode, in order. */
export function* answeringTakeaways(
  database: Database,
  query: Query,
  conditions: Conditions,
): Iterable<{ head: Head; takeaway: Takeaway }> {
  const { numbers } = conditions;
  const { rows, values } = takeawayStatement(query, conditions);
  let episode: Value = null;
  let head: Head | null = null;
  for (const row of database.prepare(rows).iterate(...values)) {
    // The takeaways of an episode come in a row.
    if (head === null || episode !== row["episode"]) head = headOf(row);
    episode = row["episode"]!;
    const takeaway = takeawayOf(asTakeaway(row));
    if (numbers?.get(head.path)?.has(takeaway.number) === false) continue;
    yield { head, takeaway };
  }
}

/** The columns of a takeaway that a joined row has under other names. */
function asTakeaway(row: SqlRow): SqlRow {
  const { t_number, t_title, t_text, t_topics, start, end } = row;
  return {
    number: t_number!,
    title: t_title!,
    text: t_text!,
    topics: t_topics!,
    start: start!,
    end: end!,
  };
}

function takeawayStatement(
  query: Query,
  { metadata, otherTakeawayTopics, firstGroup, numbers }: Conditions,
) {
  // From the topic to its takeaways, or from each episode to its own.
  const [from, first] =
    firstGroup === null
      ? [
          "episode e cross join takeaway t on t.id between e.id + 1 and e.id + e.takeaways",
          { sql: "true", values: [] },
        ]
      : [
          `(select distinct takeaway from takeaway_topic
            where topic in (select value from json_each(?))) c
            cross join takeaway t on t.id = c.takeaway cross join episode e on e.id = t.episode`,
          { sql: "true", values: [firstGroup] },
        ];
  const { sql, values } = both([metadata, otherTakeawayTopics]);
  const rows =
    `select ${HEAD}, e.id as episode, t.number as t_number, t.title as t_title, t.text as t_text, ` +
    `t.topics as t_topics, t.start, t."end" from ${from} where ${sql} ` +
    `order by ${orderOf(query)}, t.id ${numbers === null ? limitOf(query) : ""}`;
  return { rows, values: [...first.values, ...values] };
}

/** Gives the ids of those takeaways of an episode that answer by their topics. */
export function answeringIn(
  database: Database,
  { takeawayTopics: { sql, values } }: Conditions,
): (id: number, count: number) => Set<Value> {
  const statement = database.prepare(
    `select id from takeaway t where id between ? and ? and ${sql}`,
  );
  return (id, count) =>
    new Set(statement.all(id + 1, id + count, ...values).map((row) => row["id"]!));
}
