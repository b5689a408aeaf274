import { fold } from "../text/fold.ts";

/** A word of a text as it is searched for, and where it stands in the text. */
export interface Token {
  /** Lower case, without diacritics and apostrophes. */
  word: string;
  from: number;
  to: number;
}

// Scripts that put no spaces between words. Hangul does, but adds endings to its words.
const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}ー`;
const RUN = new RegExp(
  String.raw`[${UNSPACED}]+|[[\p{L}\p{N}\p{M}]--[${UNSPACED}]](?:['’]?[[\p{L}\p{N}\p{M}]--[${UNSPACED}]])*`,
  "gv",
);
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");
const ASCII = /^[\x20-\x7e\n\t]*$/;
/** ASCII without apostrophes. */
const SIMPLE = /^[\n\t -&(-~]*$/;
const ASCII_RUN = /[a-z\d]+(?:'?[a-z\d]+)*/g;

/** No word is longer; what is, is no word, and its beginning is enough to find it by. */
const MAX_WORD = 64;

/**
 * The words of a text in order. A run of a script without spaces gives its pairs of characters,
 * each beginning one character on, and a run of one its character.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  // Most texts have no letters but these, and are taken apart in half the time.
  const plain = ASCII.test(text);
  for (const { 0: run, index: from } of plain
    ? text.toLowerCase().matchAll(ASCII_RUN)
    : text.matchAll(RUN)) {
    if (!plain && IS_UNSPACED.test(run)) for (const pair of pairs(run, from)) tokens.push(pair);
    else tokens.push({ word: wordOf(run, plain), from, to: from + run.length });
  }
  return tokens;
}

function wordOf(run: string, folded: boolean): string {
  const start = run.slice(0, MAX_WORD);
  const word = folded ? start : fold(start);
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

/** Every word a text can be found by: its tokens, compounds as one word, characters of runs alone. */
export function wordsIn(text: string): string[] {
  // Of most texts the words are all there is to know, and come faster without their places.
  if (SIMPLE.test(text)) {
    const lower = text.toLowerCase();
    const words: string[] = lower.match(/[a-z\d]+/g) ?? [];
    if (lower.includes("-"))
      for (const compound of lower.match(/[a-z\d]+(?:-[a-z\d]+)+/g) ?? [])
        words.push(compound.replaceAll("-", ""));
    return words.map((word) => (word.length > MAX_WORD ? word.slice(0, MAX_WORD) : word));
  }
  const words = tokensOf(text).map(({ word }) => word);
  return [...words, ...joinedWords(text), ...singleCharacters(text)];
}

// Without the lookbehind a word of a million letters would be tried at each of them.
const COMPOUND = /(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)+/gu;

/** The words that stand joined by hyphens in a text, each as the one word it can also be written as. */
export function joinedWords(text: string): string[] {
  if (!/[-‐‑]/.test(text)) return [];
  return Array.from(text.matchAll(COMPOUND), ([compound]) =>
    fold(compound.replace(/[-‐‑]/g, "").slice(0, MAX_WORD)),
  );
}

function singleCharacters(text: string): string[] {
  if (ASCII.test(text)) return [];
  return Array.from(fold(text)).filter((character) => IS_UNSPACED.test(character));
}
