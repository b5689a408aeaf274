import { parseClock } from "./times.ts";

/** A time that is before or after a text, or alone on a line; all times in seconds. */
export interface TimeMark {
  start: number;
  end: number | null;
  /** False where only several alike make it a time: `(m:ss)` and times without brackets. */
  certain: boolean;
  /** The text without the time and what joined the two. */
  rest: string;
  /** The address it linked to, where that does not lead to the time itself; else null. */
  address?: string | null;
}

const CLOCK = String.raw`\d{1,3}:\d{2}(?::\d{2})?(?:\.\d{1,3})?`;
const RANGE = String.raw`(${CLOCK})(?:\s*(?:[-–—~〜]|to)\s*(${CLOCK}))?`;
const MORE = String.raw`(?:\s*[,;，、]\s*${CLOCK}(?:\s*[-–—]\s*${CLOCK})?){0,5}`;
const INNER = String.raw`[^\p{L}\p{N}\s()[\]#]{0,4}\s?(?:@\s?|Time\s)?${RANGE}${MORE}[*_\x60]{0,3}`;
const LINK = String.raw`\]\((<?[^()\s]{1,2000})(?:\s+"[^"]*")?\)`;
// In the order of the alternatives: a link in brackets or none, square, full-width and round
// brackets, an @, bold or code, none.
const TOKEN = [
  String.raw`\(?\[${INNER}${LINK}\)?`,
  String.raw`\[${INNER}\]`,
  String.raw`（${INNER}）`,
  String.raw`\(${INNER}\)`,
  String.raw`@\s?${RANGE}`,
  String.raw`(?:\*\*|__|\x60)\[?\(?@?\s?${RANGE}\)?\]?(?:\*\*|__|\x60)`,
  RANGE,
].join("|");
const PREFIX = String.raw`(?:🎧\s*|(?:Timestamps?|Time|时间戳?|時間)\s*[:：]\s*)`;
const LENGTH = String.raw`(?:\s*[(（]\d[\d:.\s\p{L}]{0,12}[)）])?`;
const JOINT = String.raw`(?:\s+(?:[-–—|]+|[:：])\s*|\s*[:：–—|]\s*|\s*-\s+|\s+|$)`;

