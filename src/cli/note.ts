import { changeFile, placeOf } from "../change/change-file.ts";
import { addNote, addTakeaway } from "../change/note.ts";
import { parseClock, parseDuration } from "../episode/times.ts";
import { UserError } from "../errors.ts";
import { fromHere } from "../library/folders.ts";
import type { FoundRef } from "../library/find.ts";
import { EVERYTHING } from "../query/query.ts";
import { firstOf, type Store } from "../query/store.ts";
import { topicName } from "../text/topic-name.ts";
import { visible } from "../text/clean.ts";
import { findToChange, groundsOf } from "./changing.ts";
import { command, type Asked } from "./command.ts";
import { commaList } from "./filter-flags.ts";
import { text, texts, yes } from "./flag.ts";
import type { Session } from "./session.ts";

const FLAGS = {
  takeaway: yes("--takeaway", "add a takeaway; the first line is its title"),
  topic: texts("--topic <a,b>", "topics of the takeaway"),
  start: text("--start <time>", "its time in the recording: 41:10 or 1:02:03"),
};

/** `note`. */
export const note = command({
  argument: { about: "an episode, or the takeaway that the note is about" },
  flags: FLAGS,
  examples: [
    ["episode note 490 --start 41:10 Ask Bo about this", "under ## Notes"],
    ["episode note 490 --takeaway --topic starred Buy early", "as its last takeaway"],
    ["pbpaste | episode note 490 -", "from standard input"],
  ],
  run: answer,
});

async function answer({ args, flags, session }: Asked<typeof FLAGS>): Promise<null> {
  const { io } = session;
  const [ref, ...words] = args;
  if (flags.topic.length > 0 && !flags.takeaway)
    throw new UserError("--topic is for takeaways", "add --takeaway, or write #topic in the note");
  const start = startFrom(flags.start);
  const { found, store } = await findToChange(ref!, session);
  if (found.section !== null)
    throw new UserError(
      `${found.id}#${found.section} is a section`,
      `add the note to the episode: \`episode note ${found.id}\``,
    );
  if (found.takeaway !== null && flags.takeaway)
    throw new UserError(
      `a takeaway is added to an episode, not to ${ref}`,
      `\`episode note ${found.id} --takeaway\` adds one`,
    );
  const own = await textFrom(words, session);
  const place = await placeOf(found.file, groundsOf(session));
  const about = start === null ? await momentOf(found, store) : { start, about: null };
  const topics = flags.topic.flatMap(commaList).map(topicName);
  const add = flags.takeaway ? addTakeaway : addNote;
  const { part } = await changeFile(place, (read) => add(read, { text: own, topics, ...about }));
  await io.out.write(`${visible(found.id + part)}\n`);
  const name = fromHere(found.file, io.cwd);
  await session.note(`${flags.takeaway ? "a takeaway" : "a note"} added to ${name}`);
  return null;
}

function startFrom(given: string | null): number | null {
  if (given === null) return null;
  const seconds = parseClock(given.trim()) ?? parseDuration(given);
  if (seconds !== null && given.trim() !== "") return seconds;
  throw new UserError(`“${given}” is not a valid time for --start`, "write 41:10 or 1:02:03");
}

/** The words, or standard input in the place of `-`. Throws a UserError where there are none. */
async function textFrom(words: readonly string[], { io }: Session): Promise<string> {
  const piped = words.length === 1 && words[0] === "-";
  const found = piped ? await io.stdin("write or paste the note, then ctrl-d:") : words.join(" ");
  if (found.trim() !== "") return found;
  throw new UserError(
    piped ? "there is no text on standard input" : "there is no text to add",
    "write it after the ref, or - to read standard input",
  );
}

/** The moment that a takeaway stands for; its number where it has no time. */
async function momentOf(found: FoundRef, store: Store) {
  if (found.takeaway === null) return { start: null, about: null };
  const row = await firstOf(store.takeaways({ ...EVERYTHING, among: [found] }));
  const start = row?.start ?? null;
  return { start, about: start === null ? found.takeaway : null };
}
