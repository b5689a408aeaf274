import { componentsOf } from "./components.ts";

/** For each of a list of names the rows it stands in, each row once. */
export interface Places {
  /** The rows of name `i` are those in `rows` from `first[i]` up to `first[i + 1]`. */
  first: Int32Array;
  rows: Int32Array;
}

/** Topics by what is broader: each stands on a rung, those of a circle on one. */
export interface Ladder {
  topics: readonly string[];
  /** The rung of each topic. */
  rungs: Int32Array;
  /** The rung of the topic that each name stands for. */
  ofName: Int32Array;
  /** Only from rungs below this one does anything lead up, and always to later rungs. */
  lower: number;
  /** From rung `i` lead up those in `up` from `first[i]` up to `first[i + 1]`. */
  first: Int32Array;
  up: Int32Array;
}

const NONE: readonly number[] = [];

/**
 * The topics that names stand for and all that are broader, at any depth; `above` gives those
 * directly broader than one.
 */
export function ladderOf(
  names: readonly string[],
  above: (topic: string) => readonly string[],
): Ladder {
  const places = new Map<string, number>();
  const add = (topic: string) => {
    if (!places.has(topic)) places.set(topic, places.size);
  };
  names.forEach(add);
  for (const topic of places.keys()) above(topic).forEach(add);
  const topics = [...places.keys()];
  const links = topics.map((topic) => {
    const others = above(topic);
    return others.length === 0 ? NONE : others.map((other) => places.get(other)!);
  });
  const component = componentsOf(links);
  const ups = new Map<number, number[]>();
  for (const [place, others] of links.entries())
    for (const other of others) {
      const [from, to] = [component[place]!, component[other]!];
      if (from === to) continue;
      const up = ups.get(from);
      if (up) up.push(to);
      else ups.set(from, [to]);
    }
  // The narrowest first: the links of components lead to lower numbers.
  const lower = [...ups.keys()].sort((a, b) => b - a);
  const rungOf = new Int32Array(topics.length).fill(-1);
  for (const [rung, one] of lower.entries()) rungOf[one] = rung;
  let last = lower.length;
  const rungs = component.map((one) =>
    rungOf[one] === -1 ? (rungOf[one] = last++) : rungOf[one]!,
  );
  const first = new Int32Array(lower.length + 1);
  for (const [rung, one] of lower.entries()) first[rung + 1] = first[rung]! + ups.get(one)!.length;
  return {
    topics,
    rungs,
    ofName: Int32Array.from(names, (name) => rungs[places.get(name)!]!),
    lower: lower.length,
    first,
    up: Int32Array.from(lower.flatMap((one) => ups.get(one)!.map((other) => rungOf[other]!))),
  };
}

/** For each name, whether it alone stands for its topic, and nothing is broader or narrower. */
export function loneNames({ ofName, rungs, lower, up }: Ladder): boolean[] {
  const names = countsOf(ofName);
  // More topics than one are on the rung of a circle, be they named or not.
  const topics = countsOf(rungs);
  const broader = new Set(up);
  return Array.from(
    ofName,
    (rung) =>
      rung >= lower && !broader.has(rung) && names.get(rung) === 1 && topics.get(rung) === 1,
  );
}

function countsOf(rungs: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const rung of rungs) counts.set(rung, (counts.get(rung) ?? 0) + 1);
  return counts;
}

/** As many rows are counted at once as a number has bits. */
const BITS = 32;

/**
 * For each topic of a ladder, how many of the chosen rows stand at it or at anything narrower; each
 * row counts once. The work is one walk up the ladder for each 32 rows, however deep it is.
 */
export function countUp(ladder: Ladder, places: Places, chosen: Uint8Array): Int32Array {
  const { rungs, ofName, lower, first, up } = ladder;
  const counts = new Int32Array(rungs.length);
  const marks = new Int32Array(rungs.length);
  const { starts, entries } = byBlock(places, ofName, chosen);
  const touched: number[] = [];
  const mark = (rung: number, bits: number) => {
    if (marks[rung] === 0) touched.push(rung);
    marks[rung]! |= bits;
  };
  for (let block = 0; block + 1 < starts.length; block++) {
    let from = lower;
    for (let i = starts[block]!; i < starts[block + 1]!; i += 2) {
      mark(entries[i]!, entries[i + 1]!);
      if (entries[i]! < from) from = entries[i]!;
    }
    for (let rung = from; rung < lower; rung++)
      if (marks[rung] !== 0)
        for (let i = first[rung]!; i < first[rung + 1]!; i++) mark(up[i]!, marks[rung]!);
    for (const rung of touched) {
      counts[rung]! += bitCount(marks[rung]!);
      marks[rung] = 0;
    }
    touched.length = 0;
  }
  return rungs.map((rung) => counts[rung]!);
}

/** The rungs of the chosen rows, block by block: pairs of a rung and a bit for the row. */
function byBlock({ first, rows }: Places, ofName: Int32Array, chosen: Uint8Array) {
  const starts = new Int32Array(Math.ceil(chosen.length / BITS) + 1);
  const end = first[ofName.length]!;
  for (let i = 0; i < end; i++)
    if (chosen[rows[i]!] === 1) starts[Math.floor(rows[i]! / BITS) + 1]! += 2;
  for (let block = 1; block < starts.length; block++) starts[block]! += starts[block - 1]!;
  const entries = new Int32Array(starts.at(-1)!);
  const next = starts.slice();
  for (const [name, rung] of ofName.entries())
    for (let i = first[name]!; i < first[name + 1]!; i++) {
      const row = rows[i]!;
      if (chosen[row] !== 1) continue;
      const block = Math.floor(row / BITS);
      entries[next[block]!++] = rung;
      entries[next[block]!++] = 1 << (row % BITS);
    }
  return { starts, entries };
}

function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
