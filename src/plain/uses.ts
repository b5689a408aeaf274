import type { Places } from "../query/climb.ts";
import type { Chosen, Uses } from "../query/topic-rows.ts";
import type { Held, Selected } from "./held.ts";

/** The topics that episodes name; rows are the places of episodes, and of all takeaways in a row. */
export function usesOf(all: readonly Held[]): Uses {
  const takeaways = new Map<string, number[]>();
  const episodes = new Map<string, number[]>();
  let row = 0;
  for (const [place, held] of all.entries()) {
    for (const topic of held.topics) add(episodes, topic, place);
    for (const topics of held.takeawayTopics) {
      for (const topic of topics) add(takeaways, topic, row);
      row++;
    }
  }
  const names = [...episodes.keys()];
  return { names, takeaways: placesOf(names, takeaways), episodes: placesOf(names, episodes) };
}

function add(rows: Map<string, number[]>, topic: string, row: number): void {
  const own = rows.get(topic);
  if (!own) rows.set(topic, [row]);
  else if (own.at(-1) !== row) own.push(row);
}

function placesOf(names: readonly string[], rows: ReadonlyMap<string, number[]>): Places {
  const lists = names.map((name) => rows.get(name) ?? []);
  const first = new Int32Array(names.length + 1);
  for (const [i, list] of lists.entries()) first[i + 1] = first[i]! + list.length;
  return { first, rows: Int32Array.from(lists.flat()) };
}

/** What is selected, as rows of {@link usesOf}. */
export function chosenOf(all: readonly Held[], selected: readonly Selected[]): Chosen {
  const firsts = new Map<Held, { place: number; row: number }>();
  let row = 0;
  for (const [place, held] of all.entries()) {
    firsts.set(held, { place, row });
    row += held.episode.takeaways.length;
  }
  const chosen = { takeaways: new Uint8Array(row), episodes: new Uint8Array(all.length) };
  for (const { held, whole, takeaways } of selected) {
    const first = firsts.get(held)!;
    if (whole) chosen.episodes[first.place] = 1;
    for (const one of takeaways)
      chosen.takeaways[first.row + held.episode.takeaways.indexOf(one)] = 1;
  }
  return chosen;
}
