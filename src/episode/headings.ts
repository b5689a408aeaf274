/** A heading of a Markdown text; `start` and `end` are lines counted from 0, `end` exclusive. */
export interface Heading {
  level: number;
  text: string;
  start: number;
  end: number;
  /** Whether it is inside an item of a list. */
  inList: boolean;
}

/** No text has more; what follows in one that has is read as plain text. */
const MOST_HEADINGS = 20_000;
const SPACE = 32;
const ATX = /^ {0,3}(#{1,6})(?=[ \t]|$)/;
const SETEXT = /^ {0,3}(=+|-+)[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
// Marks, tags and link definitions that begin or end something other than a paragraph.
const NOT_A_PARAGRAPH =
  /^(?: {4}|\t| {0,3}(?:[-*+>|#]|\d{1,9}[.)]\s|\[[^\]]+\]:|<(?:!--|\/?(?:address|article|aside|blockquote|center|details|div|dl|fieldset|figure|footer|form|h[1-6]|header|hr|iframe|li|main|nav|ol|p|section|summary|table|ul)\b)|(?:<[^<>]*>\s*)+$|.*-->\s*$))/i;
const LIST_ITEM = /^( *)(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/;

/** The headings of a text, read as CommonMark reads them: none in lines that are `hidden`. */
export function headings(lines: string[], hidden = scan(lines).hidden): Heading[] {
  const found: Heading[] = [];
  const inList = listFollower();
  for (const [i, line] of lines.entries()) {
    if (found.length >= MOST_HEADINGS) break;
    if (hidden[i]) continue;
    const inItem = inList(line);
    // A heading has `#`, or `=` or `-` below it, after at most three spaces.
    let first = line.charCodeAt(0);
    for (let at = 1; first === SPACE && at <= 3; at++) first = line.charCodeAt(at);
    if (first !== 35 && first !== 45 && first !== 61) continue;
    const atx = ATX.exec(line);
    if (atx) {
      const text = headingText(withoutClosingMarks(line.slice(atx[0].length)));
      found.push({ level: atx[1]!.length, text, start: i, end: i + 1, inList: inItem });
    }
    const setext = SETEXT.exec(line);
    if (setext && underlines(lines, i, hidden, found.at(-1)?.end ?? 0)) {
      const level = setext[1]!.startsWith("=") ? 1 : 2;
      const text = headingText(lines[i - 1]);
      found.push({ level, text, start: i - 1, end: i + 1, inList: inItem });
    }
  }
  return found;
}

/** Gives for each line, in order, whether its indentation makes it part of a list item. */
function listFollower(): (line: string) => boolean {
  let content = Infinity;
  return (line) => {
    const first = line.charCodeAt(0);
    // Most lines begin with a letter, which ends a list after an empty line and begins none.
    if (first > 57) {
      content = Infinity;
      return false;
    }
    const item = LIST_ITEM.exec(line);
    const indent = line.length - line.trimStart().length;
    if (item) {
      if (indent < content) content = item[0].length;
      return indent >= 2 && indent >= content;
    }
    if (line.trim() === "") return false;
    if (indent < Math.min(content, 2)) content = Infinity;
    return indent >= 2 && content !== Infinity;
  };
}

function headingText(text = ""): string {
  const trimmed = text.trim();
  return /^\*\*([^*]+)\*\*$/.exec(trimmed)?.[1]?.trim() ?? trimmed;
}

/** `Title ##` closes with marks that are no part of it; `C#` does not. */
function withoutClosingMarks(text: string): string {
  const trimmed = text.trim();
  let end = trimmed.length;
  while (trimmed[end - 1] === "#") end--;
  return end === 0 || /\s/.test(trimmed[end - 1]!) ? trimmed.slice(0, end) : trimmed;
}

/**
 * A line of `-` or `=` makes a heading only of a paragraph of one line right above it; `from` is
 * where the last heading ends.
 */
function underlines(lines: string[], i: number, hidden: boolean[], from: number): boolean {
  const above = lines[i - 1];
  if (!above || above.trim() === "" || hidden[i - 1] || NOT_A_PARAGRAPH.test(above)) return false;
  return from === i - 1 || lines[i - 2]!.trim() === "";
}

const VERBATIM = /^ {0,3}<(pre|script|style|textarea)(?=[\s>]|$)/i;

/**
 * For each line, whether it is in fenced code, in HTML that is shown as it is, or in a comment,
 * and the line that would end what is still open after the last one; null where nothing is.
 */
export function scan(lines: string[]): { hidden: boolean[]; end: string | null } {
  let fence: string | null = null;
  let tag: string | null = null;
  const hidden = lines.map((line) => {
    if (fence !== null) {
      if (closes(line, fence)) fence = null;
      return true;
    }
    if (tag !== null) {
      if (line.toLowerCase().includes(tag)) tag = null;
      return true;
    }
    const first = line.trimStart().charCodeAt(0);
    // Only a backtick, a tilde and `<` can begin something hidden.
    if (first !== 96 && first !== 126 && first !== 60) return false;
    fence = FENCE.exec(line)?.[1] ?? null;
    if (fence !== null) return true;
    tag = verbatimEnd(line);
    return tag !== null;
  });
  return { hidden, end: fence ?? tag };
}

/**
 * What ends the comment or verbatim element that a line begins and does not end; null for others.
 */
function verbatimEnd(line: string): string | null {
  if (/^ {0,3}<!--/.test(line)) return line.slice(4).includes("-->") ? null : "-->";
  const element = VERBATIM.exec(line);
  if (!element) return null;
  const end = `</${element[1]!.toLowerCase()}>`;
  return line.toLowerCase().includes(end) ? null : end;
}

function closes(line: string, fence: string): boolean {
  const mark = line.trim();
  return (
    mark.length >= fence.length && mark === fence[0]!.repeat(mark.length) && !/^ {4}/.test(line)
  );
}

/**
 * A heading line; a text that ends in `#` gets closing marks, or the reader would take it for them.
 */
export function headingLine(level: number, text: string): string {
  const marks = "#".repeat(level);
  const line = `${marks} ${text}`.trimEnd();
  return /[ \t]#+$/.test(line) ? `${line} ${marks}` : line;
}
