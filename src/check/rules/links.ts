import { headings, scan } from "../../episode/headings.ts";
import { visible } from "../../text/clean.ts";
import type { CheckContext } from "./context.ts";

const INLINE =
  /\]\([ \t]*(?:<([^<>\n]*)>|([^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*))(?=[ \t]*\)|[ \t]+["'(])/g;
const DEFINITION = /^ {0,3}\[(?!\^)[^\]]{1,200}\]:[ \t]*<?([^\s<>]+)/;
/** Most links lead into the web, so most bodies need no closer look. */
const RELATIVE = /\](?:\(|:)[ \t]*<?(?!https?:)[^\s<]/i;
/** What a path to a file ends in; a site's pages and words in brackets end in none. */
const EXTENSION = /[^/.]\.[a-z][a-z\d]{0,7}$/i;
const CODE = /(`{1,8})[^`]+\1/g;

/** Reports relative links and images whose file, or whose heading in this file, is not there. */
export function checkLinks({ parsed, library, report }: CheckContext): void {
  const { body, bodyLine } = parsed.layout.front;
  if (!RELATIVE.test(body)) return;
  const lines = body.split("\n");
  const { hidden } = scan(lines);
  let anchors: Set<string> | null = null;
  for (const [i, written] of lines.entries()) {
    if (hidden[i] || !written.includes("]")) continue;
    const line = written.replace(CODE, (code) => " ".repeat(code.length));
    for (const { target, index } of targets(line)) {
      const place = { line: bodyLine + i, column: index + 1 };
      const [file, anchor] = split(target);
      if (EXTENSION.test(file) && !library.exists(file))
        report("link-broken", {
          ...place,
          message: `there is no ${visible(file)}`,
          hint: "a path starts at this file",
        });
      // `#t=4:29` is a time in the recording.
      if (file !== "" || anchor === "" || /^t=/i.test(anchor)) continue;
      anchors ??= new Set([...anchorsOf(lines, hidden), ...namedAnchors(body)]);
      if (anchors.has(anchor) || anchors.has(plainAnchor(anchor))) continue;
      const hint = "a heading's words in small letters, with - between them, are its anchor";
      report("anchor-broken", {
        ...place,
        message: `no heading here is #${visible(anchor)}`,
        hint,
      });
    }
  }
}

/** The targets of a line's links that are neither web addresses nor paths from some root. */
function targets(line: string): { target: string; index: number }[] {
  const definition = DEFINITION.exec(line);
  const matches = [...line.matchAll(INLINE), ...(definition ? [definition] : [])];
  return matches
    .map((match) => ({ match, target: match[1] ?? match[2] ?? "" }))
    .filter(({ target }) => !/^(?:[a-z][a-z0-9+.-]*:|[/\\])/i.test(target))
    .map(({ match, target }) => ({ target, index: match.index + match[0].lastIndexOf(target) }));
}

function split(target: string): [file: string, anchor: string] {
  const [file = "", anchor = ""] = target.split("#", 2);
  return [decode(file.replace(/\?.*$/, "")), decode(anchor)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * A heading's words as its anchor. Programs differ in what they leave of an emoji before them, so
 * that neither it nor its hyphen counts.
 */
function plainAnchor(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]|[\ufe0e\ufe0f]/gu, "")
    .replaceAll(" ", "-")
    .replace(/^-+/, "");
}

/** The anchors of a text's headings: repeated ones get `-1`, `-2` and so on. */
function anchorsOf(lines: string[], hidden: boolean[]): string[] {
  const seen = new Map<string, number>();
  return headings(lines, hidden).map(({ text }) => {
    const name = plainAnchor(text);
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before === 0 ? name : `${name}-${before}`;
  });
}

function namedAnchors(body: string): string[] {
  return [...body.matchAll(/\b(?:id|name)="([^"]*)"/g)].map(([, name]) => name!);
}
