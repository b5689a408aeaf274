import { pad, widthOf } from "./layout.ts";
import { cutLine } from "./wrap.ts";

/** What stands between two columns. */
export const GAP = "  ";

/** The cells that are left beside columns of these widths; one of width 0 is not there. */
export function roomBeside(widths: readonly number[], room: number): number {
  return widths.reduce((left, width) => left - (width > 0 ? width + GAP.length : 0), room);
}

/**
 * A title, cut to `room` cells, and after it what `more` makes of the cells that are left: in a
 * column of its own beside titles of `widest` cells, unless those would take most of the room.
 */
export function titleAnd(
  title: string,
  { widest, room }: { widest: number; room: number },
  more: (left: number) => string,
): string {
  const shown = cutLine(title, room);
  const column = Math.max(widthOf(shown), Math.min(widest, Math.floor((room * 2) / 3)));
  const text = more(room - column - GAP.length);
  return text === "" ? shown : pad(shown, column) + GAP + text;
}
