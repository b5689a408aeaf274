import type { Command } from "commander";
import type { Found } from "../library/find.ts";
import type { Entry } from "../library/library.ts";
import type { Selected } from "../query.ts";
import { takeawayRow, type TakeawayRow } from "../rows.ts";
import { sortRows } from "../sort.ts";
import { ask, findAll, noAnswer, readRefs } from "./ask.ts";
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
import { printRows } from "./print.ts";
import type { Run, Session } from "./session.ts";

type Flags = FilterFlags & RowFlags & FormatFlags;

export function addTakeaways(program: Command, run: Run): void {
  const command = program
    .command("takeaways")
    .argument("[ref...]", "episodes or takeaways; - reads refs from standard input")
    .summary("takeaways across the library, or of these episodes");
  addRowFormats(addRows(addFilters(command)));
  addExamples(command, [
    ["episode takeaways --topic gpus,china", "about either"],
    ["episode takeaways 490 --json | jq -r '.[].title'", "titles of one episode"],
    ["episode takeaways --since 1y --format markdown", "for a language model"],
  ]);
  run(command, ([args], flags: Flags, session) => takeaways(args as string[], flags, session));
}

async function takeaways(args: string[], flags: Flags, session: Session): Promise<void> {
  checkSort(flags.sort, "takeaway");
  const query = queryFrom(flags, session.io);
  const refs = await readRefs(args, session);
  const libraries = await session.libraries();
  const found = refs.length > 0 ? await findAll(refs, libraries, session) : null;
  const among = found?.map(({ entry }) => entry);
  const selected = within(ask(query, libraries, among && [...new Set(among)]), found);
  const { limit, sort, reverse = false } = flags;
  if (sort === undefined && reverse) selected.reverse();
  const rows = [...rowsOf(selected, sort === undefined ? limit : undefined)];
  if (rows.length === 0) throw noAnswer("takeaways", query, libraries);
  const sorted = sort === undefined ? rows : sortRows(rows, sort, reverse).slice(0, limit);
  await printRows(session, "takeaway", sorted, flags);
}

/** Where refs name takeaways, only those; a ref to a whole episode stands for all of it. */
function within(selected: Selected<Entry>[], found: Found[] | null): Selected<Entry>[] {
  if (found === null) return selected;
  return selected.map((one) => {
    const asked = found.filter(({ entry }) => entry === one.entry).map(({ takeaway }) => takeaway);
    if (asked.includes(null)) return one;
    return { ...one, takeaways: one.takeaways.filter((index) => asked.includes(index)) };
  });
}

/** Rows as they are asked for, so that with a limit no more episodes are read than it takes. */
function* rowsOf(selected: Selected<Entry>[], limit = Infinity): Iterable<TakeawayRow> {
  let count = 0;
  for (const { entry, takeaways: indexes } of selected) {
    if (indexes.length === 0) continue;
    const episode = entry.load();
    for (const index of indexes) {
      if (count++ >= limit) return;
      yield takeawayRow(episode, episode.takeaways[index]!, entry.vocabulary);
    }
  }
}
