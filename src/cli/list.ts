import type { Command } from "commander";
import { fileOf, headOf } from "../library/library.ts";
import { listedRow } from "../rows/rows.ts";
import { rowsInOrder } from "../rows/sort.ts";
import { ask, noAnswer } from "./ask.ts";
import { addExamples } from "./help.ts";
import { addQuestion, checkSort, queryFrom, type QuestionFlags } from "./options.ts";
import { printNone, printRows } from "./print.ts";
import type { Run, Session } from "./session.ts";

/** What a list leaves to `show`. */
const LEFT_OUT = ["sections", "takeaways"];

/** Declares `list`. */
export function addList(program: Command, run: Run): void {
  const command = program.command("list").summary("episodes, newest first");
  addQuestion(command, "episode");
  addExamples(command, [
    ["episode list", "all, newest first"],
    ["episode list --topic agents --since 6m", "lately on a topic"],
    ["episode list --fields id,title --format csv", "for a spreadsheet"],
  ]);
  run(command, (_args, flags: QuestionFlags, session) => list(flags, session));
}

async function list(flags: QuestionFlags, session: Session): Promise<void> {
  checkSort(flags.sort, "episode");
  const query = queryFrom(flags, session.io);
  const libraries = await session.libraries();
  const selected = ask(query, libraries).filter(({ whole }) => whole);
  if (selected.length === 0) {
    await printNone(session, flags);
    throw noAnswer("episodes", query, libraries);
  }
  const rowsOf = (one: (typeof selected)[number]) => [
    listedRow(headOf(one), fileOf(one), one.shelf.vocabulary),
  ];
  await printRows(session, "episode", rowsInOrder(selected, rowsOf, flags), flags, LEFT_OUT);
}
