import type { Command } from "commander";
import { nothing, UserError } from "../errors.ts";
import { headOf, takeawayOf } from "../library/library.ts";
import { selectInAnyOrder } from "../query/query.ts";
import type { Clause } from "../search/clause.ts";
import { rowsInOrder } from "../rows/sort.ts";
import { addExamples } from "./help.ts";
import { addQuestion, checkSort, queryFrom, type QuestionFlags } from "./options.ts";
import { printNone, printRows } from "./print.ts";
import type { Run, Session } from "./session.ts";

type Flags = QuestionFlags & { stem: boolean };

/** Declares `search`. */
export function addSearch(program: Command, run: Run): void {
  const command = program
    .command("search")
    .argument(
      "<words...>",
      'words that all occur; "a phrase", word*, -word, title:word, guest:word',
    )
    .summary("full text, best first, with the passage around the hits")
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
  checkSort(flags.sort, "match");
  const query = queryFrom(flags, session.io);
  const { clausesOf } = await import("../search/clause.ts");
  const exact = !flags.stem;
  const clauses = words.flatMap((typed) => clausesOf(typed, exact));
  if (clauses.every(({ excluded }) => excluded))
    throw new UserError("there is no word to look for", "name one that has to occur");
  const libraries = await session.libraries();
  const { searchable } = await import("../library/words.ts");
  const { rank } = await import("../search/rank.ts");
  const { matchRow } = await import("../search/match.ts");
  const shelves = libraries
    .flatMap((library) => library.shelves)
    .map((shelf) => searchable(shelf, session.progress));
  const ranked = rank(shelves, selectInAnyOrder(shelves, query), { clauses, exact });
  if (ranked.length === 0) {
    const { nearestWords } = await import("../search/nearest.ts");
    const [clause] = clauses;
    await printNone(session, flags);
    throw noMatch(clauses, clauses.length === 1 ? nearestWords(shelves, clause!) : []);
  }
  const rowsOf = ({ entry, takeaway, score }: (typeof ranked)[number]) => {
    const head = headOf(entry);
    const point = takeaway === null ? null : takeawayOf(entry, takeaway);
    return [matchRow(head, point, score, { clauses, exact })];
  };
  await printRows(session, "match", rowsInOrder(ranked, rowsOf, flags), flags);
}

function noMatch(clauses: readonly Clause[], near: readonly string[]) {
  const what = clauses.map(({ typed }) => typed).join(" ");
  return nothing(
    `nothing matches ${what}`,
    near.length > 0 ? `did you mean ${near.join(" or ")}?` : null,
  );
}
