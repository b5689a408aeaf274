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
