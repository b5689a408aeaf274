import { nameOf } from "../episode/id.ts";
import type { Problem } from "../episode/problem.ts";
import { slug } from "../text/slug.ts";
import { nearest, parseRef, refLookups, type RefKey } from "./refs.ts";
import type { Resolved } from "./store.ts";

/** An episode as refs are resolved: its ref, its file in full, and the numbers of its takeaways. */
export interface Addressed {
  id: string;
  file: string;
  numbers: readonly number[];
}

/** What resolving refs asks of a store. */
export interface RefSource {
  /** The episodes that have a key on one of these levels, in the order of the contract. */
  lookUp(key: RefKey["key"], levels: readonly RefKey["level"][]): Addressed[];
  /** The newest episode that answers the question; null where none does. */
  newest(): Addressed | null;
  /** All refs. */
  ids(): string[];
  problems: readonly Problem[];
}

/** What each ref stands for. */
export function resolveRefs(refs: readonly string[], source: RefSource): Resolved[] {
  return refs.map((ref) => resolveRef(ref, source));
}

function resolveRef(text: string, source: RefSource): Resolved {
  // A file's name may look like a ref to a part of an episode.
  const [file] = source.lookUp(text, [0]);
  if (file) return found(file, { takeaway: null, section: null });
  const { episode, ...part } = parseRef(text);
  if (episode === "latest") {
    const newest = source.newest();
    return newest ? found(newest, part) : { is: "unknown", near: [] };
  }
  for (const { key, levels } of refLookups(episode)) {
    const entries = source.lookUp(key, levels);
    if (entries.length === 1) return found(entries[0]!, part);
    if (entries.length > 1)
      return {
        is: "ambiguous",
        candidates: entries.map((entry) => ({ id: entry.id, file: entry.file, takeaway: null })),
      };
  }
  const problem = faultOf(episode, source.problems);
  if (problem) return { is: "unreadable", problem };
  return { is: "unknown", near: nearest(source.ids(), episode) };
}

function found(
  { id, file, numbers }: Addressed,
  { takeaway, section }: { takeaway: number | null; section: string | null },
): Resolved {
  if (takeaway !== null) {
    const count = numbers.filter((number) => number === takeaway).length;
    if (count === 0) return { is: "no takeaway", id, file, takeaway, numbers };
    if (count > 1) return { is: "twice", id, file, takeaway };
  }
  return { is: "found", id, file, takeaway, section };
}

/** What keeps the file that a ref names from being read; null where there is no such file. */
function faultOf(ref: string, problems: readonly Problem[]): Problem | null {
  const name = slug(ref.slice(ref.lastIndexOf("/") + 1));
  const isMeant = ({ path }: Problem) => /\.md$/i.test(path) && slug(nameOf(path)) === name;
  return problems.find(isMeant) ?? null;
}
