import type { Source } from "../importer.ts";
import { headValueIn } from "./head-values.ts";
import { headingOf } from "./headings.ts";
import { linesOf } from "./lines.ts";

// A summary page is recognised by what is near its top.
const MAX_CHARACTERS = 64 * 1024;
const HEAD = 12;

/** Whether a source looks like a summary page: plain text with some of the marks of one. */
export function looksLikePage({ text, mediaType }: Source): boolean {
  if (mediaType !== null && mediaType !== "text/plain") return false;
  if (/^\ufeff?\s*(?:<|[{[]\s*["{[]|---\s*$|\+\+\+\s*$)/m.test(text.slice(0, 200))) return false;
  const lines = linesOf(text.slice(0, MAX_CHARACTERS)).filter((line) => line.text !== "");
  // A heading with Markdown's mark may have been copied along; two are a Markdown file's.
  if (lines.filter((line) => /^#{1,6} /.test(line.text)).length > 1) return false;
  const headings = lines.map(headingOf).filter((heading) => heading !== null);
  const values = lines.slice(0, HEAD).map((line) => headValueIn(line.text)?.is);
  const marks = [
    headings.some(({ name }) => name === "tldr"),
    headings.some(({ name }) => name === "takeaways"),
    values.includes("numbered"),
    values.includes("guests"),
    values.includes("date"),
    values.includes("reading"),
    values.includes("duration"),
  ];
  // Where no heading is left, the head has to say more.
  return marks.filter(Boolean).length >= (headings.length > 0 ? 2 : 4);
}
