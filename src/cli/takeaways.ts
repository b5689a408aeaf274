import { UserError } from "../errors.ts";
import type { TakeawayRow } from "../rows/fields.ts";
import type { Answer, RowsAnswer } from "./answer.ts";
import { findAll, noAnswer, readRefs } from "./ask.ts";
import { command, type Asked } from "./command.ts";
import { yes } from "./flag.ts";
import { chooseFormat } from "./format-flags.ts";
import { questionFlags, questionFrom } from "./question.ts";
import type { Session } from "./session.ts";

/** On a terminal more takeaways than this are shown in short form. */
const MOST_LONG = 20;

const FLAGS = {
  short: yes("--short", `a line each; the default on a terminal above ${MOST_LONG}`),
  long: yes("--long", "with their text"),
  ...questionFlags("takeaway"),
};

/** `takeaways`. */
export const takeaways = command({
  argument: { about: "episodes or takeaways, or - to read refs from stdin" },
  flags: FLAGS,
  examples: [
    ["episode takeaways --topic gpus,china", "about either"],
    ["episode takeaways 490 --json | jq -r '.[].title'", "titles of one episode"],
    ["episode takeaways --since 1y --format markdown", "for a language model"],
  ],
  run: answer,
});

async function answer({ args, flags, session }: Asked<typeof FLAGS>): Promise<Answer> {
  const layout = await layoutFrom(flags, session);
  const query = questionFrom(flags, "takeaway", session.io);
  const refs = await readRefs(args, session);
  const libraries = await session.libraries();
  const none = () => noAnswer("takeaways", query, libraries);
  if (refs.length === 0)
    return { kind: "takeaway", rows: libraries.store.takeaways(query), flags, none, ...layout };
  const finding = { typed: args, query, noLatest: none };
  const { found, store, after } = await findAll(refs, libraries, finding, session);
  const section = found.find((one) => one.section !== null);
  if (section)
    throw new UserError(
      `${section.id}#${section.section} is a section`,
      `\`episode show ${section.id}#${section.section}\` prints it`,
    );
  const rows = store.takeaways({ ...query, among: found });
  return { kind: "takeaway", rows, flags, none, after, ...layout };
}

/**
 * How they are laid out as text: short or long, else by how many there are. Throws a UserError
 * where a flag for that would do nothing.
 */
async function layoutFrom(
  flags: Asked<typeof FLAGS>["flags"],
  session: Session,
): Promise<Pick<RowsAnswer, "text" | "aside">> {
  const { short, long } = flags;
  const format = chooseFormat(flags, session, "tsv");
  if (short && long)
    throw new UserError("--short and --long ask for different things", "leave out one of the two");
  if (format !== "text" && (short || long))
    throw new UserError(
      `${short ? "--short" : "--long"} has no meaning with --format ${format}`,
      "use it with --format text",
    );
  if (format !== "text") return {};
  const isShort = (rows: number) => short || (!long && session.io.out.tty && rows > MOST_LONG);
  const { takeawaysText } = await import("../render/takeaways.ts");
  const { shortTakeaways } = await import("../render/takeaways-short.ts");
  return {
    text: (rows: readonly TakeawayRow[], screen) =>
      isShort(rows.length) ? shortTakeaways(rows, screen) : takeawaysText(rows, screen),
    aside: (rows) => (isShort(rows) ? "--long shows their text" : null),
  };
}
