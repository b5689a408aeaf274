/** Elements whose content no one reads as part of a page's text. */
export const DROPPED = new Set(
  `audio button canvas footer iframe math nav noscript object script select style svg
  template textarea title video`.split(/\s+/),
);

/** Elements that end a paragraph where they begin and end; headings are another matter. */
export const BLOCKS = new Set(
  `address article aside blockquote body caption center dd details div dl dt fieldset
  figcaption figure form header hr html li main ol p pre section summary table tbody td
  tfoot th thead tr ul`.split(/\s+/),
);

/** Elements inside a paragraph: the kind of mark they are and its sign in Markdown. */
export const MARKS = new Map<string, readonly [kind: string, sign: string]>([
  ["b", ["strong", "**"]],
  ["strong", ["strong", "**"]],
  ["i", ["em", "*"]],
  ["em", ["em", "*"]],
  ["del", ["del", "~~"]],
  ["s", ["del", "~~"]],
  ["code", ["code", ""]],
  ["kbd", ["code", ""]],
  ["samp", ["code", ""]],
]);

/**
 * Whether an element is one that pages lay out by style, so that two in a row may be far apart
 * on the screen though nothing is between them in the text.
 */
export function isLaidOut(name: string): boolean {
  return LAID_OUT.has(name) || name.includes("-");
}

const LAID_OUT = new Set(["a", "data", "font", "label", "small", "span", "time"]);

/** Every element of HTML, also those of long ago, so that `<T>` is not taken for a tag. */
export const ELEMENTS = new Set([
  ...DROPPED,
  ...BLOCKS,
  ...MARKS.keys(),
  ...`a abbr acronym area b base basefont bdi bdo big blink br cite col colgroup data datalist dfn
    dialog dir em embed font frame frameset h1 h2 h3 h4 h5 h6 head hgroup html i img input ins label
    legend link map mark marquee menu meta meter nobr noframes optgroup option output param picture
    progress q rp rt ruby search slot small source span strike sub summary sup tbody time track tt u
    var wbr`.split(/\s+/),
]);
