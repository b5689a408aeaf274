import { fold } from "../episode/text.ts";

/** A word of a text as it is searched for, and where it stands in the text. */
export interface Token {
  /** Lower case, without diacritics and apostrophes. */
  word: string;
  from: number;
  to: number;
}

// Scripts that put no blanks between words. Hangul does, but hangs endings on them.
const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}ー`;
const RUN = new RegExp(
  String.raw`[${UNSPACED}]+|[[\p{L}\p{N}\p{M}]--[${UNSPACED}]](?:['’]?[[\p{L}\p{N}\p{M}]--[${UNSPACED}]])*`,
  "gv",
);
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");
const ASCII = /^[\x20-\x7e\n\t]*$/;

/**
 * The words of a text in order. A run of a script without blanks gives its pairs of characters,
 * each beginning one character on, and a run of one its character.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: run, index: from } of text.matchAll(RUN)) {
    if (IS_UNSPACED.test(run)) tokens.push(...pairs(run, from));
    else tokens.push({ word: wordOf(run), from, to: from + run.length });
  }
  return tokens;
}

/** No word is longer; what is, is no word, and its beginning is enough to find it by. */
const MAX_WORD = 64;

function wordOf(run: string): string {
  const start = run.slice(0, MAX_WORD);
  const word = ASCII.test(start) ? start.toLowerCase() : fold(start);
  if (!/['’]/.test(word)) return word;
  return word.replace(/['’]s$/, "").replace(/['’]/g, "");
}

function pairs(run: string, start: number): Token[] {
  const characters = Array.from(run);
  if (characters.length === 1) return [{ word: fold(run), from: start, to: start + run.length }];
  let from = start;
  return characters.slice(1).map((second, i) => {
    const pair = characters[i]! + second;
    const token = { word: fold(pair), from, to: from + pair.length };
    from += characters[i]!.length;
    return token;
  });
}

// The look behind keeps a word of a million letters from being tried at each of them.
const COMPOUND = /(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)+/gu;

/** The words that stand joined by hyphens in a text, each as the one word it can also be written as. */
export function joinedWords(text: string): string[] {
  return Array.from(text.matchAll(COMPOUND), ([compound]) => fold(compound.replace(/[-‐‑]/g, "")));
}

/** The single characters of a text in scripts without blanks, which a search for one has to find. */
export function singleCharacters(text: string): string[] {
  if (ASCII.test(text)) return [];
  return Array.from(fold(text)).filter((character) => IS_UNSPACED.test(character));
}
