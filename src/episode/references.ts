import { scan } from "./headings.ts";

/** A link definition or footnote of a file: its label as labels are compared, and what it says. */
export type Definition = readonly [label: string, says: string];

const DEFINITION = /^ {0,3}\[(\^?[^[\]]{1,200})\]:[ \t]*(\S.*)$/;
const MAYBE = /\]:/;
const GOES_ON = /^(?: {2,}|\t)\S/;
/** No file has more, unless to do harm. */
const MOST = 5000;

/** The link definitions and footnotes of a body; of two with one label the first counts. */
export function definitionsIn(lines: string[]): Definition[] {
  const found = new Map<string, string>();
  const { hidden } = scan(lines);
  for (let i = 0; i < lines.length && found.size < MOST; i++) {
    const match = hidden[i] || !MAYBE.test(lines[i]!) ? null : DEFINITION.exec(lines[i]!);
    if (!match) continue;
    const says = [match[2]!.trim()];
    const note = match[1]!.startsWith("^");
    if (note) while (GOES_ON.test(lines[i + 1] ?? "")) says.push(lines[++i]!.trim());
    const label = labelOf(match[1]!);
    if (!found.has(label) && (note || isTarget(says[0]!))) found.set(label, says.join(" "));
  }
  return [...found];
}

function isTarget(text: string): boolean {
  return /^(?:<[^<>]*>|[^\s<>]+)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?$/.test(text);
}

function labelOf(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, " ");
}

const REFERENCE =
  /(`+)(?!`)[^`]*(?:`(?!\1)[^`]*)*?\1(?!`)|\[\^([^[\]]{1,200})\]|(!?\[((?:[^[\]]|\[[^[\]]*\]){1,400})\])(?:\[([^[\]]{0,200})\])?(?![([:])/g;

/**
 * A part of a file that can be by itself: its links lead where the file's definitions say, the
 * footnotes it refers to follow it, and its definitions are removed.
 */
export function resolved(markdown: string, definitions: readonly Definition[]): string {
  if (definitions.length === 0 || !markdown.includes("[")) return markdown;
  const by = byLabel(definitions);
  const notes = new Set<string>();
  const lines = markdown.split("\n");
  const { hidden } = scan(lines);
  const out: string[] = [];
  let note = false;
  for (const [i, line] of lines.entries()) {
    const definition = hidden[i] ? null : DEFINITION.exec(line);
    if (definition && by.has(labelOf(definition[1]!))) note = definition[1]!.startsWith("^");
    else if (note && GOES_ON.test(line)) continue;
    else {
      note = false;
      out.push(hidden[i] ? line : inlined(line, by, notes));
    }
  }
  const text = out
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  const footnotes = [...notes].map((label) => `[${label}]: ${by.get(label)}`);
  return [text, footnotes.join("\n")].filter((part) => part !== "").join("\n\n");
}

/** Of each file's definitions, which every part of it asks for. */
const MAPS = new WeakMap<readonly Definition[], ReadonlyMap<string, string>>();

function byLabel(definitions: readonly Definition[]): ReadonlyMap<string, string> {
  const map = MAPS.get(definitions) ?? new Map(definitions);
  MAPS.set(definitions, map);
  return map;
}

function inlined(line: string, by: ReadonlyMap<string, string>, notes: Set<string>): string {
  if (!line.includes("[")) return line;
  return line.replace(
    REFERENCE,
    (
      whole: string,
      _code: string,
      note?: string,
      brackets?: string,
      text?: string,
      to?: string,
    ) => {
      if (note !== undefined) {
        if (by.has(labelOf(`^${note}`))) notes.add(labelOf(`^${note}`));
        return whole;
      }
      if (brackets === undefined || text === undefined) return whole;
      const target = by.get(labelOf(to || text));
      return target === undefined ? whole : `${brackets}(${target})`;
    },
  );
}
