import pluralize from "pluralize";

/**
 * The singular of an English word in lower case; a word that is no plural stays as it is.
 * Abbreviations are not in the package's rules: `gps` is no plural, and `gpus` and `apis` are.
 */
export function singular(word: string): string {
  if (word.length < 4) return word;
  if (word.length === 4 && /[iu]s$/.test(word)) return word.slice(0, -1);
  return pluralize.singular(word);
}
