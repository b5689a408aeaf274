import { STAMP, stampOf, type Stamp } from "../files/stamp.ts";
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
export function changesSince(database: Database, { paths, stamps: now }: Walk): Changes | null {
  const row = database.prepare("select paths, stamps from walk").get()!;
  const bytes = row["stamps"] as Uint8Array;
  const samePaths = paths.join(BETWEEN) === row["paths"];
  if (samePaths && bytesOf(now).equals(bytes)) return null;
  const before = new Float64Array(Uint8Array.from(bytes).buffer);
  const places = samePaths ? null : placesIn(row["paths"] as string);
  const hash = database.prepare("select hash from episode where path = ?");
  const changed: Changes["changed"] = [];
  for (let at = 0; at < paths.length; at++) {
    const path = paths[at]!;
    const place = places === null ? at : places.get(path);
    places?.delete(path);
    const parts = place === undefined ? 0 : sameParts(now, at, before, place);
    if (parts === STAMP) continue;
    // Read by other rules, the same text may say something else.
    const sameRules = place !== undefined && rulesOf(now, at) === rulesOf(before, place);
    const text = sameRules ? hash.get(path)?.["hash"] : undefined;
    changed.push({
      at,
      path,
      stamp: stampOf(now, at),
      ...(typeof text === "string" ? { known: text } : {}),
    });
  }
  return { changed, removed: places === null ? [] : [...places.keys()] };
}

function placesIn(paths: string): Map<string, number> {
  return new Map(paths === "" ? [] : paths.split(BETWEEN).map((path, at) => [path, at]));
}

/** How many parts of two stamps are the same, up to the first that is not. */
function sameParts(now: Float64Array, at: number, before: Float64Array, place: number): number {
  let parts = 0;
  while (parts < STAMP && now[at * STAMP + parts] === before[place * STAMP + parts]) parts++;
  return parts;
}

/** The last part of a stamp: what the file is read by. */
function rulesOf(stamps: Float64Array, at: number): number {
  return stamps[(at + 1) * STAMP - 1]!;
}

/** Remembers a walk; files whose stamps cannot be trusted, by their places, are read again. */
export function putWalk(
  database: Database,
  { paths, stamps }: Walk,
  untrusted: readonly number[],
): void {
  const all = stamps.slice();
  for (const at of untrusted) all.set(NO_STAMP, at * STAMP);
  database.exec("delete from walk");
  database
    .prepare("insert into walk (paths, stamps) values (?, ?)")
    .run(paths.join(BETWEEN), bytesOf(all));
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