const LEAD = new RegExp(`^(${PREFIX})?(?:${TOKEN})(?!\\d)${JOINT}`, "iu");
const AFTER = new RegExp(`(?:^|(\\s*[-–—|:：]+\\s*|\\s+|(?=（)))(${PREFIX})?(?:${TOKEN})$`, "iu");
const ALONE = new RegExp(`^(?:[-*]\\s+)?(${PREFIX})?(?:${TOKEN})${LENGTH}$`, "iu");
const MAYBE = /\d:\d\d|[?&#]t=|start=/;

/** The time a text begins with; null without one. */
export function leadingTime(text: string): TimeMark | null {
  if (!MAYBE.test(text.slice(0, 400))) return null;
  const match = LEAD.exec(text);
  if (!match) return linkedTime(text, true);
  const found = timeMarkOf(match, 1);
  return found && { ...found, rest: text.slice(match[0].length) };
}

/** The time a text ends with; null without one. */
export function trailingTime(text: string): TimeMark | null {
  const tail = text.slice(-2400);
  if (!MAYBE.test(tail)) return null;
  const match = AFTER.exec(tail);
  if (!match || text[text.length - match[0].length - 1] === "\\") return linkedTime(text, false);
  const found = timeMarkOf(match, 2);
  if (!found) return null;
  // Without brackets a time needs a dash that separates it from the title.
  const bare = found.bare && !/[-–—|]/.test(match[1] ?? "");
  if (bare && match[2] === undefined) return null;
  const { bare: _, ...mark } = found;
  return { ...mark, rest: text.slice(0, text.length - match[0].length) };
}

/** The time of a line that holds nothing else; `rest` is empty. */
export function timeAlone(line: string): TimeMark | null {
  const text = line.trim();
  if (!MAYBE.test(text) || text.length > 400) return null;
  const match = ALONE.exec(text);
  const found = match ? timeMarkOf(match, 1) : null;
  if (found) {
    const { bare: _, ...mark } = found;
    return { ...mark, certain: true, rest: "" };
  }
  const linked = /^(?:[-*]\s+)?\[/.test(text)
    ? linkedTime(text.replace(/^[-*]\s+/, ""), true)
    : null;
  return linked?.rest === "" ? linked : null;
}

const PLAYER = new RegExp(`^\\[🎧[^\\]]*?[(（]${RANGE}[)）][^\\]]*\\]\\(`, "u");

/** The time of a line that begins with a link to a player, which stays where it is. */
export function playerTime(line: string): TimeMark | null {
  const match = PLAYER.exec(line.trim().slice(0, 300));
  const start = match ? parseClock(match[1]!) : null;
  if (start === null) return null;
  return { start, end: parseClock(match![2] ?? ""), certain: true, rest: line };
}

function timeMarkOf(match: RegExpExecArray, prefix: number) {
  // Each alternative has a clock and the end of a range; a link has its address after them.
  const groups = match.slice(prefix + 1);
  const alternatives = [0, 3, 5, 7, 9, 11, 13];
  const which = alternatives.findIndex((at) => groups[at] !== undefined);
  const at = alternatives[which]!;
  const start = parseClock(groups[at]!);
  if (start === null) return null;
  const end = groups[at + 1] === undefined ? null : parseClock(groups[at + 1]!);
  if (groups[at + 1] !== undefined && end === null) return null;
  const hours = groups[at]!.split(":").length === 3;
  const bare = which === 6;
  const certain = match[prefix] !== undefined || (!bare && (which !== 3 || hours));
  const target = which === 0 ? groups[2]!.replace(/^<|>$/g, "") : null;
  const address = target !== null && timeOfAddress(target) === null ? target : null;
  return { start, end, certain, bare, rest: "", address };
}

const PLAYED = /^\[([^[\]]{0,80})\]\(<?([^()\s<>]{1,2000})>?\)(?:\s+(?:[-–—|:]\s+)?|$)/;
const PLAYED_BEHIND =
  /(?:^|\s+(?:[-–—|:]\s+)?)\(?\[([^[\]]{0,80})\]\(<?([^()\s<>]{1,2000})>?\)\)?$/;
/** Words of a link that only plays the recording. */
const PLAY =
  /^[^\p{L}\p{N}]*(?:(?:play|watch|listen|link|video|clip|snip|jump|open)\b.{0,20})?[^\p{L}\p{N}]*$/iu;

/** A link that plays the recording from a time, `[▶](https://example.org/?t=2470)`. */
function linkedTime(text: string, lead: boolean): TimeMark | null {
  const match = (lead ? PLAYED : PLAYED_BEHIND).exec(lead ? text : text.slice(-2100));
  const start = match && PLAY.test(match[1]!) ? timeOfAddress(match[2]!) : null;
  if (start === null) return null;
  const rest = lead ? text.slice(match![0].length) : text.slice(0, text.length - match![0].length);
  return { start, end: null, certain: true, rest };
}

const IN_ADDRESS =
  /[?&#](?:t|start|time)=(?:(\d{1,6})s?|(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,3})s)?|([\d:]{4,8}))(?:[&#]|$)/i;

/**
 * The time, in seconds, that an address leads to: `t=2470`, `t=41m10s`, `#t=41:10`; null for none.
 */
export function timeOfAddress(address: string): number | null {
  const match = IN_ADDRESS.exec(address);
  if (!match) return null;
  const [, seconds, h, m, s, clock] = match;
  if (seconds !== undefined) return Number(seconds);
  if (clock !== undefined) return parseClock(clock);
  if (h === undefined && m === undefined && s === undefined) return null;
  return Number(h ?? 0) * 3600 + Number(m ?? 0) * 60 + Number(s ?? 0);
}

/** A text with its first time made plain text, so that reading takes it for none. */
export function escapeTime(text: string): string {
  const marker = /^\s*(?:[-*]\s+)?/.exec(text)![0].length;
  const at = marker + text.slice(marker).search(/[[(@*`_]|\d:\d/);
  if (at < marker) return text;
  return /\d/.test(text[at]!)
    ? text.replace(/(\d)(\\*:\d\d)/, "$1\\$2")
    : `${text.slice(0, at)}\\${text.slice(at)}`;
}
