import { STAMP, type Stamp } from "../files/stamp.ts";
import type { Walk } from "../files/walk.ts";
import type { Database } from "./sqlite.ts";

/** A file that is to be read, and the hash of its text as the index has it. */
export interface Changed {
  path: string;
  stamp: Stamp;
  known?: string;
}

/** How a folder differs from its index. */
export interface Changes {
  /** Files that are new or may have changed, and their places in the walk. */
  changed: (Changed & { at: number })[];
  /** Paths of files that are gone. */
  removed: string[];
}

/** Stands in no path. */
const BETWEEN = "//";

/** No stamp equals it, not even itself. */
const NO_STAMP = [NaN, NaN, NaN, NaN, NaN];

/** Compares a walk with the one that the index was made by; null where nothing differs. */
export function changesSince(database: Database, { paths, stamps }: Walk): Changes | null {
  const row = database.prepare("select paths, stamps from walk").get()!;
  const now = new Float64Array(stamps);
  const before = row["stamps"] as Uint8Array;
  const samePaths = paths.join(BETWEEN) === row["paths"];
  if (samePaths && Buffer.from(now.buffer).equals(before)) return null;
  return differences(database, { paths, now }, row["paths"] as string, before);
}

function differences(
  database: Database,
  { paths, now }: { paths: readonly string[]; now: Float64Array },
  before: string,
  bytes: Uint8Array,
): Changes {
  const old = new Float64Array(Uint8Array.from(bytes).buffer);
  const places = new Map<string, number>();
  if (before !== "") for (const [at, path] of before.split(BETWEEN).entries()) places.set(path, at);
  const hash = database.prepare("select hash from episode where path = ?");
  const changed: Changes["changed"] = [];
  for (const [at, path] of paths.entries()) {
    const place = places.get(path);
    places.delete(path);
    const own = at * STAMP;
    const known = (place ?? 0) * STAMP;
    const isSame = (i: number) => now[own + i] === old[known + i];
    if (place !== undefined && [0, 1, 2, 3, 4].every(isSame)) continue;
    const stamp = [...now.subarray(own, own + STAMP)] as unknown as Stamp;
    // Read by other rules, the same text may say something else.
    const sameRules = place !== undefined && isSame(STAMP - 1);
    const text = sameRules ? hash.get(path)?.["hash"] : undefined;
    changed.push({ at, path, stamp, ...(typeof text === "string" ? { known: text } : {}) });
  }
  return { changed, removed: [...places.keys()] };
}

/** Remembers a walk; files whose stamps cannot be trusted, by their places, are read again. */
export function putWalk(
  database: Database,
  { paths, stamps }: Walk,
  untrusted: readonly number[],
): void {
  const all = new Float64Array(stamps);
  for (const at of untrusted) all.set(NO_STAMP, at * STAMP);
  database.exec("delete from walk");
  database
    .prepare("insert into walk (paths, stamps) values (?, ?)")
    .run(paths.join(BETWEEN), new Uint8Array(all.buffer));
}
