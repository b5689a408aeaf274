import type { EpisodeFindings } from "./draft.ts";
import { htmlToMarkdown } from "./markup/markdown.ts";
import { looksLikeHtml, withoutCdata, withoutFalseTags } from "./markup/plain.ts";

/** A text as its format gives it; where the format does not say what it is, `type` is null. */
export interface Passage {
  text: string;
  type: "html" | "text" | null;
}

const BLOCK_TAG = /<(?:p|br|div|[uo]l|li|h[1-6]|table|blockquote|pre)[\s/>]/i;

/**
 * The short text of an episode as its TL;DR; a longer one that does not only repeat it as a
 * section of show notes.
 */
export function notes(
  short: Passage | null,
  long: Passage | null,
): Pick<EpisodeFindings, "tldr" | "sections"> {
  const [brief, full] = [short, long].map((text) => (text === null ? "" : passageMarkdown(text)));
  if (brief === "" || full === "") return { tldr: brief || full || null };
  if (beginAlike(brief!, full!)) {
    const [briefWords, fullWords] = [words(brief!), words(full!)];
    // The long text has the links and paragraphs that the short one may have lost.
    if (fullWords === briefWords) return { tldr: full! };
    if (briefWords.startsWith(fullWords)) return { tldr: brief! };
  }
  return { tldr: brief!, sections: [{ title: "Show notes", markdown: full! }] };
}

/** A text of a format that does not say what it is as Markdown: HTML where it has tags. */
export function textMarkdown(text: string): string {
  return passageMarkdown({ text, type: null });
}

/** A text as Markdown that says what its reader is to see. */
function passageMarkdown({ text, type }: Passage): string {
  if (type === "text") return literal(text).replace(/&(?=#?\w+;)/g, "\\&");
  const own = withoutCdata(text);
  if (type === null && !looksLikeHtml(own)) return literal(own);
  const html = withoutFalseTags(own);
  if (BLOCK_TAG.test(html)) return htmlToMarkdown(html);
  // Only links in it: its lines are what its writer saw.
  return htmlToMarkdown(html.trim().replace(/\r\n?/g, "\n").replace(/\n/g, "<br>"));
}

/** Plain text in which Markdown finds no tag. */
function literal(text: string): string {
  return text.trim().replace(/<(?=[a-z/!?])/gi, "\\<");
}

// Enough to distinguish two texts without reading all of them.
const HEAD = 1000;
const HEAD_LETTERS = 20;

function beginAlike(brief: string, full: string): boolean {
  const [a, b] = [brief, full].map((text) => words(text.slice(0, HEAD)).slice(0, HEAD_LETTERS));
  return a!.startsWith(b!);
}

function words(markdown: string): string {
  return markdown
    .replace(/\]\([^()\s]*\)/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .toLowerCase();
}
