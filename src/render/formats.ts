import type { Problem } from "../episode/problem.ts";
import type { Kind } from "../rows/fields.ts";
import type { Row } from "../rows/rows.ts";
import type { Screen } from "./screen.ts";
import type { Fields } from "./values.ts";

/** Rows of one kind and how to print them. */
interface Answer {
  kind: Kind;
  rows: AsyncIterable<Row>;
  /** Field names, in order. */
  fields: readonly string[];
  screen(): Promise<Screen>;
  /** How they are laid out as text where not as others of their kind. */
  text?: TextRenderer | undefined;
}

/** A way to print rows. */
export interface Format {
  name: string;
  /** What it gives, in a few words. */
  about: string;
  /** Whether it prints only selected fields. */
  takesFields: boolean;
  /** The end of each record; null where the output is one text with its own end. */
  recordEnd: "\n" | null;
  /** The only kind of rows it can print; by default, all. */
  only?: Kind;
  render(answer: Answer): Promise<AsyncIterable<string>>;
}

/** Renders each record when it is printed. */
async function* each<R>(rows: AsyncIterable<R>, render: (row: R) => string): AsyncIterable<string> {
  for await (const row of rows) yield render(row);
}

const fieldsOf = ({ rows }: Answer) => rows as unknown as AsyncIterable<Fields>;
const problemsOf = ({ rows }: Answer) => rows as AsyncIterable<Problem>;

/** Every format; a new one is a line here. */
const FORMATS: readonly Format[] = [
  {
    name: "text",
    about: "laid out to be read; the default on a terminal",
    takesFields: false,
    recordEnd: null,
    async render({ kind, rows, screen, text }) {
      return laidOut(rows, text ?? (await TEXTS[kind]()), await screen());
    },
  },
  {
    name: "tsv",
    about: "one record a line, fields separated by tabs; the default in a pipe",
    takesFields: true,
    recordEnd: "\n",
    render: async (answer) => (await import("./tsv.ts")).tsv(fieldsOf(answer), answer.fields),
  },
  {
    name: "csv",
    about:
      "with a header line; a value that a spreadsheet would run as a formula gets a quote before it",
    takesFields: true,
    recordEnd: "\n",
    render: async (answer) => (await import("./csv.ts")).csv(fieldsOf(answer), answer.fields),
  },
  {
    name: "json",
    about: "one array, `[]` where nothing matches; `--json` is short for it",
    takesFields: true,
    recordEnd: null,
    render: async (answer) => (await import("./json.ts")).json(fieldsOf(answer), answer.fields),
  },
  {
    name: "ndjson",
    about: "one JSON object a line",
    takesFields: true,
    recordEnd: "\n",
    render: async (answer) => (await import("./json.ts")).ndjson(fieldsOf(answer), answer.fields),
  },
  {
    name: "markdown",
    about: "Markdown, for notes and for language models",
    takesFields: false,
    recordEnd: "\n",
    async render({ kind, rows }) {
      const { MARKDOWN } = await import("./as-markdown.ts");
      return each(rows, MARKDOWN[kind] as (row: Row) => string);
    },
  },
  {
    name: "lines",
    about: "`path:line:column severity code message; hint`, for `check`; its default in a pipe",
    takesFields: false,
    recordEnd: "\n",
    only: "problem",
    render: async (answer) => each(problemsOf(answer), (await import("./problems.ts")).problemLine),
  },
  {
    name: "github",
    about: "annotations in a GitHub workflow, for `check`",
    takesFields: false,
    recordEnd: "\n",
    only: "problem",
    render: async (answer) => each(problemsOf(answer), (await import("./github.ts")).annotation),
  },
];

/** The formats that rows of a kind can be printed in. */
export function formatsFor(kind: Kind): Format[] {
  return FORMATS.filter(({ only }) => only === undefined || only === kind);
}

/** What lays out all rows of an answer as text. */
export type TextRenderer = (rows: readonly never[], screen: Screen) => Iterable<string>;

/** Text is laid out when all rows are known. */
async function* laidOut(
  rows: AsyncIterable<Row>,
  render: TextRenderer,
  screen: Screen,
): AsyncIterable<string> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  yield* render(all as never, screen);
}

/** What prints each kind as text, loaded when it is needed. */
const TEXTS: Record<Kind, () => Promise<TextRenderer>> = {
  episode: async () => (await import("./list.ts")).listText,
  takeaway: async () => (await import("./takeaways.ts")).takeawaysText,
  topic: async () => (await import("./topics.ts")).topicsText,
  match: async () => (await import("./matches.ts")).matchesText,
  problem: async () => (await import("./problems.ts")).problemsText,
};
