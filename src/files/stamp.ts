/**
 * What shows that a file has not changed since it was read, and would be read the same again: size
 * in bytes, times of change of its content and of its metadata in milliseconds, inode, and a sign of
 * the rules it is read by, 0 for none.
 */
export type Stamp = readonly [
  size: number,
  modified: number,
  changed: number,
  inode: number,
  rules: number,
];

/** How many numbers a stamp has. */
export const STAMP = 5;

/** The stamp of file `at` of a walk. */
export function stampOf(stamps: Float64Array, at: number): Stamp {
  return [...stamps.subarray(at * STAMP, (at + 1) * STAMP)] as unknown as Stamp;
}

/** When the file of a stamp was modified, in milliseconds since 1970. */
export function modifiedAt([, modified]: Stamp): number {
  return modified;
}

/** Collects stamps in a row: numbers as they are in memory take a third of a list's. */
export function stampList(): { add(stamp: Stamp): void; all(): Float64Array } {
  let numbers = new Float64Array(1024 * STAMP);
  let used = 0;
  return {
    add(stamp) {
      if (used === numbers.length) {
        const more = new Float64Array(2 * used);
        more.set(numbers);
        numbers = more;
      }
      numbers.set(stamp, used);
      used += STAMP;
    },
    all: () => numbers.slice(0, used),
  };
}
