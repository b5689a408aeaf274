import { cleanBlock, cleanLine } from "../../../text/clean.ts";
import { endsSentence, wordsOf } from "./words.ts";

/** A line of the source, cleaned; `number` counts from 1 and `text` may be empty. */
export interface Line {
  number: number;
  text: string;
}

/** The lines of a source, each free of what a terminal would obey and of doubled white space. */
export function linesOf(source: string): Line[] {
  return cleanBlock(source)
    .split("\n")
    .map((text, i) => ({ number: i + 1, text: text === "" ? "" : cleanLine(text) }));
}

/** Whether a line's last word ends a sentence. */
export function closesSentence(text: string): boolean {
  const last = wordsOf(text.slice(-80)).at(-1);
  return last !== undefined && endsSentence(last);
}

// A shorter line rarely ended because a window was narrow.
const MIN_WRAPPED = 40;

/**
 * Lines as paragraphs: each line is one, unless it goes on from a line that was only wrapped.
 * The paragraph has the number of its first line.
 */
export function paragraphsOf(lines: readonly Line[]): Line[] {
  const paragraphs: { number: number; parts: string[] }[] = [];
  let before = "";
  for (const { number, text } of lines) {
    const wrapped = text !== "" && goesOn(before, text);
    if (wrapped) paragraphs.at(-1)!.parts.push(text);
    else if (text !== "") paragraphs.push({ number, parts: [text] });
    before = text;
  }
  return paragraphs.map(({ number, parts }) => ({ number, text: parts.join(" ") }));
}

function goesOn(before: string, text: string): boolean {
  if (before === "" || closesSentence(before)) return false;
  return before.length >= MIN_WRAPPED || before.endsWith(",") || /^\p{Ll}/u.test(text);
}

/** Paragraphs as Markdown that says what their plain text says. */
export function markdownOf(paragraphs: readonly Line[]): string {
  return paragraphs.map(({ text }) => withoutBlocks(text)).join("\n\n");
}

/** A line that Markdown would read as a heading, a rule, a fence, a comment or topics is escaped. */
function withoutBlocks(text: string): string {
  return text.replace(/^(?=#|\[[\d:.]+\](?:$| #)|`{3}|~{3}|<!|=+\s*$|[-*_][-*_\s]*$)/, "\\");
}
