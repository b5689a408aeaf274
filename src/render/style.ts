import { Chalk } from "chalk";
import { afterCode, beginningOf } from "./sgr.ts";

type Paint = (text: string) => string;

/**
 * Styles by meaning: weights, and magenta, which of the 16 base colours reads best on black and on
 * white in the terminals' own palettes. Red and yellow are for single words of a report.
 */
export interface Style {
  title: Paint;
  source: Paint;
  heading: Paint;
  number: Paint;
  strong: Paint;
  em: Paint;
  deleted: Paint;
  faint: Paint;
  code: Paint;
  hit: Paint;
  error: Paint;
  warning: Paint;
  /** A link; where links are not supported, with its address after it. */
  link(text: string, href: string): string;
}

/** The styles of a stream with or without colour and OSC 8 links. */
export function makeStyle(colour: boolean, links: boolean): Style {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const accent: Paint = (text) => chalk.magenta(text);
  const bold: Paint = (text) => chalk.bold(text);
  return {
    title: bold,
    source: accent,
    heading: (text) => chalk.magenta.bold(text),
    number: accent,
    strong: bold,
    em: (text) => chalk.italic(text),
    deleted: (text) => chalk.strikethrough(text),
    faint: (text) => chalk.dim(text),
    // Without colour, only its marks in the source distinguish code.
    code: colour ? accent : (text) => `\`${text}\``,
    hit: colour ? (text) => chalk.magenta.bold(text) : (text) => `*${text}*`,
    error: (text) => chalk.red.bold(text),
    warning: (text) => chalk.yellow.bold(text),
    link(text, href) {
      const shown = chalk.underline(text);
      if (links && /^(?:https?|mailto):/i.test(href)) return hyperlink(shown, href);
      return text === href || `mailto:${text}` === href
        ? shown
        : `${text} (${chalk.underline(href)})`;
    },
  };
}

/** https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda */
function hyperlink(text: string, href: string): string {
  const address = encodeURI(href).replace(/%25/g, "%");
  return `${ESC}]8;;${address}\u0007${text}${ESC}]8;;\u0007`;
}

const ESC = "\u001b";
const RESET = `${ESC}[0m`;
const STYLES_OR_ROW_END = new RegExp(`(?:${ESC}\\[\\d+m)+|\\n *`, "g");

/**
 * Styled text in which every style ends with a full reset, at the latest at the end of its row, and
 * enclosing styles begin again: some programs that show other programs' output, such as fzf 0.38,
 * support no other end of a style.
 */
export function withFullResets(text: string): string {
  if (!text.includes(ESC)) return text;
  let open: string[] = [];
  return text.replace(STYLES_OR_ROW_END, (run) => {
    if (run.startsWith("\n")) return open.length === 0 ? run : RESET + run + beginningOf(open);
    const before = open;
    for (const [, code] of run.matchAll(/\[(\d+)m/g)) open = afterCode(open, code!);
    const kept = before.every((one, i) => open[i] === one);
    return kept ? beginningOf(open.slice(before.length)) : RESET + beginningOf(open);
  });
}
