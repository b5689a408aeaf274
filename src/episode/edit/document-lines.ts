/** A document as its lines, each with the line end it came with. */
export interface DocumentLines {
  lines: string[];
  /** The line end that new lines get. */
  end: string;
}

/** A run of lines to be replaced: `from` counts from 0, `to` is exclusive, `lines` have no ends. */
export interface Splice {
  from: number;
  to: number;
  lines: string[];
}

/** Takes a text apart so that what is not touched can be put together again byte for byte. */
export function documentOf(text: string): DocumentLines {
  const lines = text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
  return { lines, end: /\r\n|\r|\n/.exec(text)?.[0] ?? "\n" };
}

/** The lines without their ends, as a reader of the document sees them. */
export function bareLines({ lines }: DocumentLines): string[] {
  return lines.map((line) => line.replace(/[\r\n]+$/, ""));
}

/** The document's text with runs of lines replaced; no two of them may overlap. */
export function spliced(document: DocumentLines, splices: readonly Splice[]): string {
  const { lines, end } = document;
  const bare = bareLines(document);
  const out: string[] = [];
  let at = 0;
  for (const splice of splices.map((one) => narrowed(one, bare)).toSorted(byPlace)) {
    if (splice.from === splice.to && splice.lines.length === 0) continue;
    for (const line of lines.slice(at, splice.from)) out.push(ended(line, end));
    for (const line of splice.lines) out.push(line + end);
    at = splice.to;
  }
  return out.join("") + lines.slice(at).join("");
}

/**
 * A text with lines put before the line `at`, counted from 0, and an empty line after them unless
 * there is one. A byte order mark stays.
 */
export function withLines(text: string, at: number, added: readonly string[]): string {
  const mark = text.startsWith("\ufeff") ? "\ufeff" : "";
  const document = documentOf(text.slice(mark.length));
  const next = bareLines(document)[at];
  const lines = next === undefined || next.trim() === "" ? [...added] : [...added, ""];
  return mark + spliced(document, [{ from: at, to: at, lines }]);
}

function byPlace(a: Splice, b: Splice): number {
  return a.from - b.from || a.to - b.to;
}

/** Without the lines at both ends that are the same before and after. */
function narrowed({ from, to, lines }: Splice, bare: readonly string[]): Splice {
  let start = 0;
  while (from + start < to && lines[start] === bare[from + start]) start++;
  let end = 0;
  const most = Math.min(to - from, lines.length) - start;
  while (end < most && lines.at(-1 - end) === bare[to - 1 - end]) end++;
  return { from: from + start, to: to - end, lines: lines.slice(start, lines.length - end) };
}

/** A last line without an end needs one as soon as something follows. */
function ended(line: string, end: string): string {
  return /[\r\n]$/.test(line) ? line : line + end;
}
