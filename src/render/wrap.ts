import fastStringWidth from "fast-string-width";
import { afterCode, beginningOf, endOf, endsStyle } from "./sgr.ts";

// An escape sequence (a style, or a link), spaces, or what a terminal shows as one character.
// oxlint-disable no-control-regex
const PARTS =
  /(\u001b\[[\d;]*m|\u001b\]8;[^\u0007]*\u0007)|( +)|(\p{RI}{2}|\P{M}(?:[\p{M}\u{1f3fb}-\u{1f3ff}]|\u200d\P{M})*|\p{M}+)/gu;
// oxlint-enable no-control-regex

/** Scripts without spaces, in which a row may end after any character. */
const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\u3000-\u303f\uff00-\uff60]/u;
// What no row begins with, and what none ends with; the second of each pair only beside WIDE.
const CLOSING =
  /^[、。，．・：；！？゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】〙〗〟｠»ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ‥…〜～\u3000]/u;
const CLOSING_ASCII = /^[!%),.:;?\]}]/;
const OPENING = /^[‘“（〔［｛〈《「『【〘〖〝｟«]/u;
const OPENING_ASCII = /^[#$([{]/;

const LINK = "\u001b]8;;";
const LINK_END = "\u001b]8;;\u0007";

/** One character and the escape sequences around it, and its cells. */
interface Character {
  text: string;
  shown: string;
  cells: number;
}

/** Characters that stay on one row, where they fit on one. */
interface Word {
  /** What stands between it and the word before on the same row: spaces and escape sequences. */
  lead: string;
  /** Of those the escape sequences. */
  styles: string;
  spaces: number;
  characters: Character[];
  cells: number;
}

/**
 * A line wrapped to a width in cells: at spaces, and between the characters of scripts without
 * spaces, but no row begins with closing punctuation or ends with opening punctuation of those. A
 * word wider than a row is broken. Styles and links end and begin again on each row.
 */
export function wrapLine(line: string, width: number): string[] {
  if (fastStringWidth(line) <= width) return [line.replace(/^ +| +$/g, "")];
  const rows: string[] = [];
  let row = "";
  let used = 0;
  const next = () => {
    rows.push(row);
    row = "";
    used = 0;
  };
  for (const word of wordsOf(line)) {
    const { lead, styles, spaces, characters, cells } = word;
    const fits = used + spaces + cells <= width;
    const room = width - used - spaces;
    // A word that has to be broken begins on this row where that saves one.
    const begins = cells > width && rowsOf(cells - room, width) < rowsOf(cells, width);
    if (used > 0 && !fits && !(begins && room > 0)) {
      next();
      row = styles;
    } else {
      row += used > 0 ? lead : styles;
      used += used > 0 ? spaces : 0;
    }
    for (const [i, part] of broken(characters, width - used, width).entries()) {
      if (i > 0) next();
      row += part.map(({ text }) => text).join("");
      used += cellsOf(part);
    }
  }
  return closed([...rows, row]);
}

function rowsOf(cells: number, width: number): number {
  return Math.ceil(Math.max(0, cells) / width);
}

function cellsOf(characters: readonly Character[]): number {
  return characters.reduce((sum, { cells }) => sum + cells, 0);
}

function wordsOf(line: string): Word[] {
  const words: Word[] = [];
  let before: Character | null = null;
  let lead = "";
  let styles = "";
  let spaces = 0;
  for (const [part, escape, space, shown] of line.matchAll(PARTS)) {
    if (escape !== undefined && before && spaces === 0 && isEnd(escape)) before.text += escape;
    else if (shown === undefined) {
      lead += part;
      styles += escape ?? "";
      spaces += space?.length ?? 0;
    } else {
      const cells = shown.length === 1 && shown < "\u007f" ? 1 : fastStringWidth(shown);
      const character: Character = { text: shown, shown, cells };
      const last = words.at(-1);
      if (last && before && !mayPart(before.shown, shown, spaces > 0)) {
        character.text = lead + shown;
        character.cells += spaces;
        last.characters.push(character);
        last.cells += character.cells;
      } else words.push({ lead, styles, spaces, characters: [character], cells });
      before = character;
      lead = styles = "";
      spaces = 0;
    }
  }
  if (before) before.text += styles;
  return words;
}

/** Whether a row may end between two characters. */
function mayPart(left: string, right: string, spaced: boolean): boolean {
  if (CLOSING.test(right) && (!spaced || WIDE.test(right))) return false;
  if (OPENING.test(left) && (!spaced || WIDE.test(left))) return false;
  if (spaced) return true;
  if (!WIDE.test(left) && !WIDE.test(right)) return false;
  return !CLOSING_ASCII.test(right) && !OPENING_ASCII.test(left);
}

/** Characters as parts of at most `width` cells, the first of at most `room`. */
function broken(characters: readonly Character[], room: number, width: number): Character[][] {
  const parts: Character[][] = [];
  let start = 0;
  let most = room;
  while (start < characters.length) {
    let end = start;
    for (let cells = 0; end < characters.length; end++) {
      cells += characters[end]!.cells;
      if (cells > most) break;
    }
    // Where there is nothing but punctuation, or no room for anything, it is broken all the same.
    let at = end;
    while (at < characters.length && at > start && isBound(characters, at)) at--;
    const taken = at > start ? at : Math.max(end, start + 1);
    parts.push(characters.slice(start, taken));
    start = taken;
    most = width;
  }
  return parts.length === 0 ? [[]] : parts;
}

function isBound(characters: readonly Character[], at: number): boolean {
  return CLOSING.test(characters[at]!.shown) || OPENING.test(characters[at - 1]!.shown);
}

function isEnd(escape: string): boolean {
  const [, code] = /^.\[(\d+)m$/.exec(escape) ?? [];
  return escape === LINK_END || (code !== undefined && endsStyle(code));
}

/** Rows of which each ends the styles and links that are open, and the next begins them again. */
function closed(rows: string[]): string[] {
  let open: string[] = [];
  let link = "";
  return rows.map((row) => {
    const start = link + beginningOf(open);
    for (const [, escape] of row.matchAll(PARTS)) {
      if (escape === undefined) continue;
      const [, code] = /\[(\d+)m$/.exec(escape) ?? [];
      if (code !== undefined) open = afterCode(open, code);
      else if (escape.startsWith(LINK)) link = escape === LINK_END ? "" : escape;
    }
    return start + row + endOf(open) + (link === "" ? "" : LINK_END);
  });
}

/** A line cut to a width in cells, with an ellipsis; styles and links end before it. */
export function cutLine(line: string, width: number): string {
  if (fastStringWidth(line) <= width) return line;
  let kept = "";
  let cells = 0;
  for (const [part] of line.matchAll(PARTS)) {
    cells += fastStringWidth(part);
    if (cells > width - 1) break;
    kept += part;
  }
  return `${closed([kept])[0]!.trimEnd()}…`;
}

/** A text such as code, in which spaces count, broken at a width in cells. */
export function breakHard(text: string, width: number): string[] {
  const characters = [...text.matchAll(PARTS)].flatMap(([part, , spaces]) =>
    spaces === undefined
      ? [{ text: part, shown: part, cells: fastStringWidth(part) }]
      : Array.from(spaces, (space) => ({ text: space, shown: space, cells: 1 })),
  );
  const parts = broken(characters, width, width);
  return parts.map((part) => part.map(({ text: one }) => one).join(""));
}
