/** A line of prose without any mark and with single blanks, as most takeaways are. */
const PROSE = /^\p{L}[^\s#*`|_~<>[\]]*(?: [^\s#*`|_~<>[\]]+)*$/u;

/** The words of a Markdown text without its marks, on one line, as they are searched and quoted. */
export function plainText(markdown: string): string {
  if (PROSE.test(markdown)) return markdown;
  return markdown
    .replace(/^ {0,3}(?:`{3,}|~{3,})[^\n]*$/gm, " ")
    .replace(/<!--(?:(?!-->)[^]){0,5000}-->|<\/?[a-z][^<>\n]{0,500}>/gi, " ")
    .replace(/!?\[([^[\]\n]*)\]\([^()\n]*\)/g, "$1")
    .replace(/^[ \t]*(?:>[ \t]?)+/gm, "")
    .replace(/^[ \t]*(?:#{1,6}|[-+*]|\d{1,9}[.)])[ \t]+/gm, "")
    .replace(/[*`|]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|~~/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}
