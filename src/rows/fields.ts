/** The kinds of objects the program answers with. */
export type Kind = "episode" | "takeaway" | "topic" | "match" | "problem";

/** One field of an object: its name, its JSON type and what it holds. */
export interface Field {
  name: string;
  type: FieldType;
  about: string;
}

type FieldType =
  | "text"
  | "text?"
  | "integer"
  | "integer?"
  | "number"
  | "texts"
  | "sections"
  | "takeaways"
  | "counts"
  | "object";

const field = (name: string, type: FieldType, about: string): Field => ({ name, type, about });

/** The fields of each kind, in the order they are printed: JSON, `--fields`, schema and help. */
export const FIELDS: Record<Kind, readonly Field[]> = {
  episode: [
    field("id", "text", "the episode's ref"),
    field("podcast", "text?", "the show it belongs to"),
    field("number", "text?", "as the show counts: 490, 315.5, S2E4"),
    field("title", "text", "the episode's title"),
    field("guests", "texts", "names"),
    field("hosts", "texts", "names"),
    field("date", "text?", "when it came out: YYYY-MM-DD, YYYY-MM or YYYY"),
    field("durationSeconds", "integer?", "length of the recording"),
    field("readingMinutes", "integer?", "time to read the summary"),
    field("url", "text?", "where to listen"),
    field("topics", "texts", "topics of the whole episode"),
    field("tldr", "text?", "the short summary, Markdown"),
    field("sections", "sections", "all sections as Markdown"),
    field("takeaways", "takeaways", "its takeaways"),
    field("extra", "object", "front matter that the program does not use"),
    field("path", "text", "the file"),
  ],
  takeaway: [
    field("ref", "text", "the takeaway's ref"),
    field("number", "integer", "its number in the episode"),
    field("title", "text", "its headline"),
    field("text", "text", "Markdown, without the line of topics"),
    field("topics", "texts", "topics of its own"),
    field("start", "integer?", "seconds into the recording"),
    field("end", "integer?", "seconds into the recording at which its part ends"),
    field("episode", "text", "the episode's ref"),
    field("podcast", "text?", "the show"),
    field("episodeTitle", "text", "the episode's title"),
    field("episodeNumber", "text?", "the episode's number"),
    field("guests", "texts", "the episode's guests"),
    field("date", "text?", "when the episode came out: YYYY-MM-DD, YYYY-MM or YYYY"),
    field("url", "text?", "where to listen"),
  ],
  topic: [
    field("topic", "text", "the topic's name"),
    field("label", "text?", "its name for people, from topics.yaml"),
    field("takeaways", "integer", "takeaways on it or on a narrower topic"),
    field("episodes", "integer", "episodes on it or on a narrower topic"),
    field("aliases", "texts", "other names for it"),
    field("broader", "texts", "topics it is part of"),
    field("narrower", "texts", "topics that are part of it"),
    field("related", "counts", "of one topic: other topics of its takeaways"),
    field("years", "counts", "of one topic: its takeaways year by year"),
  ],
  match: [
    field("ref", "text", "the ref of the takeaway, section or episode"),
    field("kind", "text", "takeaway, section or episode"),
    field("title", "text", "its title"),
    field("score", "number", "how well it matches; higher is better"),
    field("passage", "text", "the words around the hits"),
    field("start", "integer?", "seconds into the recording"),
    field("episode", "text", "the episode's ref"),
    field("podcast", "text?", "the show"),
    field("episodeTitle", "text", "the episode's title"),
    field("date", "text?", "when the episode came out: YYYY-MM-DD, YYYY-MM or YYYY"),
  ],
  problem: [
    field("path", "text", "the file"),
    field("line", "integer", "counted from 1"),
    field("column", "integer", "counted from 1"),
    field("severity", "text", "error or warning"),
    field("code", "text", "what kind of problem; see `episode help check`"),
    field("message", "text", "what is wrong"),
    field("hint", "text?", "what to do about it"),
  ],
};

/** The fields of a row printed as columns where none are asked for; its address comes first. */
export const COLUMNS: Record<Kind, readonly string[]> = {
  episode: ["id", "date", "title", "guests"],
  takeaway: ["ref", "title", "topics", "text"],
  topic: ["topic", "takeaways", "episodes", "label"],
  match: ["ref", "kind", "title", "passage"],
  problem: ["path", "line", "column", "severity", "code", "message"],
};
