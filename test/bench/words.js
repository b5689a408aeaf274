const VOWELS = ["a", "e", "i", "o", "u"];
const CONSONANTS = "bdfgklmnprstvz";

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The word of a rank: made of syllables, and no rank's word begins another's. */
export function wordOf(rank) {
  const syllables = CONSONANTS.length * VOWELS.length;
  let rest = rank;
  let word = "";
  do {
    const syllable = rest % syllables;
    word += CONSONANTS[syllable % CONSONANTS.length] + VOWELS[syllable % VOWELS.length];
    rest = Math.floor(rest / syllables);
  } while (rest > 0);
  return `${word}n`;
}

/** A rank below `count` after Zipf's law: each half as often as one of half its rank. */
export function zipf(random, count) {
  return Math.floor(count ** random());
}
