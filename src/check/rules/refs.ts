import type { Place } from "../../episode/problem.ts";
import { findings, type Finding } from "./finding.ts";

/** The ref that a file gives its episode, and where in the file it comes from. */
export interface RefPlace {
  id: string;
  path: string;
  place: Place;
}

/** A finding for each file whose ref another file, earlier in the list, has already. */
export function doubles(places: readonly RefPlace[]): Finding[] {
  const first = new Map<string, string>();
  return places.flatMap(({ id, path, place }) => {
    // Refs are asked for without case.
    const owner = first.get(id.toLowerCase());
    if (owner === undefined) first.set(id.toLowerCase(), path);
    if (owner === undefined) return [];
    const { found, note } = findings(path);
    note(
      "ref-double",
      place,
      `${id} is the ref of ${owner} too`,
      "give one another number or name",
    );
    return found;
  });
}
