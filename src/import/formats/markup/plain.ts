import { decodeEntities } from "./entities.ts";
import { BLOCKS, ELEMENTS } from "./elements.ts";

const TAG = /<(\/?)([a-z][a-z\d]*)((?:\s[^<>]{0,2000})?)\/?>/gi;
const FALSE_TAG = new RegExp(
  `<(?=/?(?!(?:${[...ELEMENTS].join("|")})[\\s/>])[a-z][a-z\\d]*\\s*/?>)`,
  "gi",
);
const PICTURE = /<img\s[^<>]{0,2000}?\balt=(?:"([^"<>]*)"|'([^'<>]*)')[^<>]{0,2000}>/gi;
const SPACED = /^(?:br|hr|p|div|li|ol|ul|h[1-6]|t[drh]|section)$/i;
const ALONE = /^(?:br|hr|img|wbr)$/i;
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i;
const AGAIN = /&(?:#\d{1,7}|#x[\da-f]{1,6}|amp);/i;
const ESCAPED_CDATA = /^\s*<!\[CDATA\[([^]*?)\]\]>\s*$/;

/** A line of HTML as the text that a browser shows, with its white space as it was. */
export function htmlLine(html: string): string {
  return decodeEntities(withoutTags(html));
}

/**
 * A line whose format is plain text and whose writer may not have known: `Rock &amp; Roll` and
 * `<b>new</b>` are decoded once more, and what only looks like markup (`a < b`, `AT&T`, `List<T>`,
 * `the <div> tag`) stays.
 */
export function plainLine(text: string): string {
  if (!/[&<]/.test(text)) return text;
  const own = withoutCdata(text);
  let plain = hasTags(own) ? htmlLine(own) : decodeEntities(own);
  // `&amp;amp;` and `&amp;#8217;` were escaped twice by mistake; nobody writes them to be read.
  for (let round = 0; round < 2 && AGAIN.test(plain); round++) plain = decodeEntities(plain);
  return plain;
}

/** A text out of a CDATA section that was itself escaped. */
export function withoutCdata(text: string): string {
  return ESCAPED_CDATA.exec(text)?.[1] ?? text;
}

/** Whether a text has tags or entities of HTML, so that it is not what a reader is to see. */
export function looksLikeHtml(text: string): boolean {
  return ENTITY.test(text) || text.includes("<!--") || hasTags(text);
}

/** HTML in which tags of no element (`<T>`) are escaped, so that they are read as text. */
export function withoutFalseTags(html: string): string {
  return html.replace(FALSE_TAG, "&lt;");
}

/**
 * Whether tags are closed, are alone, have attributes or begin a block. One that does none of
 * this is a word: `the <div> tag`.
 */
function hasTags(text: string): boolean {
  const opened = new Set<string>();
  for (const { 1: slash, 2: written, 3: attributes, index } of text.matchAll(TAG)) {
    const name = written!.toLowerCase();
    if (!ELEMENTS.has(name)) continue;
    if (slash === "/" ? opened.has(name) : ALONE.test(name) || attributes!.includes("="))
      return true;
    if (
      slash === "" &&
      BLOCKS.has(name) &&
      !/[^\s][ \t]+$/.test(text.slice(Math.max(0, index - 20), index))
    )
      return true;
    opened.add(name);
  }
  return false;
}

function withoutTags(html: string): string {
  return html
    .replace(PICTURE, (_, double?: string, single?: string) => double ?? single ?? "")
    .replace(TAG, (tag, _, name: string) => {
      if (!ELEMENTS.has(name.toLowerCase())) return tag;
      return SPACED.test(name) ? " " : "";
    });
}
