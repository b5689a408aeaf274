import { distance } from "fastest-levenshtein";
import { compare } from "../episode/text.ts";

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
 * Finds the places of the refs that a person's ref may mean: the whole ref, else its last part
 * (`490`), without case. More than one means it is ambiguous.
 */
export function candidatesIn(ids: readonly string[]): (ref: string) => readonly number[] {
  const whole = new Map<string, number[]>();
  const last = new Map<string, number[]>();
  const add = (places: Map<string, number[]>, key: string, place: number) => {
    const known = places.get(key);
    if (known) known.push(place);
    else places.set(key, [place]);
  };
  for (const [place, id] of ids.entries()) {
    const key = id.toLowerCase();
    add(whole, key, place);
    add(last, key.slice(key.lastIndexOf("/") + 1), place);
  }
  return (ref) => {
    const asked = ref.toLowerCase().replace(/^#/, "");
    return whole.get(asked) ?? last.get(asked) ?? [];
  };
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
