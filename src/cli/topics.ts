import type { Command } from "commander";
import { noAnswer } from "./ask.ts";
import { doctor } from "./doctor.ts";
import { addExamples } from "./help.ts";
import { addQuestion, questionFrom, type QuestionFlags } from "./options.ts";
import { printRows } from "./print.ts";
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
const LEFT_OUT = ["related", "years"];

async function topics(flags: Flags, session: Session): Promise<void> {
  const query = questionFrom(flags, "topic", session.io);
  const libraries = await session.libraries();
  const rows = await libraries.store.topics(query);
  const none = () => noAnswer("topics", query, libraries);
  await printRows(session, { kind: "topic", rows, leftOut: LEFT_OUT, none }, flags);
}

async function oneTopic(name: string, flags: Flags, session: Session): Promise<void> {
  const query = questionFrom(flags, "topic", session.io);
  const libraries = await session.libraries();
  const row = await libraries.store.topic(query, name);
  const asked = { ...query, topics: [...query.topics, [name]] };
  if (!row) throw await noAnswer("takeaways", asked, libraries);
  await printRows(session, { kind: "topic", rows: [row] }, flags);
}
