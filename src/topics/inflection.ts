/**
 * The forms under which a word of a text may stand in a vocabulary: itself, its singular, and what
 * `-ing` and `-ed` were put to. The way back is not safe: `scaling` is a topic where `scale` is none.
 */
export function baseForms(word: string): string[] {
  const bare = singular(word);
  const forms = new Set([word, bare]);
  const stem = /^(.{3,})(?:ing|(?<!e)ed)$/.exec(bare)?.[1];
  if (stem !== undefined && /[aeiouy]/.test(stem)) {
    forms.add(`${stem}e`);
    if (/([bdgkmnprt])\1$/.test(stem)) forms.add(stem.slice(0, -1));
    // Of three letters are too many other words: no `rat` for `rating`.
    else if (stem.length > 3) forms.add(stem);
  }
  return [...forms];
}

/** A word, in lower case, without the ending of an English plural; most other words as they are. */
export function singular(word: string): string {
  if (word.length < 4 || word.endsWith("ss")) return word;
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  // `gpus` and `apis` are plurals, `virus` and `crisis` are none.
  if (/[iu]s$/.test(word) && word.length > 4) return word;
  return word.endsWith("s") ? word.slice(0, -1) : word;
}
