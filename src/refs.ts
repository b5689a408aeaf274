import { distance } from "fastest-levenshtein";
import type { Card } from "./query.ts";
import { compare } from "./query.ts";

/** What a person typed to address something: an episode's part, and a takeaway's number. */
export interface Ref {
  episode: string;
  takeaway: number | null;
}

/** Splits `490:2` into its episode and takeaway; whether they exist is another question. */
export function parseRef(text: string): Ref {
  const match = /^(.+):(\d{1,9})$/.exec(text.trim());
  if (match) return { episode: match[1]!, takeaway: Number(match[2]) };
  return { episode: text.trim(), takeaway: null };
}

/** The refs in a text of one a line, such as a program's output: each ends at a tab or space. */
export function refsIn(text: string): string[] {
  return text
    .split(/[\n\0]/)
    .map((line) => line.trim().split(/[\t ]/, 1)[0]!)
    .filter((ref) => ref !== "");
}

/**
 * The cards an episode’s ref may mean: by whole ref, else by its last part (`490`), without case.
 * More than one means it is ambiguous.
 */
export function candidates<C extends Card>(cards: readonly C[], ref: string): C[] {
  const asked = ref.toLowerCase().replace(/^#/, "");
  const whole = cards.filter(({ id }) => id.toLowerCase() === asked);
  if (whole.length > 0) return whole;
  return cards.filter(({ id }) => id.slice(id.lastIndexOf("/") + 1).toLowerCase() === asked);
}

/** The refs nearest to one that does not exist, nearest first, at most three. */
export function nearest(ids: readonly string[], ref: string): string[] {
  const asked = ref.toLowerCase();
  const rated = ids.map((id) => {
    const whole = id.toLowerCase();
    const last = whole.slice(whole.lastIndexOf("/") + 1);
    return { id, far: Math.min(distance(asked, whole), distance(asked, last)) };
  });
  return rated
    .filter(({ far }) => far <= Math.max(1, Math.floor(asked.length / 3)))
    .sort((a, b) => a.far - b.far || compare(a.id, b.id))
    .slice(0, 3)
    .map(({ id }) => id);
}
