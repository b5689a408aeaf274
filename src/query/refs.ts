import { episodeId } from "../episode/id.ts";
import { fold } from "../text/fold.ts";
import { nearestNames } from "../text/nearest.ts";

/** What a person typed to address something: an episode, and a takeaway or a section of it. */
export interface Ref {
  episode: string;
  takeaway: number | null;
  section: string | null;
}

/** Splits `490:2` or `490#tldr` into its parts; whether they exist is another question. */
export function parseRef(text: string): Ref {
  const ref = text.trim();
  const takeaway = /^(.+):(\d{1,9})$/.exec(ref);
  if (takeaway) return { episode: takeaway[1]!, takeaway: Number(takeaway[2]), section: null };
  const section = /^(.+)#([^#/]+)$/.exec(ref);
  if (section) return { episode: section[1]!, takeaway: null, section: section[2]! };
  return { episode: ref, takeaway: null, section: null };
}

/** The refs in a text of one a line, such as a program's output: each ends at a tab or space. */
export function refsIn(text: string): string[] {
  return text
    .split(/[\n\0]/)
    .map((line) => line.trim().split(/[\t ]/, 1)[0]!)
    .filter((ref) => ref !== "");
}

/** A text by which an episode can be addressed; where several fit, the lower level wins. */
export interface RefKey {
  key: string;
  level: number;
}

/** How a text is compared on a level: a path, lower case or folded, a whole ref or its last part. */
const LEVELS = {
  path: 0,
  whole: 1,
  last: 2,
  wholeFolded: 3,
  lastFolded: 4,
  season: 5,
  file: 7,
} as const;

/**
 * The texts that address an episode: the whole ref, its last part (`490`), both as names are
 * compared (`GRÖSSE` for `größe`), without the season (`4` for `s2e4`), with the file's name; and
 * the file's path in the library.
 */
export function refKeys(id: string, path: string): RefKey[] {
  const lower = id.toLowerCase();
  const folded = fold(id);
  const others = [
    { ref: lower, level: LEVELS.whole },
    { ref: folded, level: LEVELS.wholeFolded },
    { ref: withoutSeason(id).toLowerCase(), level: LEVELS.season },
    { ref: refByFile(id, path).toLowerCase(), level: LEVELS.file },
  ];
  const keys = new Map<string, number>([[path, LEVELS.path]]);
  for (const { ref, level } of others)
    for (const [i, key] of [ref, ref.slice(ref.lastIndexOf("/") + 1)].entries())
      if (!keys.has(key)) keys.set(key, level + i);
  return Array.from(keys, ([key, level]) => ({ key, level }));
}

/** What to look up, one after the other until something is found, for a text that was typed. */
export function refLookups(typed: string): { key: string; levels: readonly number[] }[] {
  const lower = typed.replace(/^#/, "").toLowerCase();
  const folded = fold(lower);
  const { path, whole, last, wholeFolded, lastFolded, season, file } = LEVELS;
  return [
    { key: typed, levels: [path] },
    { key: lower, levels: [whole] },
    { key: lower, levels: [last] },
    { key: folded, levels: [whole, wholeFolded] },
    { key: folded, levels: [last, lastFolded] },
    { key: lower, levels: [season] },
    { key: lower, levels: [season + 1] },
    { key: lower, levels: [file] },
    { key: lower, levels: [file + 1] },
  ];
}

function withoutSeason(id: string): string {
  return id.replace(/(?<=\/)s\d{1,3}e(?=[^/]*$)/i, "");
}

/** The ref an episode would have by its file's name, so that an old ref keeps working. */
function refByFile(id: string, path: string): string {
  const [, name] = episodeId({ podcast: null, number: null }, path).split("/");
  return `${id.slice(0, id.lastIndexOf("/"))}/${name}`;
}

/** The refs nearest to one that does not exist, nearest first, at most three. */
export function nearest(ids: readonly string[], ref: string): string[] {
  const formsOf = (id: string) => {
    const whole = id.toLowerCase();
    return [whole, whole.slice(whole.lastIndexOf("/") + 1)];
  };
  return nearestNames(ids, ref, { formsOf });
}
