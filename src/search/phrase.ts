import type { Span } from "../rows/rows.ts";
import type { Clause } from "./clause.ts";
import type { Document } from "./documents.ts";
import { tokensOf, type Token } from "./tokens.ts";

/** Whether the words of a clause follow one another in a field it may be found in, or stand as one. */
export function hasPhrase(document: Document, clause: Clause): boolean {
  return document.some(
    ([field, text]) => (field & clause.fields) !== 0 && spansOf(tokensOf(text), clause).length > 0,
  );
}

/** Where among the words of a text those of a clause stand, one after the other. */
export function spansOf(tokens: readonly Token[], { forms }: Clause): Span[] {
  const spans: Span[] = [];
  for (const tests of forms)
    for (let at = 0; at + tests.length <= tokens.length; at++)
      if (tests.every((test, i) => test(tokens[at + i]!)))
        spans.push({ from: tokens[at]!.from, to: tokens[at + tests.length - 1]!.to });
  return spans;
}
