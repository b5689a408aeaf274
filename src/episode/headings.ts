/** A heading of a Markdown text; `start` and `end` are lines counted from 0, `end` exclusive. */
export interface Heading {
  level: number;
  text: string;
  start: number;
  end: number;
}

const ATX = /^ {0,3}(#{1,6})(?=[ \t]|$)/;
const SETEXT = /^ {0,3}(=+|-+)[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const NOT_A_PARAGRAPH = /^(?: {4}|\t| {0,3}(?:[-*+>|#]|\d{1,9}[.)]\s))/;

/** The headings of a text, read as CommonMark reads them: none inside code or comments. */
export function headings(lines: string[]): Heading[] {
  const found: Heading[] = [];
  const { hidden } = scan(lines);
  for (const [i, line] of lines.entries()) {
    if (hidden[i]) continue;
    const atx = ATX.exec(line);
    if (atx) {
      const text = headingText(withoutClosingMarks(line.slice(atx[0].length)));
      found.push({ level: atx[1]!.length, text, start: i, end: i + 1 });
    }
    const setext = SETEXT.exec(line);
    if (setext && underlines(lines, i, hidden, found.at(-1)?.end ?? 0)) {
      const level = setext[1]!.startsWith("=") ? 1 : 2;
      found.push({ level, text: headingText(lines[i - 1]), start: i - 1, end: i + 1 });
    }
  }
  return found;
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

/**
 * For each line, whether it stands in fenced code or an HTML comment, and the line that would end
 * what is still open after the last one; null where nothing is.
 */
export function scan(lines: string[]): { hidden: boolean[]; end: string | null } {
  let fence: string | null = null;
  let comment = false;
  const hidden = lines.map((line) => {
    if (fence !== null) {
      if (closes(line, fence)) fence = null;
      return true;
    }
    if (comment) {
      comment = !line.includes("-->");
      return true;
    }
    fence = FENCE.exec(line)?.[1] ?? null;
    comment = fence === null && /^ {0,3}<!--/.test(line) && !line.slice(4).includes("-->");
    return fence !== null || comment;
  });
  return { hidden, end: fence ?? (comment ? "-->" : null) };
}

function closes(line: string, fence: string): boolean {
  const mark = line.trim();
  return (
    mark.length >= fence.length && mark === fence[0]!.repeat(mark.length) && !/^ {4}/.test(line)
  );
}

/** A heading line; a text that ends in `#` gets closing marks, or the reader would take it for them. */
export function headingLine(level: number, text: string): string {
  const marks = "#".repeat(level);
  const line = `${marks} ${text}`.trimEnd();
  return /[ \t]#+$/.test(line) ? `${line} ${marks}` : line;
}
