import { readFrontMatter } from "../../episode/front-matter.ts";
import { fileTitle } from "../../episode/id.ts";
import { numberOfHeading, numberOfName } from "../../episode/numbers.ts";
import { frontStatements, saysNoNumber, statesNumber } from "../../episode/statements.ts";
import { cleanLine } from "../../text/clean.ts";
import type { Guess, Source } from "./importer.ts";
import { lineFinder } from "./lines.ts";

/** A title without the number it begins with, and what is to be reported of it. */
export interface NumberedTitle {
  number: string | null;
  title: string;
  guesses: Guess[];
}

/** Longer titles are texts that have gone astray. */
const LONGEST = 1000;

/**
 * The number and title of a document that was read: the number that is known, else the one the
 * title begins with; it leaves the title where both are the same. A number that front matter does
 * not state is a guess, unless one of `guesses` reports it already.
 */
export function numbered(
  source: Source,
  title: string,
  known: string | null,
  guesses: readonly Guess[] = [],
): NumberedTitle {
  const found = title.length > LONGEST ? null : numberOfHeading(title, "");
  const same = found !== null && (known === null || alike(known, found.number));
  if (known === null && !same) return { number: null, title, guesses: [] };
  const front = readFrontMatter(source.text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"));
  const none = [...front.values].some(([key, value]) => saysNoNumber(key, value));
  if (known === null && none) return { number: null, title, guesses: [] };
  const number = known ?? found!.number;
  const stated =
    statesNumber(frontStatements(front)) || guesses.some((one) => one.message.startsWith("number"));
  return {
    number,
    title: same ? found.rest || title : title,
    guesses: stated ? [] : origin(source, number, same ? title : null),
  };
}

/** Where a number that is not stated comes from: the title, the heading, or the file's name. */
function origin({ name, text }: Source, number: string, title: string | null): Guess[] {
  const heading = title ?? cleanLine(/^#[ \t]+(\S[^\n]{0,999})$/m.exec(text)?.[1] ?? "");
  const place = title === null ? "heading" : "title";
  if (title !== null || alike(numberOfHeading(heading, "")?.number ?? "", number)) {
    const line = lineFinder(text)(Math.max(0, text.indexOf(heading)));
    return [{ line, message: `number ${number}, from the ${place} “${heading}”` }];
  }
  const file = fileTitle(name.slice(name.lastIndexOf("/") + 1));
  const ofName = alike(numberOfName(file) ?? numberOfHeading(file, file)?.number ?? "", number);
  return ofName ? [{ line: 1, message: `number ${number}, from the file's name, ${file}` }] : [];
}

function alike(a: string, b: string): boolean {
  const plain = (number: string) => number.toLowerCase().replace(/^0+(?=\d)/, "");
  return plain(a) === plain(b);
}
