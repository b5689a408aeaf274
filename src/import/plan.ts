import { edit, hasSameContent } from "../episode/edit/edit.ts";
import { MAX_FILE_BYTES, type Episode } from "../episode/episode.ts";
import { parse } from "../episode/parse.ts";
import { write } from "../episode/write.ts";
import type { Draft } from "./formats/importer.ts";
import { giveTopics } from "./give-topics.ts";
import { changesIn } from "./merge/changes.ts";
import type { Conflict } from "./merge/conflict.ts";
import { merge } from "./merge/merge.ts";
import type { ImportOptions } from "./options.ts";

/** What an import does with one episode. */
export interface ImportPlan {
  kind: "new" | "unchanged" | "changed" | "replaced" | "refused";
  /** The file's text as it is to be. */
  text: string;
  /** What later imports compare with, and the text it is read from. */
  base: Episode;
  baseText: string;
  /** What changes, a line each. */
  notes: string[];
  conflicts: Conflict[];
  /** Whether the file that is there is kept as a backup: it is replaced, or its form is lost. */
  backup: boolean;
  refusal: Refusal | null;
}

/** Why an episode is not written, and what to do. */
export interface Refusal {
  reason: string;
  hint: string;
}

/** An episode as its source has it now. */
export type SourceEpisode = Pick<Draft, "episode" | "text" | "titled">;

/** An episode and what there is of it in the library. */
interface Situation {
  incoming: SourceEpisode;
  /** The episode as it was imported before; null where it was not. */
  base: Episode | null;
  /** The text of the file that is there; null where there is none. */
  yours: string | null;
  /** The path of that file in its library. */
  path: string;
}

/** Decides what an import does with an episode. */
export function planEpisode(
  { incoming, base, yours, path }: Situation,
  { add, adds, suggest, force }: ImportOptions,
): ImportPlan {
  const theirs = base === null ? atPath(incoming, path) : underEarlierTitle(incoming, base, path);
  const given = giveTopics(
    theirs.episode,
    force ? null : base,
    suggest(add(theirs.episode).topics),
  );
  const baseText = given.episode === theirs.episode ? theirs.text : write(given.episode);
  const plain = { base: given.episode, baseText, notes: given.notes, conflicts: [], backup: false };
  if (yours !== null && base !== null && !force) return update(yours, base);
  const text = adds ? write(add(given.episode)) : baseText;
  const plan = (kind: ImportPlan["kind"]): ImportPlan => ({ kind, text, ...plain, refusal: null });
  if (Buffer.byteLength(text) > MAX_FILE_BYTES)
    return refused(
      `the episode would take ${Math.ceil(Buffer.byteLength(text) / 2 ** 20)} MB`,
      `no library reads files of more than ${MAX_FILE_BYTES / 2 ** 20} MB`,
    );
  if (adds && !parse(text, path).readable) return refused(...UNREADABLE);
  if (yours === null) return plan("new");
  if (text === yours) return plan("unchanged");
  if (force) return { ...plan("replaced"), backup: true };
  if (hasSameContent(parse(text, path).episode, parse(yours, path).episode))
    return { ...plan("unchanged"), text: yours };
  return refused(
    "a different file is already there",
    "replace it with --force, which keeps a backup",
  );

  function update(before: string, from: Episode): ImportPlan {
    if (!adds && hasSameContent(from, given.episode))
      return { ...plain, kind: "unchanged", text: before, notes: [], refusal: null };
    const { episode: mine, readable } = parse(before, path);
    if (!readable)
      return refused("the file there cannot be read", "fix it, or replace it with --force");
    const { episode, conflicts } = merge(from, given.episode, add(mine));
    const edited = hasSameContent(mine, episode)
      ? { text: before, whole: false }
      : edit(before, episode);
    const after = parse(edited.text, path);
    if (!after.readable) return refused(...UNREADABLE);
    const changed = edited.text !== before;
    const rewritten = edited.whole
      ? ["its form could not be kept; the file as it was is kept as a backup"]
      : [];
    return {
      ...plain,
      kind: changed ? "changed" : "unchanged",
      text: edited.text,
      notes: changed ? [...changesIn(mine, after.episode), ...rewritten, ...given.notes] : [],
      conflicts,
      backup: edited.whole,
      refusal: null,
    };
  }

  function refused(reason: string, hint: string): ImportPlan {
    return { ...plain, kind: "refused", text: yours ?? "", notes: [], refusal: { reason, hint } };
  }
}

/** The plan for an episode whose source is unchanged to the letter. */
export function planUnchanged(base: Episode, baseText: string): ImportPlan {
  const nothing = { notes: [], conflicts: [], backup: false, refusal: null };
  return { kind: "unchanged", text: baseText, base, baseText, ...nothing };
}

const UNREADABLE = [
  "the file could not be read again",
  "leave out some of what --set adds",
] as const;

function atPath(
  { episode, text }: SourceEpisode,
  path: string,
): { episode: Episode; text: string } {
  return { episode: { ...episode, id: "", path }, text };
}

/**
 * The episode as it is read at its path, where its file's name may add to it; one without a title
 * of its own keeps the title that it got when it was imported before.
 */
function underEarlierTitle(
  { episode, text, titled }: SourceEpisode,
  { title }: Episode,
  path: string,
): { episode: Episode; text: string } {
  const same = titled || episode.title === title;
  const own = same ? text : write({ ...episode, id: "", path, title });
  return { episode: parse(own, path).episode, text: own };
}
