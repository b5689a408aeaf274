import { htmlToMarkdown } from "./markup/markdown.ts";

const CALLOUT = /^>\s*\[!\w+\][-+]?\s*(?:📚 )?Transcript\s*$/iu;
const FOLD = /^\s*(?:<\/?details>|<summary>[^<]*<\/summary>|Click to expand)\s*$/;

/** Nobody keeps a snip as long as this; it stays as it is. */
const LONGEST = 500_000;

/** The lines of a transcript as Markdown, without what folds it away. */
export function transcriptMarkdown(lines: readonly string[]): string {
  const own = lines.filter((line) => !FOLD.test(line) && !CALLOUT.test(line));
  const text = tidy(own);
  if (text.length > LONGEST || !/<blockquote\b/i.test(text))
    return text.replace(/^(?:>[ \t]*\n)+/, "");
  // An empty line ends a paragraph in these quotes.
  return htmlToMarkdown(text.replace(/\n{2,}/g, "<br><br>")).trim();
}

/** Without the rule that ends a snip, and with one empty line where there are several. */
export function tidy(lines: readonly string[]): string {
  const last = lines.findLastIndex((line) => !/^(?:---)?\s*$/.test(line));
  const text = lines.slice(0, last + 1).join("\n");
  return text.replace(/\n{3,}/g, "\n\n").trim();
}

/** A line as one of a quotation. */
export function quoted(line: string): string {
  return /^(?:>|\s*$|---\s*$)/.test(line) ? line : `> ${line}`;
}
