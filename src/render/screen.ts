import type { Style } from "./style.ts";

/** What a text rendering has to fit: the cells across, and the look. */
export interface Screen {
  width: number;
  style: Style;
}

const MARGIN = 2;
const MAX_PROSE = 88;

/** The cells left of all text. */
export function marginOf({ width }: Screen): number {
  return width < 50 ? 1 : MARGIN;
}

/** The cells prose may take: the screen without margins, but never so wide that eyes get lost. */
export function measureOf(screen: Screen): number {
  return Math.min(screen.width - 2 * marginOf(screen), MAX_PROSE - marginOf(screen));
}
