import type { Query } from "../query/query.ts";
import { asksForAll } from "../query/query.ts";
import { allTopicRows, oneTopicRow, topicRows } from "../query/topic-rows.ts";
import type { TopicRow } from "../rows/fields.ts";
import type { Vocabulary } from "../topics/vocabulary.ts";
import type { Conditions } from "./conditions.ts";
import type { Database } from "./sqlite.ts";
import { chosenIn, nameCounts, usesIn } from "./uses.ts";

/** What topics are counted in: a question, and what it asks of rows. */
export interface TopicSource {
  database: Database;
  vocabulary: Vocabulary;
  query: Query;
  conditions: Conditions;
}

/** The topics of what answers a question, the most used first. */
export function topicsIn({ database, vocabulary, query, conditions }: TopicSource): TopicRow[] {
  const options = { vocabulary, exact: query.exact };
  const chosen = () => chosenIn(database, conditions, query);
  if (!asksForAll(query)) return topicRows(usesIn(database), chosen(), options);
  const usesOf = (isCounted: (name: string) => boolean) => ({
    ...usesIn(database, isCounted),
    chosen: chosen(),
  });
  return allTopicRows(nameCounts(database), usesOf, options);
}

/** One topic, with related topics and its years; null where nothing answers. */
export function topicIn(
  { database, vocabulary, query, conditions }: TopicSource,
  name: string,
): TopicRow | null {
  const chosen = chosenIn(database, conditions, query);
  const days = database
    .prepare("select id, takeaways, day from episode")
    .all()
    .map(({ id, takeaways, day }) => {
      const first = (id as number) + 1;
      const own = chosen.takeaways.subarray(first, first + (takeaways as number));
      return [day as number, own.reduce((sum, one) => sum + one, 0)] as const;
    });
  return oneTopicRow(usesIn(database), chosen, days, { vocabulary, exact: query.exact, name });
}
