import type { Style } from "./style.ts";

/** The width in cells and the style of a text rendering. */
export interface Screen {
  width: number;
  style: Style;
}

const MARGIN = 2;
const MAX_PROSE = 88;

/** The left margin in cells. */
export function marginOf({ width }: Screen): number {
  return width < 50 ? 1 : MARGIN;
}

/** The width of prose in cells: the screen without margins, limited for readability. */
export function measureOf(screen: Screen): number {
  return Math.min(screen.width - 2 * marginOf(screen), MAX_PROSE - marginOf(screen));
}
