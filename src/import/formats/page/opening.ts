import type { Clue, TitleEnd } from "./place.ts";
import {
  DETERMINERS,
  endsSentence,
  isCapital,
  isFunctionWord,
  isSmallName,
  isSpelling,
  type Word,
} from "./words.ts";
import type { Wording } from "./wording.ts";

/** How well the word after the place begins a sentence. */
export const opening: Clue = (place) => {
  const { words, at, wording } = place;
  const [before, word, next] = [words[at - 1]!, words[at]!, words[at + 1]];
  // After a full stop a capital says nothing; few titles end in one, many in a question mark.
  if (endsSentence(before)) return /[?!]["”’»)]*$/.test(before.written) ? 5 : 0;
  // After a colon a capital may as well begin the second half of a title.
  const colon = before.written.endsWith(":") && isCapital(word) ? -4 : 0;
  const name = next && isCapital(next) ? next : word;
  const comma = next && name.written.endsWith(",") && isCapital(word) ? 0.4 : 0;
  return colon + comma + insideName(place) + openingWord(word, before, wording);
};

/**
 * Of three capitals in a row the last two are a person's name more often than not; in title case
 * only the last is left for the text, where it is not a name.
 */
function insideName({ words, at, wording }: TitleEnd): number {
  const row = words.slice(Math.max(1, at - 2), at + 1);
  const next = words[at + 1];
  if (row.length < 3 || !row.every(isCapital) || (next && isCapital(next))) return 0;
  const titleCase = words.slice(1, at - 2).some((word) => isCapital(word) && !isSpelling(word));
  const common = nameOrCommon(words[at]!, wording) > 0 || DETERMINERS.has(next?.lower ?? "");
  return titleCase && common ? 0.3 : -0.6;
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
  return /(?:[^siu]s|ing|ed|tion|ment|ness|ity|ly|ers?)$/.test(word.lower) ? 0.5 : 0;
}
