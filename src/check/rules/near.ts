import { distance } from "fastest-levenshtein";

/**
 * The word that another may be a slip of: one letter off, in long words two, and the same first
 * letter, as short words are near each other by chance. Null without one.
 */
export function nearestWord(words: Iterable<string>, slip: string): string | null {
  const most = slip.length < 4 ? 0 : slip.length < 8 ? 1 : 2;
  let best: { word: string; far: number } | null = null;
  for (const word of words) {
    if (word[0] !== slip[0] || Math.abs(word.length - slip.length) > most) continue;
    const far = distance(word, slip);
    if (far <= most && (best === null || far < best.far)) best = { word, far };
  }
  return best?.word ?? null;
}
