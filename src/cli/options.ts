import { InvalidArgumentError, Option, type Command } from "commander";
import { boundary } from "../query/days.ts";
import { UserError } from "../errors.ts";
import type { Kind } from "../rows/fields.ts";
import { COLUMNS, FIELDS } from "../rows/fields.ts";
import type { Io } from "../io/io.ts";
import { formatsFor } from "../render/formats.ts";
import { EVERYTHING, MAX_GROUPS, type Query } from "../query/query.ts";

/** Flags every command takes. */
export interface GlobalFlags {
  library: string[];
  color: "auto" | "always" | "never";
  width?: number;
  pager: boolean;
  cache: boolean;
  quiet?: boolean;
}

/** Flags that narrow what a question is asked of. */
export interface FilterFlags {
  topic: string[];
  notTopic: string[];
  exact?: boolean;
  podcast: string[];
  guest: string[];
  since?: string;
  until?: string;
}

/** Flags that say how the answer is printed. */
export interface FormatFlags {
  format?: string;
  json?: boolean;
  fields?: string;
  "0"?: boolean;
}

const collect = (value: string, before: string[]) => [...before, value];

function wholeNumber(least: number, most: number) {
  return (text: string): number => {
    const n = Number(text);
    if (/^\d+$/.test(text) && n >= least && n <= most) return n;
    throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`);
  };
}

/** Adds the flags of {@link GlobalFlags}. */
export function addGlobals(program: Command): Command {
  return program
    .addOption(list("--library <dir>", "read this folder; repeat for several"))
    .addOption(
      new Option("--color <when>", "when to use colour")
        .choices(["auto", "always", "never"])
        .default("auto", "auto"),
    )
    .option("--width <columns>", "wrap text to so many columns", wholeNumber(20, 1000))
    .option("--no-pager", "print long text without a pager")
    .option("--no-cache", "read every file again and remember nothing")
    .option("-q, --quiet", "leave out counts, hints and progress");
}

/** Adds the flags of {@link FilterFlags}. */
export function addFilters(command: Command): Command {
  return command
    .optionsGroup("Filters:")
    .addOption(list("--topic <a,b>", "about a or b; repeat to narrow"))
    .addOption(list("--not-topic <a,b>", "leave out what is about these"))
    .option("--exact", "a topic without its narrower ones")
    .addOption(list("--podcast <name>", "part of the podcast's name"))
    .addOption(list("--guest <name>", "part of a guest's name; repeat to narrow"))
    .option("--since <date>", "2026-02-01, 2026-02, 2026, or so long ago: 30d, 6m, 1y")
    .option("--until <date>", "up to that day, in the same forms");
}

/** Adds the flags that limit and sort rows. */
function addRows(command: Command): Command {
  return command
    .optionsGroup("Output:")
    .option("-n, --limit <count>", "at most so many", wholeNumber(1, 1e9))
    .option("--sort <field>", "a to z, numbers and days from the highest")
    .option("--reverse", "the other way round");
}

/** Adds the flags of {@link FormatFlags} but `-0`, for formats of these names. */
export function addFormats(command: Command, names: readonly string[]): Command {
  return command
    .optionsGroup("Output:")
    .addOption(formatOption(names))
    .addOption(new Option("--json", "short for --format json").hideHelp())
    .option("--fields <a,b>", "only these fields, in this order");
}

function formatOption(names: readonly string[]): Option {
  const about = names.map((name) => (name === "json" ? "json (or --json)" : name)).join(", ");
  return new Option("--format <name>", about).choices(names);
}

/** Adds all flags of {@link FormatFlags}, for rows of a kind. */
export function addRowFormats(command: Command, kind: Kind): Command {
  const names = formatsFor(kind).map(({ name }) => name);
  return addFormats(command, names).option("-0", "end records with NUL, for fzf and xargs");
}

/** Flags that limit and sort rows. */
interface RowFlags {
  limit?: number;
  sort?: string;
  reverse?: boolean;
}

/** Flags of a command that answers a question with rows. */
export type QuestionFlags = FilterFlags & RowFlags & FormatFlags;

/** Adds all {@link QuestionFlags}, for rows of a kind. */
export function addQuestion(command: Command, kind: Kind): Command {
  return addRowFormats(addRows(addFilters(command)), kind);
}

/** An option whose values are gathered where it is given several times. */
export function list(flags: string, about: string): Option {
  return new Option(flags, about).default([], "").argParser(collect);
}

/** The question that filter flags ask. Throws a UserError where a date is none. */
export function queryFrom(flags: FilterFlags, io: Io): Query {
  const today = io.today();
  const day = (side: "since" | "until") => {
    const text = flags[side];
    if (text === undefined) return null;
    const found = boundary(text, side, today);
    if (found !== null) return found;
    throw new UserError(
      `“${text}” is not a date for --${side}`,
      "write 2026-02-01, 2026-02, 2026, 30d, 6m or 1y",
    );
  };
  if (flags.topic.length > MAX_GROUPS)
    throw new UserError(`--topic is there ${flags.topic.length} times`, `${MAX_GROUPS} will do`);
  return {
    ...EVERYTHING,
    topics: flags.topic.map(commaList),
    notTopics: flags.notTopic.flatMap(commaList),
    exact: flags.exact === true,
    podcasts: flags.podcast.flatMap(commaList),
    guests: flags.guest.map(commaList),
    since: day("since"),
    until: day("until"),
  };
}

/** The question that the flags of a command with rows of a kind ask. Throws as `queryFrom` does. */
export function questionFrom(flags: QuestionFlags, kind: Kind, io: Io): Query {
  checkSort(flags.sort, kind);
  const { limit = Infinity, sort = null, reverse = false } = flags;
  return { ...queryFrom(flags, io), limit, sort, reverse };
}

/** The parts of `a,b`, without blanks around them; empty ones are none. */
export function commaList(text: string): string[] {
  const parts = text.split(",").map((part) => part.trim());
  return parts.filter((part) => part !== "");
}

/** The fields asked for, checked against those the kind has; its columns or all where none are. */
export function fieldsFrom(
  flags: FormatFlags,
  format: string,
  kind: Kind,
  leftOut: readonly string[],
) {
  const valid = FIELDS[kind].map(({ name }) => name).filter((name) => !leftOut.includes(name));
  if (flags.fields === undefined) return format.endsWith("json") ? valid : [...COLUMNS[kind]];
  const asked = commaList(flags.fields);
  const wrong = asked.find((name) => !valid.includes(name));
  if (wrong !== undefined || asked.length === 0)
    throw new UserError(`no field “${wrong ?? ""}”`, `the fields are ${valid.join(", ")}`);
  return asked;
}

/** Throws a UserError unless rows of the kind can be sorted by the field. */
function checkSort(field: string | undefined, kind: Kind): void {
  const valid = FIELDS[kind].filter(({ type }) => !/^(?:sections|takeaways|object)$/.test(type));
  if (field === undefined || valid.some(({ name }) => name === field)) return;
  throw new UserError(
    `cannot sort by “${field}”`,
    `sort by ${valid.map(({ name }) => name).join(", ")}`,
  );
}
