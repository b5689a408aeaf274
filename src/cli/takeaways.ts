import type { Command } from "commander";
import { UserError } from "../errors.ts";
import { noAnswer, readRefs } from "./ask.ts";
import { addExamples } from "./help.ts";
import { addQuestion, questionFrom, type QuestionFlags } from "./options.ts";
import { printRows } from "./print.ts";
import type { Run, Session } from "./session.ts";

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
  const query = questionFrom(flags, "takeaway", session.io);
  const refs = await readRefs(args, session);
  const libraries = await session.libraries();
  const none = () => noAnswer("takeaways", query, libraries);
  if (refs.length === 0) {
    const rows = libraries.store.takeaways(query);
    return printRows(session, { kind: "takeaway", rows, none }, flags);
  }
  const { findRefs } = await import("../library/find.ts");
  const finding = { cwd: session.io.cwd, typed: args, query };
  const { found, store } = await findRefs(refs, libraries, finding);
  const section = found.find((one) => one.section !== null);
  if (section)
    throw new UserError(
      `${section.id}#${section.section} is a section`,
      `\`episode show ${section.id}#${section.section}\` prints it`,
    );
  const rows = store.takeaways({ ...query, among: found });
  await printRows(session, { kind: "takeaway", rows, none }, flags);
}
