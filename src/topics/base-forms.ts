import { singular } from "../text/plural.ts";

/**
 * The forms under which a word of a text may be in a vocabulary: itself, its singular, and what
 * `-ing` and `-ed` were added to. The reverse does not hold: `scaling` is a topic, `scale` is not.
 */
export function baseForms(word: string): string[] {
  const bare = singular(word);
  const forms = new Set([word, bare]);
  const stem = /^(.{3,})(?:ing|(?<!e)ed)$/.exec(bare)?.[1];
  if (stem !== undefined && /[aeiouy]/.test(stem)) {
    forms.add(`${stem}e`);
    if (/([bdgkmnprt])\1$/.test(stem)) forms.add(stem.slice(0, -1));
    // A stem of three letters is too often another word, such as `rat` for `rating`.
    else if (stem.length > 3) forms.add(stem);
  }
  return [...forms];
}
