import { topicsInText, topicsInTitle, topicsLine, keyedTopics } from "./topics-in-text.ts";
import { linkIn, withAddress, withPlainTags } from "./linked-title.ts";
import { leadingTime, playerTime, timeAlone, trailingTime, type TimeMark } from "./time-marks.ts";
import { nested, TAKEAWAY_LEVEL } from "./nested.ts";
import { unescapeText, unescapeTitle } from "./escape-text.ts";
import type { TimePlace, taker, Times } from "./taken-times.ts";
import { unique } from "../text/compare.ts";
import { parseClock } from "./times.ts";

/** A takeaway as it was read, before its number is settled. */
export interface ReadTakeaway {
  number: number | null;
  title: string;
  /** Markdown. */
  text: string;
  topics: string[];
  start: number | null;
  end: number | null;
  /** The places of times that are no certain ones, whether they were taken or not. */
  doubtful: TimePlace[];
  /** What was assumed: a title cut from a sentence, a hashtag inside a text. */
  cut: boolean;
  inline: boolean;
}

/** A takeaway whose title is read, and the lines below that. */
export interface TakeawayDraft {
  number: number | null;
  title: string;
  below: readonly string[];
  times: Times;
  take: ReturnType<typeof taker>;
  cut?: boolean;
}

/** Reads what is under a title: its time and topics, then the text. */
export function finishTakeaway({
  number,
  title,
  below,
  times,
  take,
  cut = false,
}: TakeawayDraft): ReadTakeaway {
  const lines = [...below];
  let topics: string[] | null = null;
  let at = nextText(lines, 0);
  for (let step = 0; step < 3 && at < lines.length; step++) {
    const line = lines[at]!;
    if (/^(?: {4}|\t)/.test(line)) break;
    const tagged: { topics: string[]; mark: TimeMark | null } | null =
      topics === null ? tagsOn(line) : null;
    const alone = tagged === null ? timeAlone(line) : tagged.mark;
    const timed = alone !== null && (times.start === null || alone.end !== null);
    if (tagged === null && !timed) break;
    if (timed && take(alone, "line") === null && tagged === null) break;
    if (tagged) topics = tagged.topics;
    lines.splice(0, at + 1);
    at = nextText(lines, 0);
  }
  if (at < lines.length) take(playerTime(lines[at]!), "line");
  const text = trimmedText(lines);
  return settled({ number, title, text, topics, times, cut });
}

interface Settling {
  number: number | null;
  title: string;
  text: string;
  topics: string[] | null;
  times: Times;
  cut: boolean;
}

/** Without a topics line, hashtags elsewhere are topics. */
function settled({ number, title, text, topics, times, cut }: Settling): ReadTakeaway {
  const tagged = withPlainTags(title);
  const named = topics === null ? topicsInTitle(tagged) : { text: tagged, topics: [] };
  const inText = topics === null ? topicsInText(text) : { text, topics: [] };
  const whole = named.text === tagged ? tagged : named.text.replace(/(?<=[^.…])\.$/, "");
  const link = linkIn(whole.trim());
  const body = trimmedText(
    unescapeText(nested(inText.text, TAKEAWAY_LEVEL + 1), topics === null).split("\n"),
  );
  const { start, end, doubtful, addresses } = times;
  const kept = [...(link ? [link.address] : []), ...addresses];
  return {
    number,
    title: unescapeTitle(link?.words ?? whole).trim(),
    text: kept.reduce(withAddress, body),
    topics: topics ?? unique([...named.topics, ...inText.topics]),
    start,
    end,
    doubtful,
    cut,
    inline: named.topics.length + inText.topics.length > 0,
  };
}

/** The line that the program writes: hashtags and a time in brackets. */
const PLAIN_TAGS = /^(#[^\s#][^[\]()]*)\s\[([\d:]+)\]$/;

/** The topics of a line of hashtags and at most one time, or of a `Topics:` line. */
function tagsOn(line: string): { topics: string[]; mark: TimeMark | null } | null {
  const keyed = keyedTopics(line);
  if (keyed !== null) return { topics: keyed, mark: null };
  if (!line.includes("#")) return null;
  const text = line.trim();
  const plain = PLAIN_TAGS.exec(text);
  if (plain) {
    const start = parseClock(plain[2]!);
    const topics = start === null ? null : topicsLine(plain[1]!);
    if (topics) return { topics, mark: { start: start!, end: null, certain: true, rest: "" } };
  }
  const whole = topicsLine(text);
  if (whole !== null) return { topics: whole, mark: null };
  const mark = trailingTime(text) ?? leadingTime(text);
  const rest = mark === null ? null : topicsLine(mark.rest.trim());
  return rest === null ? null : { topics: rest, mark: { ...mark!, certain: true } };
}

function nextText(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && lines[at]!.trim() === "") at++;
  return at;
}

/** The rule after a list or section belongs to no takeaway. */
export const RULE = /^ ?(?:-(?: ?-){2,}|\*(?: ?\*){2,}|_(?: ?_){2,})\s*$/;

function trimmedText(lines: readonly string[]): string {
  let to = lines.length;
  while (to > 0 && (lines[to - 1]!.trim() === "" || RULE.test(lines[to - 1]!))) to--;
  return lines.slice(nextText(lines, 0), to).join("\n").trimEnd();
}
