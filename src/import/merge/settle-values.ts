import { same } from "../../episode/same.ts";

/** What became of a value that two sides may have changed. */
export interface SettledValue<T> {
  value: T;
  /** True where both sides changed it, each in its own way; `value` is yours then. */
  conflict: boolean;
}

/** Settles a value three ways: a side that left it as it was gives way to the one that did not. */
export function settleValue<T>(base: T, theirs: T, yours: T): SettledValue<T> {
  if (same(theirs, base) || same(theirs, yours)) return { value: yours, conflict: false };
  if (same(yours, base)) return { value: theirs, conflict: false };
  return { value: yours, conflict: true };
}

/** The same for Markdown: what you only wrote before or after it goes along with theirs. */
export function settleText(base: string, theirs: string, yours: string): SettledValue<string> {
  const settled = settleValue(base, theirs, yours);
  if (!settled.conflict || base === "") return settled;
  if (yours.startsWith(`${base}\n`))
    return { value: theirs + yours.slice(base.length), conflict: false };
  if (yours.endsWith(`\n${base}`))
    return { value: yours.slice(0, yours.length - base.length) + theirs, conflict: false };
  return settled;
}

/** The same for a list: what they added or took away is added to or taken from yours. */
export function settleList(base: string[], theirs: string[], yours: string[]): string[] {
  if (same(yours, base)) return theirs;
  const kept = yours.filter((item) => theirs.includes(item) || !base.includes(item));
  const added = theirs.filter((item) => !base.includes(item) && !yours.includes(item));
  return [...kept, ...added];
}
