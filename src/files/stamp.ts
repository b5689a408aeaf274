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
