import { indent } from "./layout.ts";
import { markdownRows } from "./markdown.ts";
import { marginOf, measureOf, type Screen } from "./screen.ts";

/** A Markdown document as it is read on a terminal. */
export function showPage(markdown: string, screen: Screen): string {
  const rows = markdownRows(markdown, measureOf(screen), screen.style);
  return `\n${indent(rows, marginOf(screen)).join("\n")}\n\n`;
}
