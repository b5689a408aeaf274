import { fold } from "../text/fold.ts";
import { singular } from "../text/plural.ts";
import { baseForms } from "./base-forms.ts";

/** A word of a text: as written, folded for comparing, and what is before it. */
interface Token {
  written: string;
  word: string;
  /** The characters since the word before. */
  gap: string;
  start: number;
  end: number;
}

/** A phrase found in a text. */
export interface Hit<T> {
  value: T;
  /** The words as they are in the text. */
  written: string;
}

/** A set of phrases, each standing for a value, that finds them in texts. */
export interface Phrases<T> {
  /** Adds a phrase; one that is there already keeps its value. */
  add(phrase: string, value: T): void;
  /** The phrases in a text, in order, the longest where several begin; in linear time. */
  find(text: string): Hit<T>[];
}

const MAX_WORDS = 6;
// More text than this says nothing new of what a takeaway is about.
const MAX_CHARACTERS = 100_000;

/**
 * Phrases by their words: without case or diacritics, inflected in the last word, with spaces,
 * hyphens or nothing between them. `others` are looked in where this set has none.
 */
export function phrases<T>(others?: {
  get(key: string): T | undefined;
}): Phrases<T> & { get(key: string): T | undefined } {
  const values = new Map<string, T>();
  const get = (key: string) => values.get(key) ?? others?.get(key);
  return { add, find, get };

  function add(phrase: string, value: T): void {
    const words = tokensOf(phrase).map(({ word }) => word);
    const last = words.pop();
    if (last === undefined || words.length >= MAX_WORDS) return;
    for (const form of [last, singular(last)])
      for (const key of [[...words, form].join(" "), [...words, form].join("")])
        if (!values.has(key)) values.set(key, value);
  }

  function find(text: string): Hit<T>[] {
    const plain = text.slice(0, MAX_CHARACTERS);
    const tokens = tokensOf(plain);
    const hits: Hit<T>[] = [];
    for (let i = 0; i < tokens.length;) {
      const hit = longest(plain, tokens, i);
      if (hit) hits.push(hit);
      i += hit?.length ?? 1;
    }
    return hits;
  }

  function longest(text: string, tokens: Token[], from: number) {
    for (let length = reach(tokens, from); length > 0; length--) {
      const run = tokens.slice(from, from + length);
      const written = text.slice(run[0]!.start, run.at(-1)!.end);
      if (length === 1 && !standsForItself(text, run[0]!)) continue;
      const value = keysOf(run)
        .map(get)
        .find((found) => found !== undefined);
      if (value !== undefined) return { value, written, length };
    }
    return null;
  }
}

function tokensOf(text: string): Token[] {
  let end = 0;
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+(?:\+\+|#(?!\p{L}))?/gu)].map(
    ({ 0: written, index }) => {
      const gap = text.slice(end, index);
      end = index + written.length;
      return { written, word: fold(written), gap, start: index, end };
    },
  );
}

/** How many words from here on are joined by no more than a space or a hyphen. */
function reach(tokens: Token[], from: number): number {
  let length = 1;
  while (length < MAX_WORDS && /^(?:\s{1,2}|[-‐‑_])$/.test(tokens[from + length]?.gap ?? ""))
    length++;
  return length;
}

/** Words apart stay apart (`the rapist` is no `therapist`), words with hyphens may be one. */
function keysOf(run: Token[]): string[] {
  const first = run.slice(0, -1).map(({ word }) => word);
  const hyphened = run.length > 1 && run.slice(1).every(({ gap }) => !/\s/.test(gap));
  return baseForms(run.at(-1)!.word).flatMap((form) => {
    const words = [...first, form];
    return hyphened ? [words.join(" "), words.join("")] : [words.join(" ")];
  });
}

const LITTLE = new Set(
  (
    "a am an and any are as at be but by can do for get go got had has he her him his how i if in " +
    "is it its less let many may me more most much my no nor not now of off on one or our out own put see set she so the " +
    "to too two up us use was we who why yes yet you"
  ).split(" "),
);

/**
 * `go`, `us` and `r` are a topic only where they are written like a name: `US`, `R`, and `Go` where
 * neither a sentence nor a title in title case explains the capital.
 */
function standsForItself(text: string, { written, word, gap, start, end }: Token): boolean {
  if (word.length < 3 && /['’]$/.test(gap)) return false;
  if (!LITTLE.has(word) && word.length > 1) return true;
  if (word.length > 1 && written === written.toUpperCase()) return true;
  if (word === "a" || word === "i" || !/^\p{Lu}/u.test(written)) return false;
  const inSentence = /[\p{L}\p{N},;]\s+$/u.test(text.slice(Math.max(0, start - 8), start));
  return inSentence && !/^\s+\p{Lu}/u.test(text.slice(end, end + 4));
}
