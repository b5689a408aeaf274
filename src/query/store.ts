import type { Problem } from "../episode/problem.ts";
import type { EpisodeRow, MatchRow, TakeawayRow, TopicRow } from "../rows/fields.ts";
import type { Query } from "./query.ts";

/**
 * What answers questions about episodes. Rows come in the order of the question, at most as many as
 * it asks for. Answers never depend on which store gives them.
 */
export interface Store {
  /** Episodes without sections and takeaways. */
  list(query: Query): AsyncIterable<EpisodeRow>;
  /** Whole episodes; where the question asks for topics, with only the takeaways that answer. */
  episodes(query: Query): AsyncIterable<EpisodeRow>;
  takeaways(query: Query): AsyncIterable<TakeawayRow>;
  /** What the words of the question are found in, best first. */
  matches(query: Query): AsyncIterable<MatchRow>;
  /** Topics by how many takeaways and episodes answer to them. */
  topics(query: Query): Promise<TopicRow[]>;
  /** One topic, with related topics and years; null where nothing answers to it. */
  topic(query: Query, name: string): Promise<TopicRow | null>;
  total(query: Query): Promise<Total>;
  /** What each ref stands for; `latest` is the newest episode that answers the question. */
  resolve(refs: readonly string[], query: Query): Promise<Resolved[]>;
  names(asked: NamesQuery): Promise<Name[]>;
  /** What could not be read, with paths in full. */
  problems(): Promise<Problem[]>;
  close(): void;
}

/** How much a library holds; `newest` is the ref of its newest episode. */
interface Total {
  episodes: number;
  takeaways: number;
  newest: string | null;
}

/** What a ref stands for: one thing, several, or nothing. */
export type Resolved =
  | ({ is: "found"; section: string | null } & Found)
  | { is: "ambiguous"; candidates: readonly Found[] }
  | ({ is: "twice" } & Found)
  | ({ is: "no takeaway"; numbers: readonly number[] } & Found)
  | { is: "unreadable"; problem: Problem }
  | { is: "unknown"; near: readonly string[] };

/** An episode, or one of its takeaways by number. */
export interface Found {
  id: string;
  /** Its file, in full. */
  file: string;
  takeaway: number | null;
}

/** Which names are asked for. */
export interface NamesQuery {
  kind: "ref" | "topic" | "podcast" | "guest" | "word";
  /** What has been typed: the beginning of the names, or with `near` a name that is like them. */
  typed: string;
  near: boolean;
  limit: number;
}

/** A name that can be typed, and what it stands for. */
export interface Name {
  name: string;
  description: string | null;
}

/** All rows of an answer. */
export async function listOf<R>(rows: AsyncIterable<R>): Promise<R[]> {
  const all: R[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/** The first row of an answer; null where there is none. */
export async function firstOf<R>(rows: AsyncIterable<R>): Promise<R | null> {
  for await (const row of rows) return row;
  return null;
}
