import { Chalk } from "chalk";

type Paint = (text: string) => string;

/**
 * The look, by meaning. Only weights and magenta: of the 16 base colours, magenta is the one that
 * reads well on black and on white in the terminals' own palettes.
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
  codeBlock: Paint;
  hit: Paint;
  /** A text that leads somewhere; where links are not supported, its address behind it. */
  link(text: string, href: string): string;
}

/** The look on a stream with or without colour and OSC 8 links. */
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
    // Without colour the marks of the source are what is left to tell code by.
    code: colour ? accent : (text) => `\`${text}\``,
    codeBlock: accent,
    hit: colour ? (text) => chalk.magenta.bold(text) : (text) => `*${text}*`,
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
  return `\u001b]8;;${address}\u0007${text}\u001b]8;;\u0007`;
}
