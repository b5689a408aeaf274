import type { Command } from "commander";
import type { Found } from "../library/find.ts";
import { headOf, takeawayOf, type LibraryShelf } from "../library/library.ts";
import { selectAmong, type Query, type Selected } from "../query/query.ts";
import { takeawayRow, type TakeawayRow } from "../rows/rows.ts";
import { rowsInOrder } from "../rows/sort.ts";
import { ask, findAll, noAnswer, readRefs } from "./ask.ts";
import { addExamples } from "./help.ts";
import { addQuestion, checkSort, queryFrom, type QuestionFlags } from "./options.ts";
import { printNone, printRows } from "./print.ts";
import type { Run, Session } from "./session.ts";

type Selection = Selected<LibraryShelf>;

/** Declares `takeaways`. */
export function addTakeaways(program: Command, run: Run): void {
  const command = program
    .command("takeaways")
    .argument("[ref...]", "episodes or takeaways; - reads refs from standard input")
    .summary("takeaways across the library, or of these episodes");
  addQuestion(command, "takeaway");
  addExamples(command, [
    ["episode takeaways --topic gpus,china", "about either"],
    ["episode takeaways 490 --json | jq -r '.[].title'", "titles of one episode"],
    ["episode takeaways --since 1y --format markdown", "for a language model"],
  ]);
  run(command, ([args], flags: QuestionFlags, session) =>
    takeaways(args as string[], flags, session),
  );
}

async function takeaways(args: string[], flags: QuestionFlags, session: Session): Promise<void> {
  checkSort(flags.sort, "takeaway");
  const query = queryFrom(flags, session.io);
  const refs = await readRefs(args, session);
  const libraries = await session.libraries();
  const selected =
    refs.length > 0
      ? askOnly(query, askedBy(await findAll(refs, libraries, args, session)))
      : ask(query, libraries);
  const rows = rowsInOrder(selected, rowsOf, flags);
  if (rows.length === 0) {
    await printNone(session, flags);
    throw noAnswer("takeaways", query, libraries);
  }
  await printRows(session, "takeaway", rows, flags);
}

/** Of each episode that refs name, the takeaways they name, by index; null where they name it whole. */
type Asked = Map<LibraryShelf, Map<number, Set<number> | null>>;

function askedBy(found: readonly Found[]): Asked {
  const asked: Asked = new Map();
  for (const { shelf, episode, takeaway } of found) {
    const episodes = asked.get(shelf) ?? new Map<number, Set<number> | null>();
    const indexes = episodes.get(episode);
    asked.set(shelf, episodes);
    if (takeaway === null || indexes === null) episodes.set(episode, null);
    else episodes.set(episode, (indexes ?? new Set()).add(takeaway));
  }
  return asked;
}

/** What answers of the episodes and takeaways that are asked for. */
function askOnly(query: Query, asked: Asked): Selection[] {
  const entries = [...asked].flatMap(([shelf, episodes]) =>
    [...episodes.keys()].map((episode) => ({ shelf, episode })),
  );
  return selectAmong(entries, query).map((one) => {
    const indexes = asked.get(one.shelf)?.get(one.episode);
    if (!indexes) return one;
    return { ...one, takeaways: one.takeaways.filter((index) => indexes.has(index)) };
  });
}

function* rowsOf(one: Selection): Iterable<TakeawayRow> {
  if (one.takeaways.length === 0) return;
  const head = headOf(one);
  for (const index of one.takeaways)
    yield takeawayRow(head, takeawayOf(one, index), one.shelf.vocabulary);
}
