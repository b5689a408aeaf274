import { indent } from "./layout.ts";
import type { Style } from "./style.ts";

/** The width in cells and the style of a text rendering. */
export interface Screen {
  width: number;
  style: Style;
}

const MARGIN = 2;
const MAX_PROSE = 88;

/** The margin on each side of a page in cells. */
export function marginOf({ width }: Pick<Screen, "width">): number {
  return width < 50 ? 1 : MARGIN;
}

/** The width between the margins in cells. */
export function roomOf(screen: Screen): number {
  return screen.width - 2 * marginOf(screen);
}

/** The width of prose in cells: that between the margins, limited for readability. */
export function measureOf(screen: Screen): number {
  return Math.min(roomOf(screen), MAX_PROSE - marginOf(screen));
}

/** Rows as a page: behind its margin, with an empty row above and below it. */
export function page(rows: readonly string[], screen: Screen): string {
  return `\n${indent(rows, marginOf(screen)).join("\n")}\n\n`;
}
