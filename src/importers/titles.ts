import { cleanLine } from "../episode/text.ts";
import type { Guess } from "./importer.ts";

const NUMBERED =
  /^(?:(?:ep(?:isode|\.)?\s*#?\s*|#\s*|№\s*)(\d[\w.]{0,12}?)|(s\d{1,3}\s?e\d{1,4}))\s*(?:[–—|:.-]+\s+|:\s*)(\S.*)$/i;
const ONLY_NUMBER = /^ep(?:isode|\.)?\s*#?\s*(\d[\w.]{0,12})$/i;
const BARE = /^(\d[\w.]{0,12}?)\s*(?:[–—|:.-]+\s+|:\s*)(\S.*)$/;

/**
 * The number a title begins with, and the title without it: `#490 – State of AI`. A bare number
 * counts only where it is the one known from elsewhere, for `2026: a year` has none.
 */
export function splitTitle(
  text: string,
  known: string | null = null,
): { number: string | null; title: string } {
  const title = cleanLine(text);
  if (title.length > 1000) return { number: null, title };
  const numbered = NUMBERED.exec(title);
  if (numbered) {
    const number = (numbered[1] ?? numbered[2]!.toUpperCase()).replace(/\s/g, "");
    return known === null || same(number, known)
      ? { number, title: numbered[3]! }
      : { number: null, title };
  }
  const only = ONLY_NUMBER.exec(title);
  if (only) return { number: only[1]!, title };
  const bare = known === null ? null : BARE.exec(title);
  if (bare && same(bare[1]!, known!)) return { number: bare[1]!, title: bare[2]! };
  return { number: null, title };
}

/** A title without its number, the number known or else its own, and what to tell of a guess. */
export function numberFrom(
  text: string,
  known: string | null,
  line: number,
): { number: string | null; title: string; told: Guess[] } {
  const { number, title } = splitTitle(text, known);
  const guessed = known === null && number !== null;
  const told = guessed ? [{ line, message: `number ${number}, from the title “${text}”` }] : [];
  return { number: known ?? number, title, told };
}

function same(a: string, b: string): boolean {
  const plain = (number: string) => number.toLowerCase().replace(/^0+(?=\d)/, "");
  return plain(a) === plain(b);
}

/** A count as the number it is where it is plain, else as it was written. */
export function countOf(text: string): string | number {
  return /^(?:0|[1-9]\d{0,8})$/.test(text) ? Number(text) : text;
}
