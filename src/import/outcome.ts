import { edit, saysTheSame } from "../episode/edit/edit.ts";
import { MAX_FILE_BYTES, type Episode } from "../episode/episode.ts";
import { parse } from "../episode/parse.ts";
import { write } from "../episode/write.ts";
import type { Draft } from "./formats/importer.ts";
import { changesIn } from "./merge/changes.ts";
import type { Conflict } from "./merge/conflict.ts";
import { merge } from "./merge/merge.ts";
import type { Additions } from "./additions.ts";
import { giveTopics, type Suggest } from "./topics.ts";

/** What an import makes of one episode. */
export interface Outcome {
  kind: "new" | "unchanged" | "changed" | "replaced" | "refused";
  /** The file's text as it is to be. */
  text: string;
  /** What later imports compare with, and the text it is read from. */
  base: Episode;
  baseText: string;
  /** What happened, a line each. */
  notes: string[];
  conflicts: Conflict[];
  /** True where what is there is replaced or its form cannot be kept: then it stays beside it. */
  backup: boolean;
  refusal: Refusal | null;
}

/** Why an episode was not written, and the way out. */
export interface Refusal {
  reason: string;
  hint: string;
}

/** What an import is asked to do, the same for all its episodes. */
export interface Wishes {
  add: Additions;
  /** Whether `add` has anything to add. */
  adds: boolean;
  /** The topics for a takeaway of an episode that has these. */
  suggest(episodeTopics: readonly string[]): Suggest;
  force: boolean;
}

/** An episode as its source has it now. */
export type Incoming = Pick<Draft, "episode" | "text" | "titled">;

/**
 * Decides what becomes of an episode: `base` as it was imported before, `yours` the text of the file
 * that is there, each null where there is none; `path` is the place of that file.
 */
export function decide(
  incoming: Incoming,
  base: Episode | null,
  yours: string | null,
  path: string,
  { add, adds, suggest, force }: Wishes,
): Outcome {
  const theirs = base === null ? placed(incoming, path) : asBefore(incoming, base, path);
  const given = giveTopics(
    theirs.episode,
    force ? null : base,
    suggest(add(theirs.episode).topics),
  );
  const baseText = given.episode === theirs.episode ? theirs.text : write(given.episode);
  const plain = { base: given.episode, baseText, notes: given.notes, conflicts: [], backup: false };
  if (yours !== null && base !== null && !force) return update(yours, base);
  const text = adds ? write(add(given.episode)) : baseText;
  const outcome = (kind: Outcome["kind"]): Outcome => ({ kind, text, ...plain, refusal: null });
  if (Buffer.byteLength(text) > MAX_FILE_BYTES)
    return refused(
      `the episode would take ${Math.ceil(Buffer.byteLength(text) / 2 ** 20)} MB`,
      `no library reads files of more than ${MAX_FILE_BYTES / 2 ** 20} MB`,
    );
  if (adds && !parse(text, path).readable) return refused(...UNREADABLE);
  if (yours === null) return outcome("new");
  if (text === yours) return outcome("unchanged");
  if (force) return { ...outcome("replaced"), backup: true };
  if (saysTheSame(parse(text, path).episode, parse(yours, path).episode))
    return { ...outcome("unchanged"), text: yours };
  return refused(
    "there is a file already that did not come from here",
    "--force replaces it and keeps a backup beside it",
  );

  function update(before: string, from: Episode): Outcome {
    if (!adds && saysTheSame(from, given.episode))
      return { ...plain, kind: "unchanged", text: before, notes: [], refusal: null };
    const { episode: mine, readable } = parse(before, path);
    if (!readable)
      return refused("the file there cannot be read", "mend it, or replace it with --force");
    const { episode, conflicts } = merge(from, given.episode, add(mine));
    const edited = saysTheSame(mine, episode)
      ? { text: before, whole: false }
      : edit(before, episode);
    const after = parse(edited.text, path);
    if (!after.readable) return refused(...UNREADABLE);
    const changed = edited.text !== before;
    const form = edited.whole ? ["its form could not be kept; as it was, it lies beside"] : [];
    return {
      ...plain,
      kind: changed ? "changed" : "unchanged",
      text: edited.text,
      notes: changed ? [...changesIn(mine, after.episode), ...form, ...given.notes] : [],
      conflicts,
      backup: edited.whole,
      refusal: null,
    };
  }

  function refused(reason: string, hint: string): Outcome {
    return { ...plain, kind: "refused", text: yours ?? "", notes: [], refusal: { reason, hint } };
  }
}

/** What becomes of an episode whose source is the same as before to the letter. */
export function unchanged(base: Episode, baseText: string): Outcome {
  const nothing = { notes: [], conflicts: [], backup: false, refusal: null };
  return { kind: "unchanged", text: baseText, base, baseText, ...nothing };
}

const UNREADABLE = [
  "the file could not be read again",
  "leave out some of what --set adds",
] as const;

function placed({ episode, text }: Incoming, path: string): { episode: Episode; text: string } {
  return { episode: { ...episode, id: "", path }, text };
}

/**
 * The same under the title that an episode without one got when it was imported before, and as it
 * is read at its place, where the name of its file may say something.
 */
function asBefore({ episode, text, titled }: Incoming, { title }: Episode, path: string) {
  const same = titled || episode.title === title;
  const own = same ? text : write({ ...episode, id: "", path, title });
  return { episode: parse(own, path).episode, text: own };
}
