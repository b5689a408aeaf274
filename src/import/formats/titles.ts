import { cleanLine } from "../../text/clean.ts";
import type { Guess } from "./importer.ts";

const WORD = String.raw`ep(?:isode|is[oó]dio|\.)?|[eé]pisode|folge|aflevering|выпуск`;
const NUMBER = String.raw`\d[\w.]{0,12}?`;
const SEASON = String.raw`(?:s|season\s|staffel\s)\d{1,3}[\s:,·|-]{0,3}(?:e|ep\.?|episode|folge)\s?\d{1,4}`;
const END = String.raw`\s*(?:[–—|:.)~-]+\s+|[:：｜|]\s*)`;
const MARKED = new RegExp(
  `^(?:(?:(?:${WORD})\\s*#?\\s*|(?:#|№|n[or]\\.)\\s*)(${NUMBER})|(${SEASON}))${END}(\\S.*)$`,
  "iu",
);
const IN_SEASON = new RegExp(`^${SEASON}$`, "i");
// Without a mark after the number, what follows has to look like the beginning of a title.
const UNENDED = new RegExp(
  String.raw`^(?:(?:[Ee][Pp]\.?|EPISODE|[Ee]pisode|Folge)\s*#?\s*(\d[\d.]{0,8})|#(\d{2,5}))\s+(?=[\p{Lu}\p{Lo}"“„«‘'¿¡])(\S.*)$`,
  "u",
);
const COUNTED = /^第\s*(\d{1,5})\s*[期回集話话]\s*[:：|｜–—-]?\s*(\S.*)$/u;
const ONLY_NUMBER = new RegExp(`^(?:${WORD})\\s*#?\\s*(\\d[\\w.]{0,12})$`, "iu");
// `12 Rules` may be a title of its own, `012 Rules` and `212 Rules` hardly.
const KNOWN = new RegExp(
  `^(?:((?:(?:${WORD})\\s*#?|#)\\s*${NUMBER}|${SEASON}|0\\d+|\\d{3,6})(?:${END}|\\s+)|(${NUMBER})${END})(?=\\S)(.*)$`,
  "iu",
);

/**
 * The number a title begins with, and the title without it: `#490 – State of AI`. A bare number
 * counts only where it is one of those known from elsewhere, for `2026: a year` has none; the
 * number is then given as it is known.
 */
export function splitTitle(
  text: string,
  known: string | readonly string[] | null = null,
): { number: string | null; title: string } {
  const title = cleanLine(text);
  if (title.length > 1000) return { number: null, title };
  if (known !== null) return withoutKnown(title, typeof known === "string" ? [known] : known);
  const marked = MARKED.exec(title);
  if (marked) {
    return { number: marked[1] ?? inSeason(marked[2]!), title: marked[3]! };
  }
  const unended = UNENDED.exec(title);
  if (unended) return { number: (unended[1] ?? unended[2])!, title: unended[3]! };
  const counted = COUNTED.exec(title);
  if (counted) return { number: counted[1]!, title: counted[2]! };
  return { number: ONLY_NUMBER.exec(title)?.[1] ?? null, title };
}

/** `s2 e4` and `Season 2, Episode 4` as `S2E4`. */
function inSeason(text: string): string {
  const [season, number] = text.match(/\d+/g)!;
  return `S${season}E${number}`;
}

function withoutKnown(
  title: string,
  known: readonly string[],
): { number: string | null; title: string } {
  const only = ONLY_NUMBER.exec(title);
  if (only) return { number: only[1]!, title };
  const counted = COUNTED.exec(title);
  const found = counted ? [counted[1]!, counted[2]!] : KNOWN.exec(title)?.slice(1);
  const written = found?.[0] ?? found?.[1];
  if (written === undefined) return { number: null, title };
  const rest = found!.at(-1)!;
  const number = known.find((one) => same(written, one));
  if (number !== undefined) return { number, title: rest };
  // `S2E4` also says that the number is 4.
  const last = IN_SEASON.test(written) ? /\d+$/.exec(written)![0] : "";
  return known.some((one) => same(last, one))
    ? { number: inSeason(written), title: rest }
    : { number: null, title };
}

/** A title without its number, the number known or else its own, and the guess to report. */
export function numberFrom(
  text: string,
  known: string | null,
  line: number,
): { number: string | null; title: string; guesses: Guess[] } {
  const { number, title } = splitTitle(text, known);
  const guessed = known === null && number !== null;
  const guesses = guessed ? [{ line, message: `number ${number}, from the title “${text}”` }] : [];
  return { number: known ?? number, title, guesses };
}

/** Whether two ways of writing a number mean one: `Ep. 08` and `8`, `s02 e04` and `S2E4`. */
function same(a: string, b: string): boolean {
  return plainNumber(a) === plainNumber(b);
}

function plainNumber(text: string): string {
  const number = IN_SEASON.test(text) ? inSeason(text) : text.replace(/^\D+(?=\d)/, "");
  return number.toLowerCase().replace(/(?<=^|[se])0+(?=\d)/g, "");
}

/** A count as the number it is where it is plain, else as it was written. */
export function countOf(text: string): string | number {
  return /^(?:0|[1-9]\d{0,8})$/.test(text) ? Number(text) : text;
}
