import { length, spelling, verbs } from "./clues.ts";
import { ending } from "./ending.ts";
import { opening } from "./opening.ts";
import type { Clue, TitleEnd } from "./place.ts";
import { endsSentence, isCapital, isSmallName, wordsOf, type Word } from "./words.ts";
import type { Wording } from "./wording.ts";

/** Where a title ends and its text begins, as characters of the run, and how sure that is. */
export interface Boundary {
  titleEnd: number;
  textStart: number;
  /** The first words that the text would begin with at the next best place, where it came close. */
  rival: string | null;
}

// A title is a few words; what is after these is text.
const MAX_TITLE_WORDS = 24;
const MAX_CHARACTERS = 1200;
const WORST = -4;
const CLOSE = 1;

const CLUES: readonly Clue[] = [length, opening, ending, spelling, verbs];

/**
 * Finds where the title in a run of text ends: each place where a sentence can begin is weighed
 * by all clues, and the heaviest wins. Null where none will do.
 */
export function findBoundary(run: string, wording: Wording): Boundary | null {
  const head = run.slice(0, MAX_CHARACTERS);
  const words = wordsOf(head);
  const rated = placesIn(head, words, wording)
    .map((place) => ({ place, score: scoreOf(place) }))
    .filter(({ score }) => score > WORST)
    .sort((a, b) => b.score - a.score || a.place.at - b.place.at);
  const [best, second] = rated;
  if (!best) return null;
  const last = words[best.place.at - 1]!;
  return {
    titleEnd: last.start + last.written.length,
    textStart: words[best.place.at]!.start,
    rival: second && best.score - second.score < CLOSE ? openingOf(second.place) : null,
  };
}

/** How much speaks for a place, in no unit; the parts are the clues'. */
function scoreOf(place: TitleEnd): number {
  return CLUES.reduce((sum, clue) => sum + clue(place), 0);
}

function placesIn(run: string, words: Word[], wording: Wording): TitleEnd[] {
  const places: TitleEnd[] = [];
  for (let at = 1; at < Math.min(words.length, MAX_TITLE_WORDS); at++) {
    const [before, word] = [words[at - 1]!, words[at]!];
    const lineEnds = run.slice(before.start, word.start).includes("\n");
    if (canOpen(word) || endsSentence(before) || lineEnds)
      places.push({ words, at, sentenceEnd: sentenceEnd(words, at), lineEnds, wording });
  }
  return places;
}

function canOpen(word: Word): boolean {
  return isCapital(word) || isSmallName(word) || /^["“‘'«„¿¡(]?[\d$€£¥₹"“‘«„¿¡]/.test(word.written);
}

function sentenceEnd(words: Word[], from: number): number {
  const last = words.findIndex((word, i) => i >= from && endsSentence(word));
  return last < 0 ? words.length : last + 1;
}

function openingOf({ words, at }: TitleEnd): string {
  return words
    .slice(at, at + 3)
    .map(({ written }) => written)
    .join(" ");
}
