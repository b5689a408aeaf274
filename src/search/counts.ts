import { FIELD } from "./clause.ts";

/**
 * How often a word stands in each field of a document, in one number: four bits a field, in the
 * order of the field bits. More than fifteen times counts as fifteen, which changes no ranking much.
 */
export type Counts = number;

const MOST = 15;
const SHIFTS = [0, 4, 8, 12];
const SHIFT_OF: readonly number[] = Object.values(FIELD).reduce<number[]>((shifts, field, i) => {
  shifts[field] = SHIFTS[i]!;
  return shifts;
}, []);

/** The same counts with one more in a field. */
export function oneMore(counts: Counts, field: number): Counts {
  const shift = SHIFT_OF[field]!;
  return ((counts >> shift) & MOST) < MOST ? counts + (1 << shift) : counts;
}

/** Both counts together. */
export function together(a: Counts, b: Counts): Counts {
  if (a === 0 || b === 0) return a | b;
  let sum = 0;
  for (const shift of SHIFTS)
    sum |= Math.min(MOST, ((a >> shift) & MOST) + ((b >> shift) & MOST)) << shift;
  return sum;
}

/** The counts of these fields only. */
export function within(counts: Counts, fields: number): Counts {
  let mask = 0;
  for (const [i, shift] of SHIFTS.entries()) if (fields & (1 << i)) mask |= MOST << shift;
  return counts & mask;
}

// A word in a headline says more of what a text is about than one somewhere in it.
const WEIGHTS = new Map<number, number>([
  [FIELD.title, 4],
  [FIELD.text, 1],
  [FIELD.guests, 4],
  [FIELD.topics, 3],
]);

/** The counts as one number, each field by its weight. */
export function weigh(counts: Counts): number {
  let sum = 0;
  for (const [field, weight] of WEIGHTS) sum += weight * ((counts >> SHIFT_OF[field]!) & MOST);
  return sum;
}
