import { cleanBlock } from "../../../text/clean.ts";
import { pieceCollector, type Piece } from "./pieces.ts";

/** Something around a piece of text: its signs in Markdown. */
interface Mark {
  kind: string;
  open: string;
  close: string;
  written: boolean;
}

/** Takes what is in one paragraph and gives it as Markdown. */
export interface Inline {
  text(text: string): void;
  /** Begins a mark of a kind; of marks of one kind inside each other only the first counts. */
  open(kind: string, open: string, close: string): void;
  close(kind: string): void;
  /** Whether a mark of the kind is open. */
  inside(kind: string): boolean;
  /**
   * The end of one thing and the beginning of the next, though nothing is between them. A gap
   * is made where their letters would else be read as one word.
   */
  joint(): void;
  /** Says in full what the piece that begins now says: a date for `yesterday`. */
  means(value: string): void;
  /** The plain texts between joints and the ends of lines, since the last flush. */
  pieces(): Piece[];
  /** A line's end; false where the line before it is empty, as at a paragraph's end. */
  lineBreak(): boolean;
  /** What came since the last flush; marks still open go on in the next paragraph. */
  flush(): string;
}

/** The text of code stands for itself, so it is kept apart until its mark ends. */
const CODE = "code";

// What Markdown would read as a sign of its own. Signs that only ever mean themselves where they
// are (an asterisk between spaces, a line inside a word) are left as they are.
const SIGNS =
  /\\(?=[!-/:-@[-`{-~])|`|(?<! )\*|\*(?! )|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|<(?=[a-z/!?])|&(?=#?\w{1,32};)|\](?=[([:])|~(?=~)/giu;
/** White space that is not a single space already. */
const WIDE = /\s{2,}|[^\S ]/g;
const LINE_SIGNS = /^(?:#{1,6}(?=\s|$)|>|[-=]+(?=\s*$)|\+\+\+)/;

/** A paragraph in the making. */
export function inlineWriter(): Inline {
  let out: string[] = [];
  let run = "";
  let code = "";
  let gap = "";
  let marks: Mark[] = [];
  const pieces = pieceCollector();

  function flushRun(): void {
    if (run !== "") out.push(run.replace(SIGNS, "\\$&"));
    run = "";
  }

  /** Everything that has to come before the next word: the gap, then the signs of new marks. */
  function lead(): void {
    if (gap === "\\\n" && !empty()) {
      flushRun();
      out.push(gap);
    } else if (gap !== "" && !empty()) run += " ";
    gap = "";
    for (const mark of marks) {
      if (mark.written) continue;
      flushRun();
      const before = out.at(-1);
      // `**a****b**` would show its signs, and `![a](b)` be a picture.
      if (before === mark.close && mark.open === mark.close) out.pop();
      else {
        if (mark.open === "[" && before?.endsWith("!")) out.push(`${out.pop()!.slice(0, -1)}\\!`);
        out.push(mark.open);
      }
      mark.written = true;
    }
  }

  const empty = () => run === "" && out.length === 0;

  function endMark(mark: Mark): void {
    if (mark.written) {
      flushRun();
      out.push(mark.close);
    }
    mark.written = false;
  }

  function endCode(): void {
    const text = cleanBlock(code).replace(/\s+/g, " ").trim();
    code = "";
    if (text === "") return;
    lead();
    flushRun();
    const fence = "`".repeat(longestRun(text) + 1);
    const pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
    out.push(`${fence}${pad}${text}${pad}${fence}`);
  }

  const inside = (kind: string) => marks.some((mark) => mark.kind === kind);

  return {
    inside,
    text(text) {
      if (inside(CODE)) {
        code += text;
        return;
      }
      const words = cleanBlock(text).replace(WIDE, " ");
      if (words.startsWith(" ")) gap ||= " ";
      const body = words.trim();
      if (body === "") return;
      if (pieces.add(body, gap !== "")) gap = " ";
      lead();
      run += body;
      if (words.endsWith(" ")) gap = " ";
    },
    open(kind, open, close) {
      if (!inside(kind)) marks.push({ kind, open, close, written: kind === CODE });
    },
    close(kind) {
      const at = marks.findIndex((mark) => mark.kind === kind);
      if (at < 0) return;
      if (kind === CODE) {
        marks.splice(at, 1);
        endCode();
        return;
      }
      for (const mark of marks.slice(at).toReversed()) if (mark.kind !== CODE) endMark(mark);
      marks.splice(at, 1);
    },
    joint: pieces.end,
    means: pieces.means,
    pieces: pieces.all,
    lineBreak() {
      pieces.end();
      if (gap === "\\\n" || empty()) return false;
      gap = "\\\n";
      return true;
    },
    flush() {
      endCode();
      for (const mark of marks.toReversed()) if (mark.kind !== CODE) endMark(mark);
      flushRun();
      const text = out.join("");
      pieces.clear();
      out = [];
      gap = "";
      return text
        .split("\n")
        .map((line) => line.replace(LINE_SIGNS, "\\$&"))
        .join("\n");
    },
  };
}

/** The length of the longest run of backticks in a text, for a fence that is longer. */
export function longestRun(text: string): number {
  let longest = 0;
  for (const run of text.matchAll(/`+/g)) longest = Math.max(longest, run[0].length);
  return longest;
}
