import { headings, scan } from "../../episode/headings.ts";
import { visible } from "../../text/clean.ts";
import type { CheckContext } from "./context.ts";

const INLINE =
  /\]\([ \t]*(?:<([^<>\n]*)>|([^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*))(?=[ \t]*\)|[ \t]+["'(])/g;
const DEFINITION = /^ {0,3}\[(?!\^)[^\]]{1,200}\]:[ \t]*<?([^\s<>]+)/;
/** A quick test, as most bodies have no relative links. */
const RELATIVE = /\](?:\(|:)[ \t]*<?(?!https?:)[^\s<]/i;
/** The extension of a file; pages of a site have none. */
const EXTENSION = /[^/.]\.[a-z][a-z\d]{0,7}$/i;
const CODE = /(`{1,8})[^`]+\1/g;

/** Reports relative links and images to missing files, and links to missing headings. */
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
          message: `${visible(file)} does not exist`,
          hint: "write the path relative to this file",
        });
      // `#t=4:29` is a time in the recording.
      if (file !== "" || anchor === "" || /^t=/i.test(anchor)) continue;
      anchors ??= new Set([...anchorsOf(lines, hidden), ...namedAnchors(body)]);
      if (anchors.has(anchor) || anchors.has(plainAnchor(anchor))) continue;
      const hint = "write a heading's words in lower case, with - between them";
      report("anchor-broken", {
        ...place,
        message: `no heading in this file is #${visible(anchor)}`,
        hint,
      });
    }
  }
}

/** The targets of a line's links that are relative paths or anchors. */
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
 * The anchor of a heading. Programs differ in how they treat an emoji at its start, so neither the
 * emoji nor its hyphen counts.
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
