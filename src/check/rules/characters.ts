import type { Edit } from "./edits.ts";
import type { TextContext } from "./context.ts";
import { MOST_OF_A_KIND } from "./finding.ts";
import { placeAt } from "./source-text.ts";

// Characters that reading drops or turns into a space, except those that belong in a text: marks of
// Arabic and Hebrew, soft hyphens, and the tags that make up a flag.
const UNSAFE =
  /\u{1f3f4}[\u{e0020}-\u{e007e}]+\u{e007f}|[[\p{Cc}\p{Zl}\p{Zp}\u{fff9}-\u{fffb}[[\p{Cf}\p{Cn}]&&\p{Default_Ignorable_Code_Point}]]--[\t\n\r\u{ad}\u{61c}\u{200c}-\u{200f}\u{2060}]]/gv;
/** Controls except white space, and what changes the direction of the following text. */
const DRIVES = /^[[\p{Cc}\u{202a}-\u{202e}\u{2066}\u{2067}]--[\v\f\u{85}]]$/v;
const SPACE = /^[\v\f\u0085\u2028\u2029]$/;
const ENDS = /\r\n?|\n/g;
const PLAIN = /^[\t\n\r -~]*$/;

const JOINERS = /[\u200c\u200d]+/g;
/** A letter of a script whose letters do not join, or a digit. */
const SIMPLE =
  /[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Armn}\p{sc=Geor}\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}0-9]/u;
const BETWEEN = /[\p{P}\s]/u;
/** Scripts that mark where a line may break with U+200B. */
const BREAKS = /^[\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}]\u200b/u;

/** Reports a byte order mark, mixed line ends, control, invisible and lost characters. */
export function checkCharacters(context: TextContext): void {
  const { source, report } = context;
  const { text } = source;
  if (text.startsWith("\ufeff")) {
    const fix = [{ start: 0, length: 1, text: "" }];
    const message = "the file begins with a byte order mark";
    report("byte-order-mark", {
      line: 1,
      column: 1,
      message,
      hint: "save it as UTF-8 without one",
      fix,
    });
  }
  checkLineEnds(context);
  if (PLAIN.test(text)) return;
  checkControls(context);
  for (const { index } of text.matchAll(/\ufffd+/g)) {
    const hint = "write what stood there, and save the file as UTF-8";
    report("encoding", { ...placeAt(source, index), message: "a character is lost", hint });
  }
}

function checkLineEnds({ source, report }: TextContext): void {
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
  report("line-ends", {
    ...placeAt(source, start),
    message: "the lines of this file do not all end alike",
    hint: `end all of them with ${name}`,
    fix: [{ start, length: end - start, text: fix }],
  });
}

function checkControls(context: TextContext): void {
  const { source, report } = context;
  const { text } = source;
  const { count, edits } = removal(text, (one) => DRIVES.test(one));
  let n = 0;
  for (const { index, character } of count > 0 ? unsafeIn(text) : []) {
    if (!DRIVES.test(character)) continue;
    const place = placeAt(source, index);
    // A single edit for all belongs to the first finding.
    const fix = edits.length < count ? edits.slice(n) : [edits[n]!];
    if (++n === MOST_OF_A_KIND && count > n) {
      const rest = edits.length < count ? [] : edits.slice(n - 1);
      report("control-character", {
        ...place,
        message: `and ${count - n + 1} more like these`,
        fix: rest,
      });
      break;
    }
    report("control-character", {
      ...place,
      message: `a control character, ${escaped(character)}`,
      hint: "remove it",
      fix,
    });
  }
  checkHidden(context);
}

function checkHidden({ source, report }: TextContext): void {
  const { text } = source;
  const hidden = removal(text, (one) => !DRIVES.test(one));
  let { first, count } = hidden;
  // Removing a joiner changes the word for comparisons, so it is not fixed automatically.
  for (const { index, 0: joiner } of text.matchAll(JOINERS)) {
    if (!isIdle(text.charAt(index - 1), text.charAt(index + joiner.length))) continue;
    count++;
    if (first === null || index < first.index) first = { index, character: joiner };
  }
  if (first === null) return;
  const more = count > 1 ? `, and ${count - 1} more` : "";
  const message = `a character that does not show, ${escaped(first.character)}${more}`;
  report("hidden-character", {
    ...placeAt(source, first.index),
    message,
    hint: "remove it",
    fix: hidden.edits,
  });
}

interface Found {
  index: number;
  character: string;
}

/** The characters that reading drops or turns into a space. */
function* unsafeIn(text: string): Generator<Found> {
  for (const { index, 0: character } of text.matchAll(UNSAFE))
    if (isUnsafe(text, character, index)) yield { index, character };
}

function isUnsafe(text: string, character: string, index: number): boolean {
  if (character.startsWith("\u{1f3f4}") || (index === 0 && character === "\ufeff")) return false;
  return character !== "\u200b" || !BREAKS.test(text.slice(index - 1, index + 1));
}

/** More edits than this are joined into one, as a hostile file has millions. */
const MOST_EDITS = 1000;

/** The first of the unsafe characters that are `wanted`, their count, and edits to remove them. */
function removal(text: string, wanted: (character: string) => boolean) {
  let first: Found | null = null;
  let count = 0;
  let end = 0;
  const edits: Edit[] = [];
  for (const found of unsafeIn(text)) {
    const { index, character } = found;
    if (!wanted(character)) continue;
    first ??= found;
    count++;
    end = index + character.length;
    if (count <= MOST_EDITS)
      edits.push({ start: index, length: character.length, text: replacement(character) });
  }
  if (first === null || count <= MOST_EDITS) return { first, count, edits };
  const start = first.index;
  const cleaned = text.slice(start, end).replace(UNSAFE, (character, offset: number) => {
    const gone = wanted(character) && isUnsafe(text, character, start + offset);
    return gone ? replacement(character) : character;
  });
  return { first, count, edits: [{ start, length: end - start, text: cleaned }] };
}

function replacement(character: string): string {
  return SPACE.test(character) ? " " : "";
}

/** Whether a joiner has no effect: next to letters that do not join, and not in an emoji. */
function isIdle(before: string, after: string): boolean {
  const fits = (one: string) => one === "" || SIMPLE.test(one) || BETWEEN.test(one);
  return fits(before) && fits(after) && (SIMPLE.test(before) || SIMPLE.test(after));
}

/** Invisible characters as JSON escapes. */
function escaped(characters: string): string {
  const units = Array.from({ length: characters.length }, (_, i) => characters.charCodeAt(i));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
