import type { Found } from "./draft.ts";
import { htmlToMarkdown } from "./markup/markdown.ts";

const TAG = /<\/?[a-z][^<>]{0,2000}>|<!--|&(?:#\w{1,8}|\w{2,31});/i;
const BLOCK_TAG = /<(?:p|br|div|[uo]l|li|h[1-6]|table|blockquote|pre)[\s/>]/i;

/**
 * The short text of an episode as its TL;DR; a longer one that does not only repeat it as a
 * section of show notes. Either may be HTML or plain text.
 */
export function notes(short: string | null, long: string | null): Pick<Found, "tldr" | "sections"> {
  const [brief, full] = [short, long].map((text) => (text === null ? "" : textMarkdown(text)));
  if (brief === "" || full === "") return { tldr: brief || full || null };
  // The long text has the links and paragraphs that the short one may have lost.
  if (words(full!) === words(brief!)) return { tldr: full! };
  if (words(brief!).startsWith(words(full!))) return { tldr: brief! };
  return { tldr: brief!, sections: [{ title: "Show notes", markdown: full! }] };
}

/** A text of a feed as Markdown: HTML where it has tags, else as it is. */
export function textMarkdown(text: string): string {
  if (!TAG.test(text)) return text.trim();
  if (BLOCK_TAG.test(text)) return htmlToMarkdown(text);
  // Only links in it: its lines are what its writer saw.
  return htmlToMarkdown(text.trim().replace(/\r\n?/g, "\n").replace(/\n/g, "<br>"));
}

function words(markdown: string): string {
  return markdown
    .replace(/\]\([^()\s]*\)/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .toLowerCase();
}
