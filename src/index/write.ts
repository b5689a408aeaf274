import { refKeys } from "../query/refs.ts";
import type { EpisodeRows } from "./episode-rows.ts";
import { inserterFor } from "./insert.ts";
import type { Database, Value } from "./sqlite.ts";

/** Puts episodes into an index and takes them out of it. */
export interface Writer {
  /** Adds an episode and gives its id. */
  add(rows: EpisodeRows): number;
  remove(id: number): void;
  /** Writes what waits. */
  flush(): void;
  /** Writes what waits, and forgets topics that nothing names any more. */
  end(): void;
}

/** Makes a writer for a database with the tables of the schema. */
export function episodeWriter(database: Database): Writer {
  const episodes = inserterFor(database, "episode");
  const bodies = inserterFor(database, "body");
  const takeaways = inserterFor(database, "takeaway");
  const parts = inserterFor(database, "part");
  const takeawayTopic = inserterFor(database, "takeaway_topic", true);
  const episodeTopic = inserterFor(database, "episode_topic", true);
  const guests = inserterFor(database, "guest", true);
  const keys = inserterFor(database, "ref_key", true);
  const topics = inserterFor(database, "topic");
  const all = [
    episodes,
    bodies,
    takeaways,
    parts,
    takeawayTopic,
    episodeTopic,
    guests,
    keys,
    topics,
  ];
  const topicIds = new Map<string, number>();
  for (const { id, name } of database.prepare("select id, name from topic").iterate())
    topicIds.set(name as string, id as number);
  let nextTopic = Math.max(0, ...topicIds.values()) + 1;
  let next = 1 + lastId(database);

  const touched = new Set<number>();
  function topicId(name: string): number {
    const id = idOf(name);
    touched.add(id);
    return id;
  }

  function idOf(name: string): number {
    const known = topicIds.get(name);
    if (known !== undefined) return known;
    topics.add([nextTopic, name, 0, 0]);
    topicIds.set(name, nextTopic);
    return nextTopic++;
  }

  function add(rows: EpisodeRows): number {
    const id = next++;
    episodes.add([id, ...rows.episode]);
    bodies.add([id, ...rows.body]);
    for (const [i, values] of rows.takeaways.entries()) {
      takeaways.add([next, id, ...values]);
      for (const topic of rows.takeawayTopics[i]!) takeawayTopic.add([topicId(topic), next]);
      next++;
    }
    for (const values of rows.parts) parts.add([next++, id, ...values]);
    for (const topic of rows.episodeTopics) episodeTopic.add([topicId(topic), id]);
    for (const guest of rows.guests) guests.add([guest, id]);
    for (const [key, level] of rows.keys) keys.add([key, level, id]);
    return id;
  }

  const flush = () => {
    for (const one of all) one.flush();
  };

  return {
    add,
    flush,
    remove(id) {
      for (const name of removeEpisode(database, id)) topicId(name);
    },
    end() {
      flush();
      database.prepare(COUNT_TOPICS).run(JSON.stringify([...touched]));
      database.exec("delete from topic where episodes = 0");
    },
  };
}

const COUNT_TOPICS = `update topic set
  takeaways = (select count(*) from takeaway_topic where topic = topic.id),
  episodes = (select count(*) from episode_topic where topic = topic.id)
  where id in (select value from json_each(?))`;

/** The last id that anything has; 0 where there is nothing. */
function lastId(database: Database): number {
  const row = database.prepare(
    "select id + takeaways + parts as last from episode order by id desc limit 1",
  );
  return (row.get()?.["last"] as number | undefined) ?? 0;
}

/** Removes an episode and gives the topics it named. */
function removeEpisode(database: Database, id: number): Set<string> {
  const run = (sql: string, ...values: Value[]) => database.prepare(sql).run(...values);
  const episode = database.prepare("select * from episode where id = ?").get(id)!;
  const last = id + (episode["takeaways"] as number) + (episode["parts"] as number);
  const named = new Set<string>(JSON.parse(episode["topics"] as string));
  const own = "select topics from takeaway where id between ? and ?";
  for (const { topics } of database.prepare(own).all(id, last))
    for (const name of JSON.parse(topics as string)) named.add(name);
  const names = JSON.stringify([...named]);
  const ids = "(select id from topic where name in (select value from json_each(?)))";
  run(
    `delete from takeaway_topic where topic in ${ids} and takeaway between ? and ?`,
    names,
    id,
    last,
  );
  run(`delete from episode_topic where topic in ${ids} and episode = ?`, names, id);
  const guests = "delete from guest where name in (select value from json_each(?)) and episode = ?";
  run(guests, episode["guests"]!, id);
  for (const { key, level } of refKeys(episode["ref"] as string, episode["path"] as string))
    run("delete from ref_key where key = ? and level = ? and episode = ?", key, level, id);
  run("delete from part where id between ? and ?", id, last);
  run("delete from takeaway where id between ? and ?", id, last);
  run("delete from body where id = ?", id);
  run("delete from episode where id = ?", id);
  return named;
}
