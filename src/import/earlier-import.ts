import { join } from "node:path";
import { hasSameContent } from "../episode/edit/edit.ts";
import type { Episode } from "../episode/episode.ts";
import { parse } from "../episode/parse.ts";
import { compareImports, isPossible, type KeyComparison } from "./compare-import.ts";
import { readExisting } from "./existing-file.ts";
import type { History, Provenance } from "./history.ts";
import {
  keyDigest,
  readRecord,
  titleLine,
  type ImportRecord,
  type RecordContent,
} from "./import-records.ts";
import type { ImportPlan } from "./plan.ts";

/** An episode that is being imported, and what is known of its source. */
export interface IncomingEpisode extends Provenance {
  episode: Episode;
  /** False where its title is only the name of its file. */
  titled: boolean;
  /** The file it is to become, as its source has it. */
  text: string;
  /** Whether its source holds no other episode. */
  alone: boolean;
}

/** Plans what happens to one episode. */
export interface Planner {
  /** Given the episode as imported before, the text of the file that is there, and its path. */
  plan(base: Episode | null, yours: string | null, path: string): ImportPlan;
  /** Given that its source is unchanged to the letter; null where its file matters all the same. */
  planUnchanged(base: Episode): ImportPlan | null;
}

/** The earlier import of an episode. */
export interface EarlierImport {
  record: ImportRecord;
  /** The episode as it was imported. */
  base: Episode;
  /** Whether its source is unchanged to the letter. */
  unchanged: boolean;
  /** False where it is the same episode only if no other one of the run is. */
  certain: boolean;
}

/** Records compared with one episode; beyond that nobody could tell them apart. */
const MAX_COMPARED = 200;

/** The earlier import of an episode, among those that no other episode of this run has. */
export function findEarlierImport(
  root: string,
  history: History,
  incoming: IncomingEpisode,
  isInRun: (path: string) => boolean,
): EarlierImport | null {
  const key = keyDigest(incoming.key);
  const alike = key === null ? history.withText(incoming.text, incoming.paths[0]) : [];
  const candidates = [...alike, ...history.candidates(incoming)];
  // A key that several have, such as the address of their podcast, identifies none of them.
  const isShared = candidates.filter((one) => one.key !== null && one.key === key).length > 1;
  const title = titleLine(incoming.text);
  let best: EarlierImport | null = null;
  let bestStrength = -1;
  let compared = 0;
  for (const record of candidates) {
    const keys = compareKeys(record.key, key);
    if (isInRun(record.path)) continue;
    if (!isPossible(record, incoming, keys, record.title === title)) continue;
    if (compared++ === MAX_COMPARED) break;
    const content = readRecord(record);
    // Another process may have given it another path meanwhile.
    if (content === null) history.remove(record);
    const one = content === null ? null : compare(record, content, incoming, keys);
    if (one === null || (isShared && !one.earlier.certain)) continue;
    const strength = one.strength + (one.earlier.certain ? 100 : 0);
    if (strength <= bestStrength || isForeign(root, history, one.earlier)) continue;
    [best, bestStrength] = [one.earlier, strength];
    if (one.earlier.certain && one.earlier.unchanged) break;
  }
  return best;
}

function compareKeys(a: string | null, b: string | null): KeyComparison {
  if (a === null || b === null) return a === b ? "none" : "one has none";
  return a === b ? "equal" : "differ";
}

function compare(
  record: ImportRecord,
  content: RecordContent,
  incoming: IncomingEpisode,
  keys: KeyComparison,
) {
  const unchanged = content.text === incoming.text;
  const base = unchanged ? incoming.episode : content.episode();
  if (base === null) return null;
  const before = { path: record.path, from: record.from, episode: base };
  const { is, strength } = compareImports(before, incoming, keys);
  if (is === "another") return null;
  return { earlier: { record, base, unchanged, certain: is === "same" }, strength };
}

/**
 * Whether the file that a record names became another episode's: of two imports at once that want
 * one name, a kill may leave the slower with a record and no file.
 */
function isForeign(root: string, history: History, { record, base }: EarlierImport): boolean {
  const others = history.at(record.path).filter(({ key }) => key !== record.key);
  if (others.length === 0) return false;
  const text = readExisting(root, join(root, ...record.path.split("/")));
  if (typeof text !== "string") return false;
  const { episode } = parse(text, record.path);
  if (hasSameContent(episode, base)) return false;
  return others.some((other) => {
    const theirs = readRecord(other)?.episode();
    return theirs && hasSameContent(episode, theirs);
  });
}
