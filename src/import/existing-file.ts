import { MAX_FILE_BYTES, type Episode } from "../episode/episode.ts";
import { parse } from "../episode/parse.ts";
import { reasonOf, UserError } from "../errors.ts";
import { readWhole } from "../files/bytes.ts";
import { placeInside } from "../files/inside.ts";
import { fold } from "../text/fold.ts";
import { isTaken } from "../files/names.ts";
import type { Refusal } from "./plan.ts";

/** A file's text, null where there is none, or why nothing may be written over it. */
export function readExisting(root: string, file: string): string | null | Refusal {
  try {
    const place = placeInside(root, file);
    if (!isTaken(place)) return null;
    const bytes = readWhole(place, 2 * MAX_FILE_BYTES);
    const text = bytes.toString("utf8");
    if (Buffer.from(text).equals(bytes)) return text;
    return { reason: "the file there is not UTF-8", hint: "save it as UTF-8, then import again" };
  } catch (error) {
    if (error instanceof UserError)
      return { reason: "a link there leads out of the library", hint: error.hint! };
    const reason = `what is there cannot be read (${reasonOf(error)})`;
    return { reason, hint: "move it out of the way" };
  }
}

/** Whether a file states that it is another episode than this one of its name. */
export function isAnotherEpisode(
  text: string,
  path: string,
  theirs: Omit<Episode, "id" | "path">,
): boolean {
  const { episode: mine, layout, readable } = parse(text, path);
  if (!readable || (mine.number !== null && mine.number === theirs.number)) return false;
  if (layout.titled && fold(mine.title) !== fold(theirs.title)) return true;
  return mine.date !== null && theirs.date !== null && mine.date !== theirs.date;
}
