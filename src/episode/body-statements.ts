import { mask } from "./hashtags.ts";
import { knownKey, plainKey } from "./keys.ts";
import type { Definition } from "./references.ts";
import type { BodyParts, PlacedSection } from "./sections.ts";
import type { KeyNames, Statement } from "./statements.ts";
import { topicsLine } from "./topics-in-text.ts";
import { withoutEntities } from "../text/entities.ts";
import { saysNothing, shownText } from "./values.ts";

/** A line `key: value` of a body, in lines counted from 0. */
interface KeyLine {
  key: string;
  value: string;
  line: number;
}

const KEY_LINE =
  /^[^\p{L}\p{N}[`|<]{0,6}(\p{L}[\p{L}\p{M}\p{N} ()（）'’/.;_-]{0,40}?)\s*(?:::|[:：])\s*(\S.*)$/u;
const ROW = /^\|?\s*([^|]{1,60}?)\s*\|\s*([^|]*[^|\s])\s*\|?\s*$/;
const LONGEST = 2000;

/**
 * What a body states of the episode: in lines above the first section, in a section of metadata,
 * and in one without a known name that is nothing but such lines. `bodyLine` is the file's line
 * that the body begins on.
 */
export function bodyStatements(
  { sections, lines, outline }: BodyParts,
  bodyLine: number,
  definitions: readonly Definition[],
  names?: KeyNames,
): Statement[] {
  const head = above(sections, lines, outline.title?.end ?? 0, names);
  const rest = sections
    .filter(({ outline: { level, named } }) => level > 0 && (!named || named.kind === "metadata"))
    .flatMap((section) => linesOfSection(section, lines));
  return [...head, ...rest].flatMap(({ key, value, line }) => {
    const known = knownKey(key, names);
    const text = withoutEntities(target(value, definitions));
    // In prose and tables a name is mostly a person's.
    if (known?.key === "name" || !known || saysNothing(text) || !fits(known.field, text)) return [];
    const place = { line: bodyLine + line, column: 1 };
    return [{ ...known, written: key, value: text, raw: null, place, origin: "body" as const }];
  });
}

/** Two lines with known keys are needed above the first section, or one right under the title. */
function above(
  sections: readonly PlacedSection[],
  lines: readonly string[],
  titleEnd: number,
  names: KeyNames | undefined,
): KeyLine[] {
  const root = sections.find(({ outline: { level } }) => level === 0);
  if (!root) return [];
  const own = root.pieces.flatMap(({ from, to }) => keyLines(lines, from, to));
  const known = once(own.filter(({ key }) => knownKey(key, names) !== null));
  let under = titleEnd;
  while (under < lines.length && lines[under]!.trim() === "") under++;
  return known.length >= 2 || known.some(({ line }) => line === under && titleEnd > 0) ? known : [];
}

/** A key that is repeated many times is a speaker in a conversation. */
function once(found: readonly KeyLine[]): KeyLine[] {
  const counts = new Map<string, number>();
  for (const { key } of found) counts.set(key, (counts.get(key) ?? 0) + 1);
  return found.filter(({ key }) => counts.get(key)! <= 2);
}

function linesOfSection(
  { markdown, outline, pieces }: PlacedSection,
  lines: readonly string[],
): KeyLine[] {
  if (markdown === "" || markdown.length > 20 * LONGEST) return [];
  const found = pieces.flatMap(({ from, to }) => keyLines(lines, from, to));
  if (outline.named?.kind === "metadata") return found;
  const own = pieces.flatMap(({ from, to }) => lines.slice(from, to));
  const written = own.filter((line) => !/^\s*(?:\|[\s:|-]+\|?)?\s*$/.test(line)).length;
  const whole = new Set(found.map(({ line }) => line)).size === written && written >= 2;
  const fields = new Set(found.map(({ key }) => knownKey(key)?.field));
  fields.delete(undefined);
  // Names before what people say give one field at most.
  return whole && fields.size >= 2 ? once(found) : [];
}

function keyLines(lines: readonly string[], from: number, to: number): KeyLine[] {
  const found: KeyLine[] = [];
  for (let line = from; line < to; line++) {
    const text = lines[line]!;
    if (text.length > LONGEST || !/[:：|]/.test(text)) continue;
    for (const [key, value] of pairsIn(text)) found.push({ key, value, line });
  }
  return found;
}

/** The keys and values of a line: one, those of a table's row, or several between `|`. */
function pairsIn(line: string): [string, string][] {
  const bare = unmarked(line);
  const row = /^\s*\|/.test(line) ? ROW.exec(bare) : null;
  if (row) return /^:?-+:?$/.test(row[1]!) ? [] : [[row[1]!.replace(/[:：]$/, ""), row[2]!]];
  const dashed = bare.split(/\s+[—–·•]\s+/);
  if (dashed.length > 1 && dashed.every((part) => KEY_LINE.test(part)))
    return dashed.flatMap((part) => pairsIn(part));
  const parts = mask(bare).includes("|") ? bare.split(/\s*\|\s*(?![^[\]]*\]\])/) : [bare];
  const pairs = parts.map((part) => KEY_LINE.exec(part)).filter((match) => match !== null);
  if (pairs.length < parts.length) return [];
  return pairs
    .filter(([, , value]) => !value!.startsWith("//"))
    .map(([, key, value]) => [key!, unquoted(value!.trim())]);
}

function unquoted(value: string): string {
  return /^(["'“])([^"'“”]*)["'”]$/.exec(value)?.[2]?.trim() ?? value;
}

/** A line without quotation and list marks and without emphasis. */
function unmarked(line: string): string {
  return line
    .replace(/^\s*(?:>\s?)*\s*(?:[-*+•]\s+)?/, "")
    .replace(/\*\*|__/g, "")
    .replace(/^([*_])(.*)\1$/s, "$2")
    .replace(/\\$/, "")
    .trim();
}

const NAMES = new Set(["podcast", "guests", "hosts", "number"]);
const SHORT = 200;

/** A sentence is nobody's name: it is what someone says. */
function fits(field: string, value: string): boolean {
  if (!NAMES.has(field)) return true;
  return value.length <= SHORT && !/[.!?。！？]\s+\S.*\s|[!?。！？]$/u.test(value);
}

function target(value: string, definitions: readonly Definition[]): string {
  const match = /^\[([^[\]]+)\](?:\[([^[\]]*)\])?$/.exec(value);
  if (!match || definitions.length === 0) return value;
  const label = (match[2] || match[1]!).trim().toLowerCase();
  const says = definitions.find(([one]) => one === label)?.[1];
  return says === undefined ? value : `[${match[1]}](${says.split(/\s/, 1)[0]})`;
}

const ITEM = /^ {0,3}(?:[-*+•]|\d{1,3}[.)])\s+(.*)$/;

/**
 * The topics of a Topics section that is only a list or a line, and of hashtags above all sections.
 */
export function bodyTopics({ sections, lines }: BodyParts): string[] {
  for (const { title, markdown, outline } of sections) {
    if (outline.level === 0 || knownKey(title)?.field !== "topics") continue;
    const found = markdown.length < LONGEST * 5 ? topicsOfSection(markdown) : [];
    if (found.length > 0) return found;
  }
  const root = sections.find(({ outline: { level } }) => level === 0);
  return (root?.pieces ?? []).flatMap(({ from, to }) =>
    lines.slice(from, to).flatMap((line) => topicsLine(line.trim()) ?? []),
  );
}

function topicsOfSection(markdown: string): string[] {
  const lines = markdown.split("\n").filter((line) => line.trim() !== "");
  const items = lines.map((line) => ITEM.exec(line)?.[1]);
  if (items.every((item) => item !== undefined)) return items.map(topicOfItem);
  if (lines.length !== 1 || /[.!?。](?:\s|$)/.test(lines[0]!)) return [];
  return topicsLine(lines[0]!) ?? lines[0]!.split(/\s*[,;，、；·|]\s*/).map(topicOfItem);
}

/** Of `**key**: words` the key. */
function topicOfItem(item: string): string {
  const lead =
    /^(?:\*\*|__)(.+?)(?:\*\*|__)/.exec(item)?.[1] ??
    /^(\[\[[^\]]+\]\])\s+[—–-]/.exec(item)?.[1] ??
    item;
  const plain = lead.replace(/^\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]$/, "$1").replace(/[:：]\s*$/, "");
  return plainKey(plain) === "" ? "" : (shownText(plain.replace(/^`|`$/g, "")) ?? "");
}
