import { UserError } from "../errors.ts";
import type { Answer } from "./answer.ts";
import { findAll, noAnswer, readRefs } from "./ask.ts";
import { command, type Asked } from "./command.ts";
import { questionFlags, questionFrom } from "./question.ts";

const FLAGS = questionFlags("takeaway");

/** `takeaways`. */
export const takeaways = command({
  argument: { about: "episodes or takeaways; - reads refs from standard input" },
  flags: FLAGS,
  examples: [
    ["episode takeaways --topic gpus,china", "about either"],
    ["episode takeaways 490 --json | jq -r '.[].title'", "titles of one episode"],
    ["episode takeaways --since 1y --format markdown", "for a language model"],
  ],
  run: answer,
});

async function answer({ args, flags, session }: Asked<typeof FLAGS>): Promise<Answer> {
  const query = questionFrom(flags, "takeaway", session.io);
  const refs = await readRefs(args, session);
  const libraries = await session.libraries();
  const none = () => noAnswer("takeaways", query, libraries);
  if (refs.length === 0)
    return { kind: "takeaway", rows: libraries.store.takeaways(query), flags, none };
  const finding = { typed: args, query, noLatest: none };
  const { found, store, after } = await findAll(refs, libraries, finding, session);
  const section = found.find((one) => one.section !== null);
  if (section)
    throw new UserError(
      `${section.id}#${section.section} is a section`,
      `\`episode show ${section.id}#${section.section}\` prints it`,
    );
  const rows = store.takeaways({ ...query, among: found });
  return { kind: "takeaway", rows, flags, none, after };
}
