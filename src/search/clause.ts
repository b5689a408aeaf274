import { joinedWords, tokensOf } from "./tokens.ts";

/** The parts of an answer that words can be looked for in, one bit each. */
export const FIELD = { title: 1, text: 2, guests: 4, topics: 8 } as const;
export const ANY_FIELD = 15;

/** One thing that has to stand in an answer, or must not. */
export interface Clause {
  /** Words that follow one another; mostly one. */
  words: string[];
  /** Another way to write the same in one word, `ecommerce` for `e-commerce`; else null. */
  joined: string | null;
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

/** What a person typed as clauses: words, `"a phrase"`, `word*`, `-word`, `title:word`, `guest:word`. */
export function clausesOf(typed: string): Clause[] {
  return Array.from(typed.matchAll(PART), ([part, minus, field, phrase, word]) => {
    const text = phrase ?? word ?? "";
    return {
      words: tokensOf(text).map((token) => token.word),
      joined: phrase === undefined ? (joinedWords(text)[0] ?? null) : null,
      prefix: phrase === undefined && text.endsWith("*"),
      fields: NAMED[field?.toLowerCase() ?? ""] ?? ANY_FIELD,
      excluded: minus === "-",
      typed: part,
    };
  }).filter(({ words }) => words.length > 0);
}
