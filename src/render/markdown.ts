import { decodeHTML } from "entities";
import { Marked, type MarkedExtension, type Tokens, type TokensList } from "marked";
import { markedTerminal } from "marked-terminal";
import { cleanBlock } from "../text/clean.ts";
import { hang, widthOf, wrap } from "./layout.ts";
import { HARD_BREAK, reflow } from "./reflow.ts";
import type { Style } from "./style.ts";
import { tableRows } from "./table.ts";
import { breakHard } from "./wrap.ts";

type Parser = { parse(tokens: unknown[]): string; parseInline(tokens: unknown[]): string };
type This = { parser: Parser };

// Deep nesting makes marked overflow the stack, and a huge text or word takes it quadratic time;
// text beyond these limits is shown as it is.
const MAX_CHARACTERS = 512 * 1024;
const MAX_WORD = 2048;
const MIN_WIDTH = 12;

// Most titles are plain and need no parser, which takes time.
const INLINE_MARKS = /[\\`*_[\]<>&~:@\n]|www\./i;

// marked compiles the pattern of each kind of block at its first use, which takes longer than the
// rest of a page; kinds whose characteristic sign is not in the text are left out.
const SIGNS = {
  lheading: /[=-][ \t]*$/m,
  table: /\||:-|-:/,
  html: /</,
  blockquote: />/,
};

/** Markdown as rows of a width in cells, with an empty row between blocks. */
export function markdownRows(markdown: string, width: number, style: Style): string[] {
  if (markdown.trim() === "") return [];
  if (markdown.length > MAX_CHARACTERS || hasHugeWord(markdown)) return plainRows(markdown, width);
  const marked = terminalMarked(width, style, markdown);
  const tokens = lexed(marked, markdown);
  try {
    return tokens === null ? plainRows(markdown, width) : blockRows(marked.parser(tokens));
  } catch (error) {
    if (error instanceof RangeError) return plainRows(markdown, width);
    throw error;
  }
}

/** Null where marked fails: it throws on some texts, such as a quoted list in a list item. */
function lexed(marked: Marked, markdown: string): TokensList | null {
  try {
    return marked.lexer(markdown);
  } catch {
    return null;
  }
}

/** One line of Markdown, such as a title, with its emphasis, code and links in style. */
export function markdownInline(markdown: string, style: Style): string {
  if (!INLINE_MARKS.test(markdown) || hasHugeWord(markdown)) return markdown.trim();
  const text = terminalMarked(Infinity, style, "").parseInline(markdown, { async: false });
  return text.replaceAll(HARD_BREAK, "\n").trim();
}

function hasHugeWord(text: string): boolean {
  return new RegExp(`\\S{${MAX_WORD}}`).test(text);
}

function plainRows(text: string, width: number): string[] {
  return text.split("\n").flatMap((line) => (line.trim() === "" ? [""] : wrap(line, width)));
}

/** The rows of a rendering without empty ones at the start and end. */
function blockRows(text: string): string[] {
  const rows = text.split("\n");
  const first = rows.findIndex((row) => row !== "");
  const last = rows.findLastIndex((row) => row !== "");
  return rows.slice(Math.max(first, 0), last + 1);
}

function terminalMarked(fullWidth: number, style: Style, markdown: string): Marked {
  let width = fullWidth;
  const same = (text: string) => text;

  /** Renders with a narrower width, as inside a list or quote. */
  function narrower<T>(cells: number, render: () => T): T {
    const before = width;
    width = Math.max(MIN_WIDTH, width - cells);
    try {
      return render();
    } finally {
      width = before;
    }
  }

  /** Whether a mark of this width fits next to a text; otherwise it is above it. */
  const takes = (cells: number) => width - cells >= MIN_WIDTH;

  const block = (rows: string[]) => `${rows.join("\n")}\n\n`;
  const prose = (self: This, tokens: unknown[] = []) =>
    wrap(reflow(self.parser.parseInline(tokens)), width);

  function item(self: This, token: Tokens.ListItem, mark: string): string[] {
    const parts = narrower(widthOf(mark), () =>
      token.tokens
        .filter(({ type }) => type !== "checkbox" && type !== "space")
        .map((child) =>
          child.type === "text"
            ? prose(self, (child as Tokens.Text).tokens ?? [child])
            : blockRows(self.parser.parse([child])),
        ),
    );
    const apart = token.loose ? [""] : [];
    const rows = parts.flatMap((own, i) => (i === 0 ? own : [...apart, ...own]));
    return takes(widthOf(mark)) ? hang(mark, rows) : [mark, ...rows];
  }

  const renderer = {
    space: () => "",
    text(this: This, token: Tokens.Text) {
      return token.tokens ? this.parser.parseInline(token.tokens) : entity(token.text);
    },
    codespan: ({ text }: Tokens.Codespan) => style.code(cleanBlock(text)),
    br: () => HARD_BREAK,
    paragraph(this: This, { tokens }: Tokens.Paragraph) {
      return block(prose(this, tokens));
    },
    heading(this: This, { tokens, depth }: Tokens.Heading) {
      const paint = depth <= 3 ? style.heading : style.strong;
      return block(prose(this, tokens).map((row) => paint(row)));
    },
    hr: () => block([style.faint("─".repeat(Math.min(width, 24)))]),
    blockquote(this: This, { tokens }: Tokens.Blockquote) {
      const rows = narrower(2, () => blockRows(this.parser.parse(tokens)));
      if (!takes(2)) return block(rows);
      return block(rows.map((row) => `${style.faint("│")} ${row}`.trimEnd()));
    },
    list(this: This, token: Tokens.List) {
      const from = token.start === "" ? 1 : token.start;
      const last = `${from + token.items.length - 1}.`;
      const rows = token.items.map((child, i) => {
        const number = token.ordered ? `${from + i}.`.padStart(last.length) : "•";
        const box = child.task ? (child.checked ? "[x] " : "[ ] ") : "";
        return item(this, child, `${number} ${box}`);
      });
      const apart = token.loose ? [""] : [];
      return block(rows.flatMap((own, i) => (i === 0 ? own : [...apart, ...own])));
    },
    code({ text }: Tokens.Code) {
      const lines = cleanBlock(text).replace(/\t/g, "    ").split("\n");
      if (!takes(2)) return block(lines.flatMap((line) => breakHard(line, width)));
      return block(lines.flatMap((line) => gutter(breakHard(line, width - 2), style)));
    },
    html(token: Tokens.HTML | Tokens.Tag) {
      const text = entity(withoutTags(token.text));
      if (!("block" in token) || !token.block) return text.replaceAll("\n", HARD_BREAK);
      return text.trim() === "" ? "" : block(wrap(text.trim(), width));
    },
    link(this: This, { tokens, href }: Tokens.Link) {
      return style.link(this.parser.parseInline(tokens), cleanBlock(href));
    },
    image: ({ text, href }: Tokens.Image) =>
      style.link(`[${cleanBlock(text) || "image"}]`, cleanBlock(href)),
    table(this: This, { header, rows, align }: Tokens.Table) {
      const cells = [header, ...rows].map((row) =>
        row.map((cell) => this.parser.parseInline(cell.tokens).replaceAll(HARD_BREAK, " ")),
      );
      return block(tableRows(cells, align, width, style));
    },
  };
  // marked-terminal brings bold, emphasis and deletion; its layout of blocks does not wrap by
  // display width, loses blocks inside tight list items, and differs with colour.
  const base = markedTerminal({
    strong: style.strong,
    em: style.em,
    del: style.deleted,
    emoji: false,
    unescape: false,
    paragraph: same,
    listitem: same,
    table: same,
    hr: same,
  });
  const tokenizer = withoutAbsent(markdown);
  return new Marked(base, { renderer, tokenizer } as unknown as MarkedExtension);
}

/** Rows of one line of code behind a bar, those after the first marked as its continuation. */
function gutter(rows: readonly string[], style: Style): string[] {
  return rows.map((row, i) => `${style.faint(i === 0 ? "┆" : "↳")} ${row}`.trimEnd());
}

/** Tokenizers that find nothing, for the kinds of blocks that the text does not contain. */
function withoutAbsent(markdown: string): Record<string, () => undefined> {
  const absent = Object.entries(SIGNS).filter(([, sign]) => !sign.test(markdown));
  return Object.fromEntries(absent.map(([kind]) => [kind, () => undefined]));
}

function entity(text: string): string {
  // The decoder builds its tables at its first use, and few texts need it.
  return cleanBlock(text.includes("&") ? decodeHTML(text) : text);
}

/** HTML without its tags and comments. */
function withoutTags(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, "")
    .replace(/<br\s*\/?>|<\/(?:div|h\d|li|p|summary|td|th|tr)>/gi, "\n")
    .replace(/<\/?[A-Za-z][^<>]*>/g, "");
}
