import { visible } from "../episode/text.ts";
import type { Note } from "./finding.ts";
import { placeAt, type Source } from "./source.ts";

// What reading drops or takes for a blank, but for what has its place in a text: the marks that
// Arabic and Hebrew are written with, soft hyphens, and the tags that make up a flag.
const UNSAFE =
  /\u{1f3f4}[\u{e0020}-\u{e007e}]+\u{e007f}|[[\p{Cc}\p{Zl}\p{Zp}\u{fff9}-\u{fffb}[\p{Cf}&&\p{Default_Ignorable_Code_Point}]]--[\t\n\r\u{ad}\u{61c}\u{200c}-\u{200f}\u{2060}]]/gv;
const BLANK = /^[\v\f\u0085\u2028\u2029]$/;
const ENDS = /\r\n?|\n/g;
const PLAIN = /^[\t\n\r -~]*$/;

/** Notes what a file should not hold as text: marks, line ends of several kinds, controls. */
export function checkCharacters(source: Source, note: Note): void {
  const { text } = source;
  if (text.startsWith("\ufeff")) {
    const fix = [{ start: 0, length: 1, text: "" }];
    const message = "the file begins with a byte order mark";
    note("byte-order-mark", { line: 1, column: 1 }, message, "save it as UTF-8 without one", fix);
  }
  checkLineEnds(source, note);
  if (PLAIN.test(text)) return;
  checkControls(source, note);
  for (const { index } of text.matchAll(/\ufffd+/g)) {
    const hint = "write what stood there, and save the file as UTF-8";
    note("encoding", placeAt(source, index), "a character is lost", hint);
  }
}

function checkLineEnds(source: Source, note: Note): void {
  const { text } = source;
  const places = { "\n": [-1, -1], "\r\n": [-1, -1], "\r": [-1, -1] };
  const counts = { "\n": 0, "\r\n": 0, "\r": 0 };
  if (!text.includes("\r")) return;
  for (const { index, 0: match } of text.matchAll(ENDS)) {
    const end = match as keyof typeof counts;
    if (counts[end]++ === 0) places[end][0] = index;
    places[end][1] = index + end.length;
  }
  const usual = counts["\r\n"] > counts["\n"] + counts["\r"] ? "\r\n" : "\n";
  const odd = Object.entries(places).filter(([end, [first]]) => end !== usual && first! >= 0);
  if (odd.length === 0) return;
  const start = Math.min(...odd.map(([, [first]]) => first!));
  const end = Math.max(...odd.map(([, [, last]]) => last!));
  const name = usual === "\n" ? "LF" : "CRLF";
  const fix = text.slice(start, end).replace(ENDS, usual);
  note(
    "line-ends",
    placeAt(source, start),
    "the lines of this file do not all end alike",
    `end all of them with ${name}`,
    [{ start, length: end - start, text: fix }],
  );
}

function checkControls(source: Source, note: Note): void {
  for (const { index, 0: character } of source.text.matchAll(UNSAFE)) {
    const flag = character.startsWith("\u{1f3f4}");
    if (flag || (index === 0 && character === "\ufeff")) continue;
    const fix = { start: index, length: character.length, text: BLANK.test(character) ? " " : "" };
    const message = `a character that does not show, ${visible(character)}`;
    note("control-character", placeAt(source, index), message, "take it out", [fix]);
  }
}
