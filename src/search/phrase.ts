import type { Span } from "../rows/fields.ts";
import { testFor, type Clause } from "./clause.ts";
import type { Document } from "./documents.ts";
import { columnsOf } from "./score.ts";
import { tokensOf, type Token } from "./tokens.ts";

/** Finds where what a clause looks for stands among the words of a text. */
export type Finder = (tokens: readonly Token[]) => Span[];

/** Makes the finder of a clause; `exact` is as in Search. */
export function finderOf({ ways }: Clause, exact: boolean): Finder {
  const tests = ways.map((terms) => terms.map((term) => testFor(term, exact)));
  return (tokens) => {
    const spans: Span[] = [];
    for (const way of tests)
      for (let at = 0; at + way.length <= tokens.length; at++)
        if (way.every((test, i) => test(tokens[at + i]!.word)))
          spans.push({ from: tokens[at]!.from, to: tokens[at + way.length - 1]!.to });
    return spans;
  };
}

/** Whether the words of a clause follow one another in a column where the clause may be found. */
export function hasPhrase(document: Document, clause: Clause, find: Finder): boolean {
  return columnsOf(clause.scope).some((column) => find(tokensOf(document[column])).length > 0);
}
