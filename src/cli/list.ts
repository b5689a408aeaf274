import type { Command } from "commander";
import { noAnswer } from "./ask.ts";
import { addExamples } from "./help.ts";
import { addQuestion, questionFrom, type QuestionFlags } from "./options.ts";
import { printRows } from "./print.ts";
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
  const query = questionFrom(flags, "episode", session.io);
  const libraries = await session.libraries();
  const rows = libraries.store.list(query);
  const none = () => noAnswer("episodes", query, libraries);
  await printRows(session, { kind: "episode", rows, leftOut: LEFT_OUT, none }, flags);
}
