import type { Command } from "commander";
import { fileOf, headOf } from "../library/library.ts";
import { listedRow } from "../rows.ts";
import { sortRows } from "../sort.ts";
import { ask, noAnswer } from "./ask.ts";
import { addExamples } from "./help.ts";
import {
  addFilters,
  addRowFormats,
  addRows,
  checkSort,
  queryFrom,
  type FilterFlags,
  type FormatFlags,
  type RowFlags,
} from "./options.ts";
import { printNone, printRows } from "./print.ts";
import type { Run, Session } from "./session.ts";

type Flags = FilterFlags & RowFlags & FormatFlags;

/** What a list leaves to `show`. */
const LEFT_OUT = ["sections", "takeaways"];

export function addList(program: Command, run: Run): void {
  const command = program.command("list").summary("episodes, newest first");
  addRowFormats(addRows(addFilters(command)), "episode");
  addExamples(command, [
    ["episode list", "all, newest first"],
    ["episode list --topic agents --since 6m", "lately on a topic"],
    ["episode list --fields id,title --format csv", "for a spreadsheet"],
  ]);
  run(command, (_args, flags: Flags, session) => list(flags, session));
}

async function list(flags: Flags, session: Session): Promise<void> {
  checkSort(flags.sort, "episode");
  const query = queryFrom(flags, session.io);
  const libraries = await session.libraries();
  const selected = ask(query, libraries).filter(({ whole }) => whole);
  if (selected.length === 0) {
    await printNone(session, flags);
    throw noAnswer("episodes", query, libraries);
  }
  const { limit, sort, reverse = false } = flags;
  if (sort === undefined && reverse) selected.reverse();
  const wanted = sort === undefined ? selected.slice(0, limit) : selected;
  const rows = wanted.map((one) => listedRow(headOf(one), fileOf(one), one.shelf.vocabulary));
  const sorted = sort === undefined ? rows : sortRows(rows, sort, reverse).slice(0, limit);
  await printRows(session, "episode", sorted, flags, LEFT_OUT);
}
