import type { Clue } from "./place.ts";
import {
  endsInS,
  endsSentence,
  isCapital,
  isFunctionWord,
  isSpelling,
  looksLikeVerb,
  PREPOSITIONS,
  type Word,
} from "./words.ts";
import type { Wording } from "./wording.ts";

/**
 * Headlines have three to ten words, seldom more than fourteen; a sentence has three or more, and a
 * text is seldom less than a sentence.
 */
export const length: Clue = ({ words, at, sentenceEnd, lineEnds }) => {
  const short = sentenceEnd - at < 3 ? (sentenceEnd === words.length ? -4 : -1) : 0;
  return titleLength(at) + short + (lineEnds ? 3 : 0);
};

function titleLength(words: number): number {
  if (words <= 3) return [0, -5, -1.5, -0.4][words]!;
  return words <= 14 ? -0.2 * Math.max(0, words - 10) : -0.8 - 0.5 * (words - 14);
}

/**
 * Capitals have to be accounted for: in a sentence by names, in a title in title case by its being
 * one. What is left on either side of the place speaks against it.
 */
export const spelling: Clue = ({ words, at, sentenceEnd, wording }) => {
  const title = words.slice(0, at);
  const text = words.slice(at, sentenceEnd);
  const quotes = title.filter(({ written }) => /^\(?["“„«]/.test(written)).length;
  const closed = title.filter(({ written }) => /["”“»][)\],.;:?!…]*$/.test(written)).length;
  const open = quotes > closed ? -4 : 0;
  const stray = strayCapitals(title, wording);
  return Math.max(stray, smallWords(title)) + strayCapitals(text, wording) + open;
};

function strayCapitals(words: readonly Word[], wording: Wording): number {
  let cost = 0;
  for (const [i, word] of words.entries()) {
    const before = words[i - 1];
    if (!before || !isCapital(word) || /^[“"‘«(]/.test(word.written)) continue;
    if (endsSentence(before)) cost -= 0.5;
    else if (/[:–—]$/.test(before.written)) continue;
    else if (isFunctionWord(word.lower) && word.lower !== "i") cost -= 4;
    else if (isSpelling(word) || wording.names.has(word.lower)) cost -= 0.5;
    else cost -= isCapital(before) && !isFunctionWord(before.lower) ? 0.3 : 1;
  }
  return cost;
}

/** What speaks against words being a title in title case. */
function smallWords(title: readonly Word[]): number {
  const content = title
    .slice(1)
    .filter(({ bare, lower }) => /^\p{L}/u.test(bare) && !isFunctionWord(lower));
  const small = content.filter((word) => !isCapital(word)).length;
  return content.length - small < 2 ? -Infinity : -0.3 - 2 * small;
}

/** Either side of the place is a clause of its own, with a verb. */
export const verbs: Clue = ({ words, at, sentenceEnd }) => {
  const title = words.slice(1, at);
  const text = words.slice(at + 1, Math.min(sentenceEnd, at + 8));
  const asks = /^(?:why|how|what|when|where|who)$/.test(words[0]!.lower);
  const inTitle = title.some(looksLikeVerb) ? 0.8 : title.some(endsInS) || asks ? 0.4 : 0;
  const inText = text.some(looksLikeVerb) ? 0.8 : text.some(endsInS) ? 0.4 : 0;
  const next = words[at + 1];
  const surname = next && isCapital(next) && isCapital(words[at]!);
  const verb = words[surname ? at + 2 : at + 1];
  const directly = verb && (looksLikeVerb(verb) || endsInS(verb)) ? 0.4 : 0;
  const adrift = next && PREPOSITIONS.has(next.lower) && next.lower !== "of" ? -0.3 : 0;
  return inTitle + inText + directly + adrift;
};
