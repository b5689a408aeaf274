import type { Clue } from "./place.ts";
import {
  AUXILIARIES,
  CONJUNCTIONS,
  DETERMINERS,
  endsInS,
  isCapital,
  looksLikeVerb,
  PARTICLES,
  PREPOSITIONS,
  QUALIFIERS,
  SUBJECTS,
  type Word,
} from "./words.ts";

/** A title ends in a word that can be last. */
export const ending: Clue = ({ words, at }) => {
  const last = words[at - 1]!;
  const { lower, written } = last;
  if (/[,;(]$/.test(written)) return -4;
  if (/[?!.]["”’»)]*$/.test(written)) return 0;
  if (/^[–—-]+$/.test(written)) return -0.5;
  if (/['’]s$/.test(written) && !SUBJECTS.has(lower)) return -4;
  if (DEGREES.test(written)) return -0.7;
  if (DETERMINERS.has(lower) || CONJUNCTIONS.has(lower)) return -6;
  // `where ideas come from`, `what data cannot`: the word it belongs to went to the front.
  const fronted = words.slice(Math.max(0, at - 6), at - 2).some((word) => FRONTED.test(word.lower));
  if (PARTICLES.has(lower)) return fronted ? -0.5 : -1.5;
  if (PREPOSITIONS.has(lower)) return fronted ? -1 : lower === "to" ? -3 : -4;
  if (AUXILIARIES.has(lower)) return fronted || /^do|^did/.test(lower) ? -1 : -3;
  if (SUBJECTS.has(lower)) return /it$|thing$|one$|body$/.test(lower) ? -0.5 : -3;
  const predicate = words.slice(Math.max(0, at - 4), at - 1).some(isCopula);
  if (QUALIFIERS.has(lower) && !isCapital(last)) return predicate ? -0.3 : -2;
  // Someone does something to someone: the verb alone is not the end.
  if (at > 1 && SUBJECTS.has(words[at - 2]!.lower) && endsInS(last)) return -1.2;
  if (looksLikeVerb(last) && !predicate && !fronted) return -0.4;
  if (/^\d/.test(lower)) return /^(?:1\d|20)\d\ds?$/.test(lower) ? 0 : -1.5;
  if (/^(?:\p{L}+(?:ese|ian|ican|ean))$/u.test(lower) && isCapital(last)) return -1;
  const adjective = lower.length > 4 && /(?:al|ic|ive|ous|ful|less|able|ible|ary)$/.test(lower);
  return adjective && !predicate ? -0.8 : 0;
};

/** Qualifiers that go with a verb as well: `what matters most`. */
const DEGREES = /^(?:more|most|less|least|first|last|too|never)$/;

const FRONTED = /^(?:what|where|who|whom|which|that|how|than)$/;

function isCopula({ lower }: Word): boolean {
  return (
    AUXILIARIES.has(lower) || /^(?:look|seem|sound|feel|stay|remain|get|got|make)s?$/.test(lower)
  );
}
