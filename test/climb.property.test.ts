import * as fc from "fast-check";
import { expect, test } from "vitest";
import { countUp, ladderOf } from "../src/query/climb.ts";
import { runs } from "./runs.ts";

// A plain reference for counting: for each topic a set of the rows that stand at it or below.

const NAMES = ["a", "b", "c", "d", "e", "f", "g"];
const ROWS = 70;

const links = fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES)), {
  maxLength: 12,
});
const lists = fc.array(fc.uniqueArray(fc.nat(ROWS - 1), { maxLength: 40 }), {
  minLength: 1,
  maxLength: 6,
});

test("rows are counted at every topic above them, once, through circles too", () => {
  fc.assert(
    fc.property(
      links,
      lists,
      fc.array(fc.constantFrom(...NAMES), { minLength: 6, maxLength: 6 }),
      fc.array(fc.boolean(), { minLength: ROWS, maxLength: ROWS }),
      (pairs, rows, standsFor, chosen) => {
        const above = (topic: string) =>
          pairs.filter(([from]) => from === topic).map(([, to]) => to);
        const names = rows.map((_, i) => standsFor[i]!);
        const first = [0];
        for (const list of rows) first.push(first.at(-1)! + list.length);
        const places = {
          first: Int32Array.from(first),
          rows: Int32Array.from(rows.flatMap((list) => list.toSorted((a, b) => a - b))),
        };
        const ladder = ladderOf(names, above);
        const counts = countUp(ladder, places, Uint8Array.from(chosen, Number));

        const right = new Map<string, Set<number>>();
        for (const [i, name] of names.entries()) {
          const lineage = new Set([name]);
          for (const topic of lineage) for (const broader of above(topic)) lineage.add(broader);
          for (const topic of lineage) {
            const own = right.get(topic) ?? new Set();
            for (const row of rows[i]!) if (chosen[row]) own.add(row);
            right.set(topic, own);
          }
        }
        expect(Object.fromEntries(ladder.topics.map((topic, i) => [topic, counts[i]]))).toEqual(
          Object.fromEntries([...right].map(([topic, own]) => [topic, own.size])),
        );
      },
    ),
    runs(300),
  );
});
