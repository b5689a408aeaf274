import type { Episode } from "../episode/episode.ts";
import { isEmpty, METADATA } from "../episode/fields.ts";
import { same } from "../episode/same.ts";

/** What of an episode is another in `after`, in a few words each: `title`, `takeaway 2 added`. */
export function whatChanged(before: Episode, after: Episode): string[] {
  const fields = METADATA.filter(({ name }) => !same(before[name], after[name]));
  return [
    ...fields.map(({ key }) => key.replaceAll("_", " ")),
    ...differences(
      before.takeaways.map((one) => [`takeaway ${one.number}`, one]),
      after.takeaways.map((one) => [`takeaway ${one.number}`, one]),
    ),
    ...differences(sectionsOf(before), sectionsOf(after)),
    ...(same(saidIn(before), saidIn(after)) ? [] : ["other metadata"]),
  ];
}

/** The other metadata that says something. */
function saidIn({ extra }: Episode): [string, unknown][] {
  return Object.entries(extra).filter(([, value]) => !isEmpty(value));
}

function sectionsOf({ sections, tldr }: Episode): [string, unknown][] {
  const own = sections.filter(({ name }) => name !== "takeaways" && name !== "tldr");
  return [
    ...(tldr === null ? [] : [["TL;DR", tldr] as [string, unknown]]),
    ...own.map(({ name, title, markdown }): [string, unknown] => [title || name, markdown]),
  ];
}

function differences(
  before: readonly [string, unknown][],
  after: readonly [string, unknown][],
): string[] {
  const [olds, news] = [new Map(before), new Map(after)];
  const changed = [...news].flatMap(([name, value]) => {
    if (!olds.has(name)) return [`${name} added`];
    return same(olds.get(name), value) ? [] : [name];
  });
  const gone = [...olds.keys()].filter((name) => !news.has(name));
  return [...changed, ...gone.map((name) => `${name} removed`)];
}
