import { METADATA, type MetadataField } from "../episode/fields.ts";
import { COLUMNS } from "../search/columns.ts";

// Tables and columns are named for people: `episode help index` shows them.

/** The column of a field of metadata: `durationSeconds` is `duration_seconds`. */
export function columnOf({ name }: Pick<MetadataField, "name">): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const SQL_TYPES: Record<MetadataField["type"], string> = {
  text: "text not null",
  "text?": "text",
  "number?": "text",
  "date?": "text",
  "seconds?": "integer",
  "minutes?": "integer",
  names: "text not null",
  topics: "text not null",
};

/** The columns of each table, in order; lists are JSON. */
export const TABLES = {
  /** An episode's id is the first of a block: its takeaways follow, then the parts of its sections. */
  episode: {
    id: "integer primary key",
    takeaways: "integer not null",
    parts: "integer not null",
    path: "text not null",
    ref: "text not null",
    show: "text not null",
    ...Object.fromEntries(METADATA.map((field) => [columnOf(field), SQL_TYPES[field.type]])),
    day: "integer not null",
    definitions: "text",
    hash: "text not null",
  },
  body: {
    id: "integer primary key",
    tldr: "text",
    sections: "text not null",
    extra: "text not null",
  },
  takeaway: {
    id: "integer primary key",
    episode: "integer not null",
    number: "integer not null",
    title: "text not null",
    text: "text not null",
    topics: "text not null",
    start: "integer",
    end: "integer",
  },
  part: {
    id: "integer primary key",
    episode: "integer not null",
    section: "integer not null",
    name: "text not null",
    title: "text not null",
    text: "text not null",
    start: "integer",
  },
  /** The counts are those of the name itself, without what is narrower. */
  topic: {
    id: "integer primary key",
    name: "text not null unique",
    takeaways: "integer not null",
    episodes: "integer not null",
  },
  takeaway_topic: { topic: "integer", takeaway: "integer", "": "primary key (topic, takeaway)" },
  episode_topic: { topic: "integer", episode: "integer", "": "primary key (topic, episode)" },
  guest: { name: "text", episode: "integer", "": "primary key (name, episode)" },
  ref_key: {
    key: "text",
    level: "integer",
    episode: "integer",
    "": "primary key (key, level, episode)",
  },
  problem: { path: "text not null", problem: "text not null" },
  walk: { paths: "text not null", stamps: "blob not null" },
} satisfies Record<string, Record<string, string>>;

/** The name of a table. */
export type Table = keyof typeof TABLES;

/** The columns of a table, in order. */
export function columnsIn(table: Table): string[] {
  return Object.keys(TABLES[table]).filter((column) => column !== "");
}

/** Makes the tables. */
export const CREATE = Object.entries(TABLES)
  .map(([table, columns]) => {
    const lines = Object.entries(columns).map(([name, type]) =>
      name === "" ? type : `"${name}" ${type}`,
    );
    const rowid = "" in columns ? " without rowid" : "";
    return `create table ${table} (${lines.join(", ")})${rowid};`;
  })
  .join("\n");

/** Makes what finds rows quickly, once they are there. */
export const CREATE_INDEXES = `
create index by_day on episode (day desc, ref, path);
create index by_path on episode (path);
create index by_show on episode (show, podcast);
`;

/** The columns of the words: the words of a column, and their stems where those are other words. */
export const WORD_COLUMNS: readonly string[] = COLUMNS.flatMap((column) => [
  column,
  `${column}_stem`,
]);

/** Makes the tables of the words, which are a database of their own. */
export const CREATE_WORDS = `
create table document (
  id integer primary key, episode integer not null, section integer, words integer not null
);
create table total (documents integer not null, words integer not null);
create virtual table words using fts5(
  ${WORD_COLUMNS.join(", ")}, content='', detail=full, tokenize='ascii'
);
create virtual table word_at using fts5vocab(words, instance);
create virtual table word using fts5vocab(words, col);
`;

/** All that the form of an index is made of: one of another form is made anew. */
export const FORM = [CREATE, CREATE_INDEXES, CREATE_WORDS].join("\n");
