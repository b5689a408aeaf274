import type { Section } from "../episode/episode.ts";
import { METADATA, type MetadataTypes } from "../episode/fields.ts";

/** The kinds of objects the program answers with. */
export type Kind = "episode" | "takeaway" | "topic" | "match" | "problem";

/** What each type of field holds; schema.ts says it as JSON Schema. */
interface FieldTypes extends MetadataTypes {
  /** The address of an episode, a takeaway or a section. */
  ref: string;
  integer: number;
  number: number;
  texts: string[];
  sections: Section[];
  takeaways: TakeawayRow[];
  /** What was counted; null where it was not asked for. */
  counts: Count[] | null;
  object: Record<string, unknown>;
  kind: MatchKind;
  severity: "error" | "warning";
}

/** The name of a type of field. */
export type FieldType = keyof FieldTypes;

/** One field of an object: its name, its type and what it holds. */
export interface Field {
  name: string;
  type: FieldType;
  about: string;
}

/** What a search can find; a section is found by one of its parts. */
export type MatchKind = "episode" | "takeaway" | "section";

/** How often something was counted. */
export interface Count {
  name: string;
  takeaways: number;
}

function field<N extends string, T extends FieldType>(name: N, type: T, about: string) {
  return { name, type, about };
}

const DATE = "when the episode came out: YYYY-MM-DD, YYYY-MM or YYYY";

/** The fields of each kind, in the order they are printed: JSON, `--fields`, schema and help. */
export const FIELDS = {
  episode: [
    field("id", "ref", "the episode's ref"),
    ...METADATA,
    field("tldr", "text?", "the short summary, Markdown"),
    field("sections", "sections", "all sections as Markdown"),
    field("takeaways", "takeaways", "its takeaways"),
    field("extra", "object", "front matter that the program does not use"),
    field("path", "text", "the file"),
  ],
  takeaway: [
    field("ref", "ref", "the takeaway's ref"),
    field("number", "integer", "its number in the episode"),
    field("title", "text", "its headline"),
    field("text", "text", "Markdown, without the line of topics"),
    field("topics", "topics", "topics of its own"),
    field("start", "seconds?", "time in the recording at which its part begins"),
    field("end", "seconds?", "time in the recording at which its part ends"),
    field("episode", "ref", "the episode's ref"),
    field("podcast", "text?", "the podcast"),
    field("episodeTitle", "text", "the episode's title"),
    field("episodeNumber", "number?", "the episode's number"),
    field("guests", "names", "the episode's guests"),
    field("date", "date?", DATE),
    field("url", "text?", "where to listen"),
  ],
  topic: [
    field("topic", "text", "the topic's name"),
    field("label", "text?", "its name for people, from topics.yaml"),
    field("takeaways", "integer", "takeaways on it or on a narrower topic"),
    field("episodes", "integer", "episodes on it or on a narrower topic"),
    field("aliases", "texts", "other names for it"),
    field("broader", "topics", "topics it is part of"),
    field("narrower", "topics", "topics that are part of it"),
    field("related", "counts", "of one topic: other topics of its takeaways"),
    field("years", "counts", "of one topic: its takeaways year by year"),
  ],
  match: [
    field("ref", "ref", "the ref of the takeaway, section or episode"),
    field("kind", "kind", "takeaway, section or episode"),
    field("title", "text", "its title"),
    field("score", "number", "how well it matches; higher is better"),
    field("passage", "text", "the words around the hits"),
    field("start", "seconds?", "time in the recording, where known"),
    field("episode", "ref", "the episode's ref"),
    field("podcast", "text?", "the podcast"),
    field("episodeTitle", "text", "the episode's title"),
    field("date", "date?", DATE),
  ],
  problem: [
    field("path", "text", "the file"),
    field("line", "integer", "counted from 1"),
    field("column", "integer", "counted from 1"),
    field("severity", "severity", "error or warning"),
    field("code", "text", "what kind of problem; see `episode help check`"),
    field("message", "text", "what is wrong"),
    field("hint", "text?", "what to do about it"),
  ],
} as const satisfies Record<Kind, readonly Field[]>;

/** The fields of a row printed as columns where none are asked for; its address comes first. */
export const COLUMNS: Record<Kind, readonly string[]> = {
  episode: ["id", "date", "title", "guests"],
  takeaway: ["ref", "title", "topics", "text"],
  topic: ["topic", "takeaways", "episodes", "label"],
  match: ["ref", "kind", "title", "passage"],
  problem: ["path", "line", "column", "severity", "code", "message"],
};

/** The object of a kind. */
type RowOf<K extends Kind> = {
  [F in (typeof FIELDS)[K][number] as F["name"]]: FieldTypes[F["type"]];
};

/** An episode as it is answered with; `path` is its file in full. */
export interface EpisodeRow extends RowOf<"episode"> {}

/** A takeaway with the metadata of its episode. */
export interface TakeawayRow extends RowOf<"takeaway"> {}

/** A topic with its counts and what the vocabulary says of it. */
export interface TopicRow extends RowOf<"topic"> {}

/** What a search found. */
export interface MatchRow extends RowOf<"match"> {
  /** Where the words that were looked for stand, to be marked on a terminal. */
  hits: { title: readonly Span[]; passage: readonly Span[] };
}

/** From where to where something stands in a text. */
export interface Span {
  from: number;
  to: number;
}
