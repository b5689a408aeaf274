import { episodeId } from "../episode/id.ts";
import { fold } from "../text/fold.ts";
import { nearestNames } from "../text/nearest.ts";

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
 * (`490`), without case; else the same as names are compared (`GRÖSSE` for `größe`); else its number
 * without a season (`4` for `s2e4`) or the name of its file in `paths`. More than one means it is
 * ambiguous.
 */
export function candidatesIn(
  ids: readonly string[],
  paths: readonly string[],
): (ref: string) => readonly number[] {
  const lower = (text: string) => text.toLowerCase();
  const plain = placesBy(ids, lower);
  let folded: typeof plain | null = null;
  let others: (typeof plain)[] | null = null;
  return (ref) => {
    const asked = ref.replace(/^#/, "");
    const found = plain(asked);
    if (found.length > 0) return found;
    folded ??= placesBy(ids, fold);
    const alike = folded(asked);
    if (alike.length > 0) return alike;
    others ??= [
      placesBy(ids.map(withoutSeason), lower),
      placesBy(
        ids.map((id, i) => refByFile(id, paths[i]!)),
        lower,
      ),
    ];
    return others.map((places) => places(asked)).find((places) => places.length > 0) ?? [];
  };
}

function withoutSeason(id: string): string {
  return id.replace(/(?<=\/)s\d{1,3}e(?=[^/]*$)/i, "");
}

/** The ref an episode would have by its file's name, so that an old ref keeps working. */
function refByFile(id: string, path: string): string {
  const [, name] = episodeId({ podcast: null, number: null }, path).split("/");
  return `${id.slice(0, id.lastIndexOf("/"))}/${name}`;
}

function placesBy(ids: readonly string[], key: (text: string) => string) {
  const whole = new Map<string, number[]>();
  const last = new Map<string, number[]>();
  const add = (places: Map<string, number[]>, one: string, place: number) => {
    const known = places.get(one);
    if (known) known.push(place);
    else places.set(one, [place]);
  };
  for (const [place, id] of ids.entries()) {
    const own = key(id);
    add(whole, own, place);
    add(last, own.slice(own.lastIndexOf("/") + 1), place);
  }
  return (text: string): readonly number[] => {
    const asked = key(text);
    return whole.get(asked) ?? last.get(asked) ?? [];
  };
}

/** The refs nearest to one that does not exist, nearest first, at most three. */
export function nearest(ids: readonly string[], ref: string): string[] {
  const formsOf = (id: string) => {
    const whole = id.toLowerCase();
    return [whole, whole.slice(whole.lastIndexOf("/") + 1)];
  };
  return nearestNames(ids, ref, { formsOf });
}
