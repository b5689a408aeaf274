import { markdownRows } from "./markdown.ts";
import { measureOf, page, type Screen } from "./screen.ts";

/** A Markdown document as it is read on a terminal. */
export function showPage(markdown: string, screen: Screen): string {
  return page(markdownRows(markdown, measureOf(screen), screen.style), screen);
}
