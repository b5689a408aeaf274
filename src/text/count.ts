/**
 * `1 takeaway`, `2 takeaways`, for a noun whose plural ends in `s`. It needs no dictionary, unlike
 * plural.ts, which takes time to load.
 */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}
