import { splitLead } from "../../episode/lead.ts";

/** What somebody marked, as a title and the text that goes with it. */
export interface Headline {
  title: string;
  text: string;
  /** True where the title is only the beginning of the words. */
  guessed: boolean;
}

/** Longer lines are not titles. */
const LONGEST = 120;
const SPEAKER = /^Speaker [A-Z\d]{1,2}(?::[ \t]+|:?[ \t]*\n\s*)(?=\S)/;
const MARKED = /[.!?…:;,。！？：；，][)"”’'»*_]*$/u;
/** What begins a block of its own. */
const BLOCK = /^\s*(?:[-*+•] |\d{1,9}[.)] |#{1,6} |>|```|~~~|\||-{3,}\s*$)/;

/**
 * The title of words that may take several lines: a short first line without an end mark, else what
 * the first paragraph begins with.
 */
export function headline(words: string): Headline {
  const speaker = SPEAKER.exec(words)?.[0];
  if (speaker === undefined) return split(words);
  // Who speaks is not a title; the words stay whole.
  return { title: split(words.slice(speaker.length)).title, text: words, guessed: true };
}

function split(words: string): Headline {
  const first = firstLine(words);
  if (first !== null)
    return { title: first, text: words.slice(words.indexOf("\n")).trim(), guessed: false };
  const lines = words.split("\n");
  const found = lines.findIndex((line, i) => i > 0 && (line.trim() === "" || BLOCK.test(line)));
  const end = found < 0 ? lines.length : found;
  const paragraph = lines.slice(0, end).join("\n");
  const { title, text, cut } = splitLead(paragraph);
  const rest = lines.slice(end).join("\n").trim();
  const named = /^\*\*|^__/.test(paragraph) || text === "";
  return {
    title,
    text: [text, rest].filter((part) => part !== "").join("\n\n"),
    guessed: cut || !named,
  };
}

/** A first line that is apart from the sentence below it. */
export function firstLine(words: string): string | null {
  const end = words.indexOf("\n");
  if (end < 0 || end > LONGEST) return null;
  const line = words.slice(0, end).trim();
  const below = words.slice(end + 1);
  const goesOn = /^\s*\p{Ll}/u.test(below) || MARKED.test(line);
  return line === "" || goesOn || /^(?:\*\*|__|>|```)/.test(line) ? null : line;
}
