import type { Problem } from "../episode/problem.ts";
import type { Kind } from "../rows/fields.ts";
import type { Row } from "../rows/rows.ts";
import type { Screen } from "./screen.ts";
import type { Fields } from "./values.ts";

/** Rows of one kind and how to print them. */
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
  /** Whether it prints only selected fields. */
  takesFields: boolean;
  /** The end of each record; null where the output is one text with its own end. */
  recordEnd: "\n" | null;
  /** The only kind of rows it can print; by default, all. */
  only?: Kind;
  render(answer: Answer): Promise<Iterable<string>>;
}

/** Renders each record when it is printed. */
function* each<R>(rows: readonly R[], render: (row: R) => string): Iterable<string> {
  for (const row of rows) yield render(row);
}

const fieldsOf = ({ rows }: Answer) => rows as unknown as readonly Fields[];

/** Every format; a new one is a line here. */
const FORMATS: readonly Format[] = [
  {
    name: "text",
    takesFields: false,
    recordEnd: null,
    async render({ kind, rows, screen }) {
      const text = await TEXTS[kind]();
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
      return each(rows, MARKDOWN[kind] as (row: Row) => string);
    },
  },
  {
    name: "lines",
    takesFields: false,
    recordEnd: "\n",
    only: "problem",
    render: async ({ rows }) =>
      each(rows as Problem[], (await import("./problems.ts")).problemLine),
  },
  {
    name: "github",
    takesFields: false,
    recordEnd: "\n",
    only: "problem",
    render: async ({ rows }) => each(rows as Problem[], (await import("./github.ts")).annotation),
  },
];

/** The formats that rows of a kind can be printed in. */
export function formatsFor(kind: Kind): Format[] {
  return FORMATS.filter(({ only }) => only === undefined || only === kind);
}

type TextRenderer = (rows: readonly never[], screen: Screen) => Iterable<string>;

/** What prints each kind as text, loaded when it is needed. */
const TEXTS: Record<Kind, () => Promise<TextRenderer>> = {
  episode: async () => (await import("./list.ts")).listText,
  takeaway: async () => (await import("./takeaways.ts")).takeawaysText,
  topic: async () => (await import("./topics.ts")).topicsText,
  match: async () => (await import("./matches.ts")).matchesText,
  problem: async () => (await import("./problems.ts")).problemsText,
};
