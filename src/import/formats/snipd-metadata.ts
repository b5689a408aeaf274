import { slug } from "../../text/slug.ts";
import { textOf } from "../../episode/values.ts";

/** What the metadata of a Snipd note says. */
export interface SnipdMetadata {
  /** The values by slug of their key. */
  values: Map<string, string>;
  /** What is folded away between them, such as show notes, and lines that are not values. */
  folded: { title: string; markdown: string }[];
}

/** The key of the one value that takes several lines. */
export const DESCRIPTION = "episode-ai-description";

/** `- Key: value`; older notes have two colons. */
const ENTRY = /^[-*] (\p{L}[\p{L} /]{1,40})::?(?:\s+(.*))?$/u;
const SUMMARY = /^\s*<summary>([^<]{1,100})<\/summary>\s*$/i;
/** What takes more is a text that has gone astray. */
const MOST_LINES = 100;
const LONGEST = 20_000;

/** Reads the lines of the section of metadata. */
export function readMetadata(markdown: string): SnipdMetadata {
  const values = new Map<string, string[]>();
  const folded: SnipdMetadata["folded"] = [];
  const stray: string[] = [];
  let key = "";
  let fold: string[] | null = null;
  let title = "";
  for (const line of markdown.split("\n")) {
    const bare = line.trim().toLowerCase();
    if (bare === "<details>") fold ??= [];
    else if (fold !== null && bare !== "</details>") {
      const summary = SUMMARY.exec(line);
      if (summary && title === "") title = summary[1]!.trim();
      else fold.push(line);
    } else if (fold !== null) {
      folded.push({ title, markdown: unquoted(fold) });
      fold = null;
      key = title = "";
    } else key = takeLine(line, key, values, stray);
  }
  if (fold !== null) folded.push({ title, markdown: unquoted(fold) });
  if (stray.length > 0) folded.push({ title: "Episode metadata", markdown: stray.join("\n") });
  const texts = [...values].map(([name, lines]) => [name, lines.join("\n").trim()] as const);
  return { values: new Map(texts.filter(([, value]) => value !== "")), folded };
}

/** Takes a line to the value it belongs to, and gives the key that the next may belong to. */
function takeLine(
  line: string,
  key: string,
  values: Map<string, string[]>,
  stray: string[],
): string {
  const entry = line.length > LONGEST ? null : ENTRY.exec(line);
  const own = slug(entry?.[1] ?? "");
  if (entry && own !== "" && !values.has(own)) {
    values.set(own, [valueOf(entry[2] ?? "")]);
    return own;
  }
  const lines = key === DESCRIPTION && !entry ? values.get(key)! : null;
  if (lines && lines.length < MOST_LINES && line.length <= LONGEST) lines.push(line);
  else if (line.trim() !== "") stray.push(line);
  return key;
}

const ONE_LINK = /^\[[^[\]]{1,80}\]\((https?:\/\/[^()\s]+)\)$/;
const APP = /^\[open\b/i;

/** A link that only opens something stands for its address, any other for its text. */
function valueOf(text: string): string {
  const trimmed = text.trim();
  const link = APP.test(trimmed) ? ONE_LINK.exec(trimmed) : null;
  return link ? link[1]! : withoutLinks(trimmed);
}

/** A line with its links as their texts. */
function withoutLinks(text: string): string {
  const plain = text.replace(/\[([^[\]]*)\]\([^()\s]*\)/g, "$1");
  return plain.includes("[[") ? (textOf(plain) ?? plain) : plain;
}

/** The lines of a quotation that HTML folds away, its breaks as ends of lines. */
function unquoted(lines: readonly string[]): string {
  return lines
    .flatMap((line) => line.replace(/^>\s?/, "").split(/<br\s*\/?>\s*>?\s*/i))
    .map((line) => line.trimEnd())
    .join("\n")
    .trim();
}
