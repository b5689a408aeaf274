/** A line of prose without any mark and with single spaces, as most takeaways are. */
const PROSE = /^\p{L}[^\s#*`|_~<>[\]]*(?: [^\s#*`|_~<>[\]]+)*$/u;

/** A block of code between fences, also one that is not closed, or code inside a line. */
const CODE =
  /^(?<fence> {0,3}(?:`{3,}|~{3,}))[^\n]*(?:\n(?<block>[^]*?))??(?:\n\k<fence>[`~]*[ \t]*$|$(?![^]))|(?<!`)(?<ticks>`{1,3})(?!`)(?<span>[^`\n]{1,500})\k<ticks>(?!`)/gm;

/** A Markdown text without its marks, code as it stands. */
export interface Plain {
  /** Prose on one line. */
  text: string;
  /** The same with line ends where the lines end. */
  lines: string;
}

/** The words of a Markdown text without its marks, as they are searched and quoted. */
export function plainText(markdown: string): string {
  return PROSE.test(markdown) ? markdown : plain(markdown).text;
}

/** The same with its lines; what stands at a place in one text stands there in the other. */
export function plain(markdown: string): Plain {
  let text = "";
  let lines = "";
  const add = (piece: string, isCode: boolean) => {
    const fresh = lines === "" || lines.endsWith("\n");
    const own = isCode ? piece : fresh ? piece.trimStart() : piece;
    lines += own;
    text += isCode ? own : own.replaceAll("\n", " ");
  };
  let from = 0;
  for (const { 0: code, index, groups } of markdown.matchAll(CODE)) {
    add(proseOf(markdown.slice(from, index)), false);
    const { block, span } = groups!;
    add(block === undefined ? (span ?? "") : `${block}\n`, true);
    from = index + code.length;
  }
  add(proseOf(markdown.slice(from)), false);
  const end = lines.trimEnd().length;
  return { text: text.slice(0, end), lines: lines.slice(0, end) };
}

function proseOf(markdown: string): string {
  return markdown
    .replace(/<!--(?:(?!-->)[^]){0,5000}-->|<\/?[a-z][^<>\n]{0,500}>/gi, " ")
    .replace(/!?\[([^[\]\n]*)\]\([^()\n]*\)/g, "$1")
    .replace(/^[ \t]*(?:>[ \t]?)+/gm, "")
    .replace(/^[ \t]*(?:#{1,6}|[-+*]|\d{1,9}[.)])[ \t]+/gm, "")
    .replace(/[*`]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|~~/gu, "")
    .replace(/[^\S\n]*\n\s*/g, "\n")
    .replace(/[^\S\n]+/g, " ");
}
