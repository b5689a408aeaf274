import type { Episode } from "../episode/episode.ts";
import { slug } from "../text/slug.ts";
import { textOf } from "../episode/values.ts";

/** What distinguishes an episode from another one of its name. */
export interface Distinction {
  season: string | null;
  date: string | null;
}

/** What distinguishes an episode. */
export function distinctionOf({ extra, date }: Pick<Episode, "extra" | "date">): Distinction {
  const season = textOf(extra["season"]);
  return { season: season === null ? null : slug(season) || null, date };
}

/**
 * The paths an episode may get where an `other` has `path`: with its season, `bonus-s2.md`, and
 * with its day, `bonus-2026-02-01.md`, where these differ.
 */
export function distinctPaths(path: string, own: Distinction, other: Distinction): string[] {
  const differs = (one: string | null, two: string | null) => one !== null && one !== two;
  return [
    ...(differs(own.season, other.season) ? [pathWith(path, `s${own.season}`)] : []),
    ...(differs(own.date, other.date) ? [pathWith(path, own.date!)] : []),
  ];
}

/** A path with an ending to its name, `bonus-2.md` or `ep-1-2/index.md`. */
export function pathWith(path: string, ending: string): string {
  const stem = stemOf(path);
  return `${stem}-${ending}${path.slice(stem.length)}`;
}

/** A path without the ending that distinguishes it from others of its name. */
export function familyOf(path: string): string {
  return stemOf(path).replace(/-(?:s[\p{L}\p{N}-]+|\d{4}(?:-\d\d){0,2}|\d+)$/u, "");
}

/** `show/notes/index.md` and `show/notes.md` are both `show/notes`. */
export function stemOf(path: string): string {
  return path.replace(/(?<=\/[^/]+)\/index\.md$|\.md$/, "");
}

/** A path for comparing: file systems may ignore case and how accents are encoded. */
export function comparable(path: string): string {
  return path.normalize("NFC").toLowerCase();
}
