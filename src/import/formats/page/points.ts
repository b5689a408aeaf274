import type { Takeaway } from "../../../episode/episode.ts";
import type { Guess } from "../importer.ts";
import { findBoundary } from "./boundary.ts";
import { closesSentence, markdownOf, paragraphsOf, type Line } from "./lines.ts";
import type { Wording } from "./wording.ts";

/** A numbered point of a page before its title and text are separated. */
export interface NumberedPoint {
  number: number;
  /** The line its number is on. */
  line: number;
  lines: Line[];
}

// How a page may number its points; it keeps to the manner of its first.
const MANNERS = [
  /^takeaway #?(\d{1,3})(?:[.):]| [-–—])?(?:\s+|$)/i,
  /^#?(\d{1,3})[.):]?$/,
  /^#?(\d{1,3})(?:[.):]| [-–—])\s+(?=\S)/,
  /^(\d{1,3}) (?=["“‘(]?\p{Lu})/u,
];
// A page that was copied in part may begin after the first.
const FIRST_NUMBERS = [1, 2, 3];
const BULLET = /^[•▪‣*–-]\s+(?=\S)/;

/** The points that a page's takeaways are; lines before the first number belong to none. */
export function numberedPointsIn(lines: readonly Line[]): NumberedPoint[] {
  const points = numberedPoints(lines);
  if (points.length > 0) return points;
  const bulleted = lines.some(({ text }) => BULLET.test(text));
  return bulleted ? itemsOf(lines) : paragraphsOf(lines).map(pointOf);
}

/** The points that bear numbers, in the manner that most of them have. */
export function numberedPoints(lines: readonly Line[]): NumberedPoint[] {
  const found = MANNERS.map((manner) => numbered(lines, manner));
  return found.toSorted((a, b) => b.length - a.length)[0]!;
}

function numbered(lines: readonly Line[], manner: RegExp): NumberedPoint[] {
  const points: NumberedPoint[] = [];
  for (const line of lines) {
    const mark = manner.exec(line.text);
    const last = points.at(-1);
    // A number out of turn (a year, a count) is text.
    const number = Number(mark?.[1]);
    if (mark && (last ? number === last.number + 1 : FIRST_NUMBERS.includes(number)))
      points.push(start(number, line, mark[0].length));
    else last?.lines.push(line);
  }
  return points.filter(({ lines: own }) => own.some(({ text }) => text !== ""));
}

function itemsOf(lines: readonly Line[]): NumberedPoint[] {
  const points: NumberedPoint[] = [];
  for (const line of lines) {
    const mark = BULLET.exec(line.text);
    if (mark) points.push(start(points.length + 1, line, mark[0].length));
    else points.at(-1)?.lines.push(line);
  }
  return points;
}

function start(number: number, line: Line, markLength: number): NumberedPoint {
  const rest = line.text.slice(markLength);
  return { number, line: line.number, lines: rest === "" ? [] : [{ ...line, text: rest }] };
}

function pointOf(line: Line, index: number): NumberedPoint {
  return { number: index + 1, line: line.number, lines: [line] };
}

// The longest first sentence that will do for a title where nothing else does.
const MAX_TITLE = 160;

/** A point as a takeaway, its title and text separated; adds to `guesses` where that was unsure. */
export function takeawayFrom(point: NumberedPoint, wording: Wording, guesses: Guess[]): Takeaway {
  const run = point.lines
    .map(({ text }) => text)
    .join("\n")
    .trim()
    .replace(/^(?:#+(?:\s+|$))+/, "");
  const found = isHeadline(run) ? null : findBoundary(run, wording);
  const titleEnd = found?.titleEnd ?? firstPart(run);
  const title = run
    .slice(0, titleEnd)
    .replace(/\s+/g, " ")
    .replace(/(?:\s*[:：–—]|\s-|(?:^|\s)#+)+$/, "")
    .trim();
  const rest = run.slice(found?.textStart ?? titleEnd).trim();
  const at = `takeaway ${point.number}:`;
  const line = point.lines.find(({ text }) => text !== "")?.number ?? point.line;
  if (found?.rival)
    guesses.push({ line, message: `${at} the title may also end before “${found.rival}”` });
  if (!found && rest !== "")
    guesses.push({ line, message: `${at} no title stands out, so its first words are the title` });
  const text = markdownOf(
    paragraphsOf(rest.split("\n").map((part) => ({ number: 0, text: part }))),
  );
  // The full stop of a sentence that became a title has nothing to end.
  const own = found || rest === "" ? title : title.replace(/(?<=[\p{Ll}\p{N})])\.$/u, "");
  return { number: point.number, title: own, text, topics: [], start: null, end: null };
}

/** A few words that end no sentence are a title with no text. */
function isHeadline(run: string): boolean {
  return (
    run.length <= MAX_TITLE &&
    !run.includes("\n") &&
    !closesSentence(run) &&
    !/[。！？][”」』]*$/.test(run)
  );
}

const LEAD = /^[^.!?。！？\n]{2,58}?(?:(?::| [-–—])(?= \S+ \S)|：(?=\S))/;
const SENTENCE = /^[^\n]*?(?:[.!?]["”’)]*(?=\s)|[。！？][”」』]*(?=\S))/;

/** Where the first words end that can be a title: at a colon or dash, else with the sentence. */
function firstPart(run: string): number {
  if (isHeadline(run)) return run.length;
  const lead = LEAD.exec(run);
  if (lead) return lead[0].length;
  const head = run.slice(0, MAX_TITLE);
  const end = SENTENCE.exec(head);
  if (end) return end[0].length;
  if (run.length <= MAX_TITLE && !head.includes("\n")) return run.length;
  return /^.*(?=\s)/s.exec(head)?.[0].length ?? head.length;
}
