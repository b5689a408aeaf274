import { stemmer } from "stemmer";
import { joinedWords, tokensOf } from "./tokens.ts";

/** Where a clause is looked for; `any` is every column of a document. */
export type Scope = "any" | "title" | "guest" | "topic";

/** A word as it is compared, or with `prefix` the beginning of one. */
export interface Term {
  word: string;
  prefix: boolean;
}

/** One thing that has to occur in a match, or must not. */
export interface Clause {
  /** What is looked for, in each way it can be written: terms that follow one another. */
  ways: readonly (readonly Term[])[];
  scope: Scope;
  excluded: boolean;
  /** The words as typed. */
  text: string;
  /** The whole clause as typed. */
  typed: string;
}

/** What is searched for, and whether `exact`: without other forms of a word. */
export interface Search {
  clauses: readonly Clause[];
  exact: boolean;
}

const PART = /(-?)(?:(title|guest|topic):)?(?:["“]([^"”]*)["”]?|([^\s"“]+))/giu;

/**
 * Reads what a person typed: words, `"a phrase"`, `word*`, `-word`, `title:word`, `guest:word`,
 * `topic:word`. Another `word:` is text.
 */
export function clausesOf(typed: string): Clause[] {
  return Array.from(typed.matchAll(PART), ([part, minus, scope, phrase, word]): Clause => {
    const text = phrase ?? word ?? "";
    return {
      ways: waysOf(text, phrase !== undefined),
      scope: (scope?.toLowerCase() ?? "any") as Scope,
      excluded: minus === "-",
      text,
      typed: part,
    };
  }).filter(({ ways }) => ways.length > 0);
}

/** A text in each way its words can be written: `e-commerce` is `ecommerce` too. */
function waysOf(text: string, isPhrase: boolean): Term[][] {
  const words = tokensOf(text).map(({ word }) => word);
  if (words.length === 0) return [];
  const last = words.length - 1;
  const prefix = !isPhrase && text.endsWith("*");
  const terms = words.map((word, i) => ({ word, prefix: prefix && i === last }));
  const [joined] = isPhrase ? [] : joinedWords(text);
  return joined === undefined ? [terms] : [terms, [{ word: joined, prefix: false }]];
}

/** The search with every `topic:x` also looking for the names that `namesOf` gives for x. */
export function withTopicNames(
  search: Search,
  namesOf: (topic: string) => readonly string[],
): Search {
  const clauses = search.clauses.map((clause) => {
    if (clause.scope !== "topic") return clause;
    const names = namesOf(clause.text).map((name) => waysOf(name.replaceAll("-", " "), true));
    return { ...clause, ways: [...clause.ways, ...names.flat()] };
  });
  return { ...search, clauses };
}

/** A test for the words that a term stands for. */
export function testFor({ word, prefix }: Term, exact: boolean): (other: string) => boolean {
  if (prefix) return (other) => other.startsWith(word);
  if (exact) return (other) => other === word;
  const stem = stemmer(word);
  // A stem is a word's beginning, so most words need not be stemmed.
  return (other) => other === word || (other[0] === word[0] && stemmer(other) === stem);
}

/** Whether words of a clause have to follow one another, which only the text itself shows. */
export function hasPhrases({ ways }: Clause): boolean {
  return ways.some((terms) => terms.length > 1);
}
