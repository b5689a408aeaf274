import type { Kind } from "../fields.ts";
import type { Row } from "../rows.ts";
import type { Screen } from "./screen.ts";
import type { Fields } from "./values.ts";

/** Rows of one kind and how they are wanted. */
export interface Answer {
  kind: Kind;
  rows: readonly Row[];
  /** Field names, in order. */
  fields: readonly string[];
  screen(): Promise<Screen>;
}

/** A way to print rows. */
export interface Format {
  name: string;
  /** Whether it prints the fields that are asked for. */
  takesFields: boolean;
  /** What ends a record, or null where the rendering is one text that ends itself. */
  recordEnd: "\n" | null;
  render(answer: Answer): Promise<Iterable<string>>;
}

const fieldsOf = ({ rows }: Answer) => rows as unknown as readonly Fields[];

/** Every format, by the name it has after `--format`; a new one is a line here. */
export const FORMATS: readonly Format[] = [
  {
    name: "text",
    takesFields: false,
    recordEnd: null,
    async render({ kind, rows, screen }) {
      const text = await textOf(kind);
      return text(rows as never, await screen());
    },
  },
  {
    name: "tsv",
    takesFields: true,
    recordEnd: "\n",
    render: async (answer) => (await import("./tsv.ts")).tsv(fieldsOf(answer), answer.fields),
  },
  {
    name: "csv",
    takesFields: true,
    recordEnd: "\n",
    render: async (answer) => (await import("./csv.ts")).csv(fieldsOf(answer), answer.fields),
  },
  {
    name: "json",
    takesFields: true,
    recordEnd: null,
    render: async (answer) => (await import("./json.ts")).json(fieldsOf(answer), answer.fields),
  },
  {
    name: "ndjson",
    takesFields: true,
    recordEnd: "\n",
    render: async (answer) => (await import("./json.ts")).ndjson(fieldsOf(answer), answer.fields),
  },
  {
    name: "markdown",
    takesFields: false,
    recordEnd: "\n",
    async render({ kind, rows }) {
      const { MARKDOWN } = await import("./as-markdown.ts");
      return rows.map(MARKDOWN[kind] as (row: Row) => string);
    },
  },
];

type TextRenderer = (rows: readonly never[], screen: Screen) => Iterable<string>;

async function textOf(kind: Kind): Promise<TextRenderer> {
  switch (kind) {
    case "takeaway":
      return (await import("./takeaways.ts")).takeawaysText;
    case "episode":
      return (await import("./list.ts")).listText;
    case "topic":
      return (await import("./topics.ts")).topicsText;
    case "match":
      return (await import("./matches.ts")).matchesText;
    default:
      throw new Error(`no text for rows of kind ${kind}`);
  }
}
