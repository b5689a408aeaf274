import type { Word } from "./words.ts";
import type { Wording } from "./wording.ts";

/** A place between two words where a title may end. */
export interface TitleEnd {
  words: readonly Word[];
  /** The index of the word that the text would begin with. */
  at: number;
  /** The index after the sentence that the text would begin with. */
  sentenceEnd: number;
  /** Whether a line ends at this place. */
  lineEnds: boolean;
  wording: Wording;
}

/** What one kind of evidence says for (above 0) or against (below 0) a place. */
export type Clue = (place: TitleEnd) => number;
