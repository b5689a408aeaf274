import { stemmer } from "stemmer";
import { joinedWords, tokensOf, type Token } from "./tokens.ts";

/** The parts of an answer that words can be looked for in, one bit each. */
export const FIELD = { title: 1, text: 2, guests: 4, topics: 8 } as const;
export const ANY_FIELD = 15;

/** One thing that has to stand in an answer, or must not. */
export interface Clause {
  /** Words that follow one another; mostly one. */
  words: string[];
  /** Another way to write the same in one word, `ecommerce` for `e-commerce`; else null. */
  joined: string | null;
  /** What its words are in a text, in each way it can be written: a test for each word in a row. */
  forms: ((token: Token) => boolean)[][];
  /** Whether the last word is only the beginning of one. */
  prefix: boolean;
  /** Where it is looked for: bits of {@link FIELD}. */
  fields: number;
  excluded: boolean;
  /** As it was typed. */
  typed: string;
}

const PART = /(-?)(?:(title|guest):)?(?:["“]([^"”]*)["”]?|([^\s"“]+))/giu;
const NAMED: Record<string, number> = { title: FIELD.title, guest: FIELD.guests };

/**
 * What a person typed as clauses: words, `"a phrase"`, `word*`, `-word`, `title:word`,
 * `guest:word`; `exact` if other forms of a word are not meant.
 */
export function clausesOf(typed: string, exact: boolean): Clause[] {
  return Array.from(typed.matchAll(PART), ([part, minus, field, phrase, word]) => {
    const text = phrase ?? word ?? "";
    const words = tokensOf(text).map((token) => token.word);
    const joined = phrase === undefined ? (joinedWords(text)[0] ?? null) : null;
    const prefix = phrase === undefined && text.endsWith("*");
    const last = words.length - 1;
    const tests = words.map((one, i) => testFor(one, exact, prefix && i === last));
    return {
      words,
      joined,
      forms: joined === null ? [tests] : [tests, [testFor(joined, exact, false)]],
      prefix,
      fields: NAMED[field?.toLowerCase() ?? ""] ?? ANY_FIELD,
      excluded: minus === "-",
      typed: part,
    };
  }).filter(({ words }) => words.length > 0);
}

function testFor(word: string, exact: boolean, prefix: boolean): (token: Token) => boolean {
  if (prefix) return (token) => token.word.startsWith(word);
  if (exact) return (token) => token.word === word;
  const stem = stemmer(word);
  // A stem is a word's beginning, so most words need not be brought to theirs.
  return (token) =>
    token.word === word || (token.word[0] === word[0] && stemmer(token.word) === stem);
}
