import type { Command } from "commander";
import { countTopics, surroundings } from "../query/counts.ts";
import { rowsInOrder } from "../rows/sort.ts";
import { canonical, topicKey } from "../topics/vocabulary.ts";
import { ask, noAnswer } from "./ask.ts";
import { doctor } from "./doctor.ts";
import { addExamples } from "./help.ts";
import { addQuestion, checkSort, queryFrom, type QuestionFlags } from "./options.ts";
import { printNone, printRows } from "./print.ts";
import type { Run, Session } from "./session.ts";

type Flags = QuestionFlags & { doctor?: boolean };

/** Declares `topics`, and `topics --doctor`. */
export function addTopics(program: Command, run: Run): void {
  const command = program
    .command("topics")
    .argument("[topic]", "tell of this one")
    .summary("topics and how many takeaways they have");
  addQuestion(command, "topic");
  command.optionsGroup("Care:").option("--doctor", "near-duplicates, and a patch for topics.yaml");
  addExamples(command, [
    ["episode topics", "all, the most used first"],
    ["episode topics gpus", "what stands beside it, and when"],
    ["episode topics --guest raschka --json", "of one guest, for a script"],
  ]);
  run(command, ([topic], flags: Flags, session) => {
    if (flags.doctor) return doctor(topic as string | undefined, flags, session);
    return topic === undefined ? topics(flags, session) : oneTopic(topic as string, flags, session);
  });
}

/** What a list of topics leaves to `topics TOPIC`. */
const LEFT_OUT = ["beside", "years"];

async function topics(flags: Flags, session: Session): Promise<void> {
  checkSort(flags.sort, "topic");
  const query = queryFrom(flags, session.io);
  const libraries = await session.libraries();
  const rows = countTopics(ask(query, libraries), query.exact);
  if (rows.length === 0) {
    await printNone(session, flags);
    throw noAnswer("topics", query, libraries);
  }
  const ordered = rowsInOrder(rows, (row) => [row], flags);
  await printRows(session, "topic", ordered, flags, LEFT_OUT);
}

async function oneTopic(name: string, flags: Flags, session: Session): Promise<void> {
  const asked = queryFrom(flags, session.io);
  const query = { ...asked, topics: [...asked.topics, [name]] };
  const libraries = await session.libraries();
  const selected = ask(query, libraries);
  const keys = new Set(libraries.map(({ vocabulary }) => topicKey(canonical(vocabulary, name))));
  const row = countTopics(selected, query.exact).find(({ topic }) => keys.has(topicKey(topic)));
  if (!row) throw noAnswer("takeaways", query, libraries);
  await printRows(session, "topic", [{ ...row, ...surroundings(selected, row.topic) }], flags);
}
