import type { Place } from "./boundary.ts";
import {
  AUXILIARIES,
  CONJUNCTIONS,
  DETERMINERS,
  endsInS,
  endsSentence,
  isCapital,
  isFunctionWord,
  isSmallName,
  isSpelling,
  looksLikeVerb,
  PARTICLES,
  PREPOSITIONS,
  QUALIFIERS,
  SUBJECTS,
  type Word,
} from "./words.ts";
import type { Wording } from "./wording.ts";

/** What one kind of evidence says for (above 0) or against (below 0) a place. */
export type Clue = (place: Place) => number;

/** Headlines have three to ten words; the text's first sentence has some, too. */
export const length: Clue = ({ at, sentenceEnd, lineEnds }) => {
  const title = TITLE_LENGTHS[at] ?? (at <= 14 ? -0.2 * (at - 10) : -0.8 - 0.5 * (at - 14));
  const sentence = sentenceEnd - at;
  return (
    (at <= 10 && !TITLE_LENGTHS[at] ? 0 : title) + (sentence < 3 ? -1 : 0) + (lineEnds ? 3 : 0)
  );
};

const TITLE_LENGTHS: Record<number, number> = { 1: -5, 2: -1.5, 3: -0.4 };

/** How well the word after the place begins a sentence. */
export const opening: Clue = ({ words, at, wording }) => {
  const [before, word, next] = [words[at - 1]!, words[at]!, words[at + 1]];
  // Behind a full stop a capital says nothing; few titles end in one, many in a question mark.
  if (endsSentence(before)) return /[?!]["”’»)]*$/.test(before.written) ? 5 : 0;
  // After a colon a capital may as well begin the second half of a title.
  const colon = before.written.endsWith(":") && isCapital(word) ? -4 : 0;
  const comma = next && word.written.endsWith(",") && isCapital(word) ? 0.4 : 0;
  return colon + comma + insideName(words, at) + openingWord(word, before, wording);
};

/**
 * Of three capitals in a row the last two are a person's name more often than not; in title case
 * only the last is left for the text.
 */
function insideName(words: readonly Word[], at: number): number {
  const row = words.slice(Math.max(1, at - 2), at + 1);
  const ends =
    row.length === 3 && row.every(isCapital) && !(words[at + 1] && isCapital(words[at + 1]!));
  if (!ends) return 0;
  return words.slice(1, at - 2).some((word) => isCapital(word) && !isSpelling(word)) ? 0.3 : -0.6;
}

function openingWord(word: Word, before: Word, wording: Wording): number {
  if (/^["“‘'«„¿¡]/.test(word.written)) return isCapital(word) ? 3 : 0.5;
  if (/^[$€£¥₹]/.test(word.written)) return 1.5;
  if (/^\d/.test(word.bare)) return 1;
  if (!isCapital(word)) return isSmallName(word) ? 2 : -2;
  if (/^i(?:['’]|$)/.test(word.lower)) return 1;
  const joined = isCapital(before) && !isFunctionWord(before.lower);
  // Title case writes `Without` and `When` large, but no article.
  if (isFunctionWord(word.lower)) return joined && !/^(?:the|an?)$/.test(word.lower) ? 3 : 5;
  return 2 + (joined ? -1.2 : 0) + nameOrCommon(word, wording);
}

/** A word that the page writes small is capital here because a sentence begins. */
function nameOrCommon(word: Word, wording: Wording): number {
  if (wording.common.has(word.lower)) return 1.5;
  if (wording.names.has(word.lower.replace(/['’]s$/, ""))) return -0.7;
  if (isSpelling(word)) return -0.4;
  return /(?:[^siu]s|ing|tion|ment|ness|ity|ly|ers?)$/.test(word.lower) ? 0.5 : 0;
}

/** A title ends in a word that can stand last. */
export const ending: Clue = ({ words, at }) => {
  const last = words[at - 1]!;
  const { lower, written } = last;
  if (/[,;(]$/.test(written)) return -4;
  if (/[?!.]["”’»)]*$/.test(written)) return 0;
  if (/^[–—-]+$/.test(written)) return -0.5;
  if (/['’]s$/.test(written) && !SUBJECTS.has(lower)) return -4;
  if (DETERMINERS.has(lower) || CONJUNCTIONS.has(lower)) return -6;
  // `where ideas come from`, `what data cannot`: the word it belongs to went to the front.
  const fronted = words.slice(Math.max(0, at - 6), at - 2).some((word) => FRONTED.test(word.lower));
  if (PARTICLES.has(lower)) return fronted ? -0.5 : -1.5;
  if (PREPOSITIONS.has(lower)) return fronted ? -1 : lower === "to" ? -3 : -4;
  if (AUXILIARIES.has(lower)) return fronted || /^do|^did/.test(lower) ? -1 : -3;
  if (SUBJECTS.has(lower)) return /it$|thing$|one$|body$/.test(lower) ? -0.5 : -3;
  const predicate = words.slice(Math.max(0, at - 4), at - 1).some(isCopula);
  if (QUALIFIERS.has(lower)) return predicate ? -0.3 : -2;
  if (/^\d/.test(lower)) return /^(?:1\d|20)\d\ds?$/.test(lower) ? 0 : -1.5;
  if (/^(?:\p{L}+(?:ese|ian|ican|ean))$/u.test(lower) && isCapital(last)) return -1;
  const adjective = lower.length > 4 && /(?:al|ic|ive|ous|ful|less|able|ible|ary)$/.test(lower);
  return adjective && !predicate ? -0.8 : 0;
};

const FRONTED = /^(?:what|where|who|whom|which|that|how|than)$/;

function isCopula({ lower }: Word): boolean {
  return (
    AUXILIARIES.has(lower) || /^(?:look|seem|sound|feel|stay|remain|get|got|make)s?$/.test(lower)
  );
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
