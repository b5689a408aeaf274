/** A document that was found: its episode and its place in it, from 0, and its score. */
export interface Ranked {
  /** The place of its episode in the order of the contract. */
  episode: number;
  place: number;
  /** The place of its section among those of the episode, where it is a part of one. */
  section: number | null;
  score: number;
}

/** The best first, of each section the best part only; ties go by episode and place. */
export function bestFirst<R extends Ranked>(hits: readonly R[]): R[] {
  const seen = new Set<string>();
  return hits
    .toSorted((a, b) => b.score - a.score || a.episode - b.episode || a.place - b.place)
    .filter(({ episode, section }) => {
      if (section === null) return true;
      const key = `${episode} ${section}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}
