import { endsSentence, isCapital, wordsOf } from "./words.ts";

/** How a page writes its words: names have capitals also inside a sentence. */
export interface Wording {
  /** Words, in lower case, that are capitalised in the middle of a sentence. */
  names: ReadonlySet<string>;
  /** Words that are in lower case. */
  common: ReadonlySet<string>;
}

// More than this says nothing new of a page's words.
const MAX_CHARACTERS = 200_000;

/**
 * Reads the wording of prose. A text that begins with its title (`runs`) shows names only from
 * its second sentence on.
 */
export function readWording(
  prose: readonly string[],
  runs: readonly string[],
  people: readonly string[],
): Wording {
  const names = new Set(people.flatMap((name) => wordsOf(name).map(({ lower }) => lower)));
  const common = new Set<string>();
  let left = MAX_CHARACTERS;
  for (const [texts, from] of [
    [prose, 0],
    [runs, 1],
  ] as const)
    for (const text of texts) {
      note(text.slice(0, left), from);
      left -= Math.min(left, text.length);
    }
  return { names, common };

  function note(text: string, fromSentence: number): void {
    let sentence = 0;
    let opens = true;
    for (const word of wordsOf(text)) {
      if (!isCapital(word)) common.add(word.lower);
      else if (!opens && sentence >= fromSentence && !/^["“‘«(]/.test(word.written))
        names.add(word.lower.replace(/['’]s$/, ""));
      opens = endsSentence(word) || word.written.endsWith(":");
      if (endsSentence(word)) sentence++;
    }
  }
}
