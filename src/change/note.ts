import { withItem } from "../episode/edit/add-item.ts";
import { withTakeaway, type ReadDocument } from "../episode/edit/add-takeaway.ts";
import { nested } from "../episode/nested.ts";
import { formatClockShort } from "../episode/times.ts";
import { UserError } from "../errors.ts";
import { cleanBlock, cleanLine } from "../text/clean.ts";

/** What a person adds to an episode. */
export interface Note {
  /** Markdown; of a takeaway the first line is the title. */
  text: string;
  /** Seconds into the recording, where it belongs to a moment. */
  start: number | null;
  /** The takeaway that a note is about and that has no time to say so. */
  about: number | null;
  /** The topics of a takeaway. */
  topics: readonly string[];
}

/** A file with something added, and the part of the episode that was added to. */
export interface Noted {
  text: string;
  /** What follows the episode's ref: `#notes` or `:6`. */
  part: string;
}

/**
 * Adds a note as an item at the end of the section Notes, which is made where there is none. Throws
 * a UserError where the file has no place to add it.
 */
export function addNote(read: Required<ReadDocument>, note: Note): Noted {
  const text = withItem(read, itemOf(note), { name: SECTION, title: "Notes" });
  if (text === null) throw noPlace(read.path);
  return { text, part: `#${SECTION}` };
}

const SECTION = "notes";

/** `- [41:10] Text`; further lines are indented as the item's own. */
function itemOf({ text, start, about }: Note): string {
  const lead =
    start !== null ? `[${formatClockShort(start)}] ` : about === null ? "" : `Takeaway ${about}: `;
  const [first = "", ...rest] = nested(cleanBlock(text), 3).trim().split("\n");
  const lines = rest.map((line) => (line.trim() === "" ? "" : `  ${line}`));
  return [`- ${lead}${first}`, ...lines].join("\n");
}

/**
 * Adds a takeaway after the last, in the form that the others have. Throws a UserError where that
 * cannot be written there, or its time is beyond the end of the episode.
 */
export function addTakeaway(read: Required<ReadDocument>, note: Note): Noted {
  const { takeaways, durationSeconds: length } = read.parsed.episode;
  const { start, topics } = note;
  if (start !== null && length !== null && start > length)
    throw new UserError(
      `${formatClockShort(start)} is after the end of the episode, which has ${formatClockShort(length)}`,
      "write --start as 41:10 or 1:02:03",
    );
  const [title = "", ...rest] = cleanBlock(note.text).trim().split("\n");
  const number = takeaways.reduce((most, one) => Math.max(most, one.number), 0) + 1;
  const added = {
    number,
    title: cleanLine(title),
    text: rest.join("\n").trim(),
    topics: [...topics],
    start,
    end: null,
  };
  const text = withTakeaway(read, added);
  if (text === null) throw noPlace(read.path);
  return { text, part: `:${number}` };
}

function noPlace(path: string): UserError {
  return new UserError(
    `this cannot be added to ${path} so that it would be read as written`,
    "add it in the editor with `episode edit`",
  );
}
