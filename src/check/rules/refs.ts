import type { Place } from "../../episode/problem.ts";
import { collectFindings, type Finding } from "./finding.ts";

/** The ref that a file gives its episode, and where in the file it comes from. */
export interface RefPlace {
  id: string;
  path: string;
  place: Place;
}

/** A finding for each file whose ref an earlier file of the list has. */
export function checkRefs(places: readonly RefPlace[]): Finding[] {
  const first = new Map<string, string>();
  return places.flatMap(({ id, path, place }) => {
    // Refs are compared regardless of case.
    const owner = first.get(id.toLowerCase());
    if (owner === undefined) first.set(id.toLowerCase(), path);
    if (owner === undefined) return [];
    const { findings, report } = collectFindings(path);
    report("ref-double", {
      ...place,
      message: `${id} is also the ref of ${owner}`,
      hint: "give one another number or name",
    });
    return findings;
  });
}
