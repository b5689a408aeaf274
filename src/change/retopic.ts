import { join } from "node:path";
import { STARRED } from "../episode/fields.ts";
import { UserError } from "../errors.ts";
import { withLock } from "../files/lock.ts";
import { rulesFor } from "../files/read.ts";
import { rulesByFolder } from "../files/rules-by-folder.ts";
import { isThere, readText } from "../files/walk.ts";
import { walkLibrary } from "../files/walk-library.ts";
import { createFile } from "../files/write.ts";
import { wrapWriteErrors } from "../files/write-errors.ts";
import { compare } from "../text/compare.ts";
import { changeFile, readPlace, replaceText, type FilePlace } from "./change-file.ts";
import type { Renaming } from "./renaming.ts";
import { retopicEpisode } from "./retopic-episode.ts";
import { retopicVocabulary } from "./retopic-vocabulary.ts";

/** A file that is changed: in full, and its text before (null where it is new) and after. */
interface Change {
  file: string;
  before: string | null;
  after: string;
}

/** How a topic is renamed. */
export interface RetopicOptions {
  renaming: Renaming;
  /** Whether the old name stays as an alias. */
  alias: boolean;
  /** Whether nothing is written. */
  dry: boolean;
}

/** What is to be said of a run. */
export interface RetopicReport {
  changed(change: Change): Promise<void>;
  refused(error: UserError): Promise<void>;
}

/**
 * Renames a topic in the episodes of a library, then in its vocabulary, so that what is left after
 * an interruption is found when it is run again.
 */
export async function retopicLibrary(
  root: string,
  options: RetopicOptions,
  report: RetopicReport,
): Promise<void> {
  const walk = await walkLibrary(root);
  const rules = rulesByFolder(root, walk);
  for (const path of walk.paths.toSorted(compare)) {
    const file = join(root, path);
    if (!mayName(file, options.renaming)) continue;
    const place = { file, root, path, rules: rulesFor(path, rules) };
    await attempt(report, () => retopicFile(place, options));
  }
  await attempt(report, () => retopicTopics(root, options));
}

async function attempt(report: RetopicReport, action: () => Promise<Change | null>): Promise<void> {
  try {
    const change = await action();
    if (change) await report.changed(change);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    await report.refused(error);
  }
}

const ASCII = /^[a-z\d]+/;

/** Whether a file may name the topic, so that only few have to be parsed. */
function mayName(file: string, { from }: Renaming): boolean {
  const word = ASCII.exec(from)?.[0];
  // Other letters have several forms, and this one has keys of its own.
  if (word === undefined || from === STARRED.topic) return true;
  const text = readText(file, file);
  return typeof text === "string" && text.toLowerCase().includes(word);
}

async function retopicFile(
  place: FilePlace,
  { renaming, dry }: RetopicOptions,
): Promise<Change | null> {
  let before = "";
  const change = (read: ReturnType<typeof readPlace>) => {
    before = read.text;
    const text = retopicEpisode(read, renaming);
    if (text === null)
      throw new UserError(
        `${place.file} would have to be written anew, and is unchanged`,
        `rename the topic there in the editor`,
      );
    return { text };
  };
  const { text: after } = dry ? change(readPlace(place)) : await changeFile(place, change);
  return after === before ? null : { file: place.file, before, after };
}

async function retopicTopics(
  root: string,
  { renaming, alias, dry }: RetopicOptions,
): Promise<Change | null> {
  const file = join(root, "topics.yaml");
  const change = () => {
    const text = isThere(file) ? readText(file, "topics.yaml") : null;
    if (text !== null && typeof text !== "string") throw new UserError(`${file}: ${text.message}`);
    const after = retopicVocabulary(text ?? "", renaming, alias);
    if (after === null)
      throw new UserError(
        `${file} is in a form in which the topic cannot be renamed, and is unchanged`,
        "`episode check` reports what is wrong with it, else rename the topic there in the editor",
      );
    if (after === (text ?? "")) return null;
    if (!dry && text === null) wrapWriteErrors(file, () => createFile(root, file, after));
    else if (!dry) replaceText({ file, root }, text!, after);
    return { file, before: text, after };
  };
  return dry ? change() : withLock(root, async () => change());
}
