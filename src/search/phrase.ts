import { stemmer } from "stemmer";
import type { Span } from "../rows/rows.ts";
import type { Clause } from "./clause.ts";
import type { Document } from "./documents.ts";
import { tokensOf, type Token } from "./tokens.ts";

/** Whether the words of a clause follow one another in a field it may be found in, or stand as one. */
export function hasPhrase(document: Document, clause: Clause, exact: boolean): boolean {
  return document.some(
    ([field, text]) =>
      (field & clause.fields) !== 0 && spansOf(tokensOf(text), clause, exact).length > 0,
  );
}

/** Where among the words of a text those of a clause stand, one after the other. */
export function spansOf(tokens: readonly Token[], clause: Clause, exact: boolean): Span[] {
  const forms = clause.joined === null ? [clause.words] : [clause.words, [clause.joined]];
  return forms.flatMap((words) => {
    const is = words.map((word, i) =>
      matcher(word, exact, clause.prefix && i === words.length - 1),
    );
    return tokens.flatMap((token, at) => {
      const last = tokens[at + words.length - 1];
      const fits = last && is.every((matches, i) => matches(tokens[at + i]!));
      return fits ? [{ from: token.from, to: last.to }] : [];
    });
  });
}

function matcher(word: string, exact: boolean, prefix: boolean): (token: Token) => boolean {
  if (prefix) return (token) => token.word.startsWith(word);
  if (exact) return (token) => token.word === word;
  const stem = stemmer(word);
  // A stem is a word's beginning, so most words need not be brought to theirs.
  return (token) =>
    token.word === word || (token.word[0] === word[0] && stemmer(token.word) === stem);
}
