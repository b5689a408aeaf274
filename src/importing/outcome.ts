import { edit, saysTheSame } from "../episode/edit/edit.ts";
import { MAX_FILE_BYTES, type Episode } from "../episode/episode.ts";
import { parse } from "../episode/parse.ts";
import type { Problem } from "../episode/problem.ts";
import { write } from "../episode/write.ts";
import { changesIn } from "../merge/changes.ts";
import type { Conflict } from "../merge/conflict.ts";
import { merge } from "../merge/merge.ts";
import type { Additions } from "./additions.ts";
import { giveTopics, type Suggest } from "./topics.ts";

/** What an import makes of one episode. */
export interface Outcome {
  kind: "new" | "unchanged" | "changed" | "replaced" | "refused";
  /** The file's text as it is to be. */
  text: string;
  /** What later imports compare with. */
  base: Episode;
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

/**
 * An episode as it is read back from what is written of it, so that two of them can be compared;
 * what is wrong where it cannot be read back at all.
 */
export function asWritten(draft: Omit<Episode, "id" | "path">): Episode | Problem {
  const { episode, problems, readable } = parse(write({ ...draft, id: "", path: "" }), "");
  return readable ? episode : problems.find(isError)!;
}

/**
 * Decides what becomes of an episode: `theirs` as the source has it, `base` as it was imported
 * before, `yours` the text of the file that is there, each null where there is none.
 */
export function decide(
  theirs: Episode,
  base: Episode | null,
  yours: string | null,
  { add, adds, suggest, force }: Wishes,
): Outcome {
  const given = giveTopics(theirs, force ? null : base, suggest(add(theirs).topics));
  const plain = { base: given.episode, notes: given.notes, conflicts: [], backup: false };
  if (yours !== null && base !== null && !force) return update(yours, base);
  const text = write(add(given.episode));
  const outcome = (kind: Outcome["kind"]): Outcome => ({ kind, text, ...plain, refusal: null });
  if (Buffer.byteLength(text) > MAX_FILE_BYTES)
    return refused(
      `the episode would take ${Math.ceil(Buffer.byteLength(text) / 2 ** 20)} MB`,
      `no library reads files of more than ${MAX_FILE_BYTES / 2 ** 20} MB`,
    );
  const fault = parse(text, theirs.path).problems.find(isError);
  if (fault) return refused(fault.message, fault.hint ?? "give the fact with --set");
  if (yours === null) return outcome("new");
  if (text === yours) return outcome("unchanged");
  if (force) return { ...outcome("replaced"), backup: true };
  if (saysTheSame(parse(text, theirs.path).episode, parse(yours, theirs.path).episode))
    return { ...outcome("unchanged"), text: yours };
  return refused(
    "there is a file already that did not come from here",
    "--force replaces it and keeps a backup beside it",
  );

  function update(before: string, from: Episode): Outcome {
    if (!adds && saysTheSame(from, given.episode))
      return { ...plain, kind: "unchanged", text: before, notes: [], refusal: null };
    const read = parse(before, theirs.path);
    const mine = read.episode;
    if (!read.readable)
      return refused("the file there cannot be read", "mend it, or replace it with --force");
    const { episode, conflicts } = merge(from, given.episode, add(mine));
    const edited = saysTheSame(mine, episode)
      ? { text: before, whole: false }
      : edit(before, episode);
    const after = parse(edited.text, theirs.path);
    const worse = read.problems.some(isError) ? undefined : after.problems.find(isError);
    if (worse) return refused(worse.message, worse.hint ?? "give the fact with --set");
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

function isError({ severity }: Problem): boolean {
  return severity === "error";
}
