import { Command, type Argument, type Option } from "commander";
import { openLibraries, type Libraries } from "../../library/open.ts";
import { EVERYTHING } from "../../query/query.ts";
import { listOf, type Name, type NamesQuery } from "../../query/store.ts";
import { cleanLine, visible } from "../../text/clean.ts";
import { command } from "../command.ts";
import { COMMANDS, LISTED } from "../commands.ts";
import { GLOBALS } from "../global-flags.ts";
import type { Session } from "../session.ts";
import { readLine, type Line } from "./line.ts";

/** A shell shows no more. */
const MOST = 200;

/**
 * What may stand in the place of a word, or that the shell completes paths there. It is printed as
 * lines `name TAB description`, or as the one line `:files` or `:folders`.
 */
type Candidates = readonly Name[] | ":files" | ":folders";

/**
 * `complete`, which the scripts of the shells call with all words of a command line after `episode`,
 * up to the cursor; the last may be empty. Whatever is typed, it prints nothing on stderr and
 * succeeds.
 */
export const complete = command({
  argument: { about: "the words of a command line" },
  flags: {},
  examples: [["episode complete -- show 49", "what a shell offers after `episode show 49`"]],
  async run({ args, session }) {
    const found = await candidatesFor(args, session).catch(() => []);
    if (typeof found === "string") return { text: [`${found}\n`] };
    const lines = found.slice(0, MOST).map(({ name, description }) => {
      const about = description === null ? "" : `\t${cleanLine(visible(description))}`;
      return `${cleanLine(visible(name))}${about}\n`;
    });
    return { text: lines };
  },
});

async function candidatesFor(words: readonly string[], session: Session): Promise<Candidates> {
  const globals = Object.values(GLOBALS).map(({ option }) => option);
  const typed = words.at(-1) ?? "";
  const start = readLine(words, globals);
  const name = start.command;
  if (name === null && start.option) return valuesFor(start.option, start, session);
  const entry = COMMANDS.find((one) => one.name === name);
  if (name === null)
    return typed.startsWith("-")
      ? flagsFor(typed, globals, new Set())
      : beginning(
          LISTED.map((one) => ({ name: one.name, description: one.summary })),
          typed,
        );
  if (!entry) return [];
  const declared = new Command(entry.name);
  (await entry.load()).addTo(declared, entry.term);
  const options = [...declared.options, ...globals].filter(({ hidden }) => !hidden);
  const line = readLine(words, options);
  if (line.option) return valuesFor(line.option, line, session);
  if (typed.startsWith("-") && !line.ended) return flagsFor(typed, options, line.given);
  const all = declared.registeredArguments;
  const argument = all[line.arguments] ?? (all.at(-1)?.variadic ? all.at(-1) : undefined);
  return argument ? argumentsFor(argument, line, session) : [];
}

/** The flags that begin so, without those that are there and cannot be repeated. */
function flagsFor(
  typed: string,
  options: readonly Option[],
  given: ReadonlySet<Option>,
): readonly Name[] {
  const names = options
    .filter((option) => !given.has(option) || Array.isArray(option.defaultValue))
    .map(({ long, short, description }) => ({ name: long ?? short ?? "", description }));
  return beginning(names, typed);
}

/** The values of an option; in a list those of its last item, which others stand before. */
async function valuesFor(option: Option, line: Line, session: Session): Promise<Candidates> {
  const { value, before } = line;
  if (option.flags.includes("<dir>")) return before === "" ? ":folders" : [];
  const isList = option.flags.includes(",");
  const at = isList ? value.lastIndexOf(",") + 1 : 0;
  const others = new Set(value.slice(0, at).split(","));
  const found = option.argChoices
    ? beginning(option.argChoices.map(plain), value.slice(at))
    : await namesFor(KINDS[option.long ?? ""], value.slice(at), line, session);
  return found
    .filter(({ name }) => !others.has(name))
    .map(({ name, description }) => ({
      name: before + value.slice(0, at) + name,
      description,
    }));
}

/** What options take whose values are names of the library. */
const KINDS: Readonly<Record<string, NamesQuery["kind"]>> = {
  "--topic": "topic",
  "--not-topic": "topic",
  "--podcast": "podcast",
  "--guest": "guest",
  "--host": "guest",
};

/** What arguments are, by their names. */
const ARGUMENTS: Readonly<Record<string, NamesQuery["kind"]>> = {
  ref: "ref",
  topic: "topic",
  old: "topic",
  new: "topic",
};

/** Arguments that are files. */
const FILES = new Set(["source", "path"]);

async function argumentsFor(argument: Argument, line: Line, session: Session): Promise<Candidates> {
  const name = argument.name();
  if (argument.argChoices) return beginning(argument.argChoices.map(plain), line.value);
  if (FILES.has(name)) return ":files";
  const kind = ARGUMENTS[name];
  const takeaways = kind === "ref" ? /^(.+):\d*$/.exec(line.value) : null;
  return takeaways
    ? takeawaysOf(takeaways[1]!, line, session)
    : namesFor(kind, line.value, line, session);
}

async function namesFor(
  kind: NamesQuery["kind"] | undefined,
  typed: string,
  line: Line,
  session: Session,
): Promise<readonly Name[]> {
  if (kind === undefined) return [];
  return withLibraries(line, session, ({ store }) =>
    store.names({ kind, typed, near: false, limit: MOST }),
  );
}

/** `490:1` and the others, with their titles. */
async function takeawaysOf(ref: string, line: Line, session: Session): Promise<readonly Name[]> {
  return withLibraries(line, session, async ({ store }) => {
    const [answer] = await store.resolve([ref], EVERYTHING);
    if (answer?.is !== "found") return [];
    const among = [{ file: answer.file, takeaway: null }];
    const rows = await listOf(store.takeaways({ ...EVERYTHING, among }));
    const names = rows.map(({ number, title }) => ({
      name: `${ref}:${number}`,
      description: title,
    }));
    return beginning(names, line.value);
  });
}

/** Asks the libraries that the line names; what is wrong with them is not said. */
async function withLibraries<T>(
  { libraries, cached }: Line,
  { io }: Session,
  ask: (all: Libraries) => Promise<T>,
): Promise<T> {
  const quiet = { progress: () => {}, debug: () => {} };
  const opened = await openLibraries({ roots: libraries, cached, ...quiet }, io);
  try {
    return await ask(opened);
  } finally {
    opened.store.close();
  }
}

function plain(name: string): Name {
  return { name, description: null };
}

function beginning(names: readonly Name[], typed: string): Name[] {
  return names.filter(({ name }) => name.startsWith(typed));
}
