import type { Command } from "commander";
import { nothing, UserError } from "../errors.ts";
import type { Store } from "../query/store.ts";
import type { MatchKind } from "../rows/rows.ts";
import type { Clause } from "../search/clause.ts";
import { addExamples } from "./help.ts";
import { addQuestion, commaList, questionFrom, type QuestionFlags } from "./options.ts";
import { printRows } from "./print.ts";
import type { Run, Session } from "./session.ts";

type Flags = QuestionFlags & { stem: boolean; in?: string };

/** Declares `search`. */
export function addSearch(program: Command, run: Run): void {
  const command = program
    .command("search")
    .argument(
      "<words...>",
      'words that all occur; "a phrase", word*, -word, title:word, guest:word, topic:word',
    )
    .summary("full text, best first, with the passage around the hits")
    .option("--in <a,b>", "only takeaways, sections or episodes")
    .option("--no-stem", "only these words, not their other forms");
  addQuestion(command, "match");
  addExamples(command, [
    ["episode search open weights", "both words, in any order"],
    ["episode search '\"long context\"' -china", "a phrase, and a word to leave out"],
    ["episode search 'title:gpu*' guest:raschka", "in a title, by a guest"],
  ]);
  run(command, ([words], flags: Flags, session) => search(words as string[], flags, session));
}

/**
 * `-word` leaves a word out, but a command line takes it for options, so it has to stand behind
 * `--`. Short options have one letter; what has more, behind `search`, is a word.
 */
export function withExcludedWords(argv: readonly string[]): string[] {
  const command = argv.indexOf("search");
  const end = argv.includes("--") ? argv.indexOf("--") : argv.length;
  const isExcluded = (arg: string, i: number) =>
    command >= 0 && i > command && i < end && /^-(?:["“]|\p{L}[\p{L}\p{M}\p{N}:])/u.test(arg);
  const excluded = argv.filter(isExcluded);
  if (excluded.length === 0) return [...argv];
  const others = argv.slice(0, end).filter((arg, i) => !isExcluded(arg, i));
  return [...others, "--", ...excluded, ...argv.slice(end + 1)];
}

async function search(words: string[], flags: Flags, session: Session): Promise<void> {
  const { clausesOf } = await import("../search/clause.ts");
  const clauses = words.flatMap(clausesOf);
  if (clauses.every(({ excluded }) => excluded))
    throw new UserError("there is no word to look for", "name one that has to occur");
  const query = {
    ...questionFrom(flags, "match", session.io),
    search: { clauses, exact: !flags.stem },
    kinds: kindsFrom(flags.in),
  };
  const libraries = await session.libraries();
  const rows = libraries.store.matches(query);
  const none = () => noMatch(clauses, libraries.store);
  await printRows(session, { kind: "match", rows, none }, flags);
}

/** The kinds that `--in` can name, by the name it has there. */
const KINDS: Record<string, MatchKind> = {
  takeaways: "takeaway",
  sections: "section",
  episodes: "episode",
};

function kindsFrom(list: string | undefined): readonly MatchKind[] {
  const names = list === undefined ? Object.keys(KINDS) : commaList(list);
  const wrong = names.find((name) => !Object.hasOwn(KINDS, name));
  if (wrong !== undefined || names.length === 0)
    throw new UserError(
      `“${wrong ?? ""}” cannot be searched in`,
      `--in takes ${Object.keys(KINDS).join(", ")}`,
    );
  return names.map((name) => KINDS[name]!);
}

async function noMatch(clauses: readonly Clause[], store: Store): Promise<Error> {
  const what = clauses.map(({ typed }) => typed).join(" ");
  const field = clauses.map(({ text }) => /^(\p{L}+):./u.exec(text)?.[1]).find(Boolean);
  if (field !== undefined)
    return nothing(
      `nothing matches ${what}`,
      `“${field}:” is searched as text; the fields are ${FIELDS.join(", ")}`,
    );
  const [clause, ...others] = clauses;
  const words = clause?.ways[0]?.map(({ word }) => word) ?? [];
  if (others.length > 0 || words.length !== 1) return nothing(`nothing matches ${what}`);
  const near = await store.names({ kind: "word", typed: words[0]!, near: true, limit: 3 });
  const names = near.map(({ name }) => name);
  return nothing(
    `nothing matches ${what}`,
    names.length > 0 ? `did you mean ${names.join(" or ")}?` : null,
  );
}

/** The fields that a word can be looked for in. */
const FIELDS = ["title:", "guest:", "topic:"];
