import { isList, METADATA } from "../../episode/fields.ts";
import { same } from "../../episode/same.ts";
import type { Episode, Takeaway } from "../../episode/episode.ts";
import { formatClock } from "../../episode/times.ts";
import { writtenValue } from "../../episode/written-value.ts";
import { matchTakeaways } from "./match-takeaways.ts";

/** What changed between two states of an episode, each thing in a few words for a person. */
export function changesIn(before: Episode, after: Episode): string[] {
  const values = METADATA.flatMap((field) => {
    if (isList(field)) return [];
    const shown = (episode: Episode) =>
      writtenValue(field, episode[field.name], field.key) as string | null;
    return fromTo(field.key, shown(before), shown(after));
  });
  const lists = METADATA.filter(isList).flatMap(({ key, name }) =>
    listChanges(key, before[name], after[name]),
  );
  const keys = new Set([...Object.keys(before.extra), ...Object.keys(after.extra)]);
  const extra = [...keys].filter((key) => !same(before.extra[key], after.extra[key]));
  return [
    ...values,
    ...lists,
    ...extra.map((key) => `${key} changed`),
    ...sectionChanges(before, after),
    ...takeawayChanges(before.takeaways, after.takeaways),
  ];
}

function fromTo(name: string, before: string | null, after: string | null): string[] {
  if (before === after) return [];
  if (before === null) return [`${name}: ${after}`];
  return [after === null ? `${name} taken out` : `${name}: ${before} → ${after}`];
}

function listChanges(name: string, before: string[], after: string[]): string[] {
  const added = after.filter((item) => !before.includes(item));
  const gone = before.filter((item) => !after.includes(item));
  if (added.length + gone.length === 0)
    return before.join() === after.join() ? [] : [`${name}: in another order`];
  return [
    ...(added.length > 0 ? [`${name}: ${added.join(", ")} added`] : []),
    ...(gone.length > 0 ? [`${name}: ${gone.join(", ")} taken out`] : []),
  ];
}

function sectionChanges(before: Episode, after: Episode): string[] {
  const texts = ({ sections, tldr }: Episode) =>
    new Map([
      ...sections
        .filter(({ name }) => name !== "takeaways")
        .map(({ title, markdown }) => [title || "introduction", markdown] as const),
      ...(tldr === null || sections.some(({ name }) => name === "tldr")
        ? []
        : [["TL;DR", tldr] as const]),
    ]);
  const [old, now] = [texts(before), texts(after)];
  const titles = new Set([...old.keys(), ...now.keys()]);
  return [...titles].flatMap((title) => {
    if (old.get(title) === now.get(title)) return [];
    return [`section “${title}” ${verb(old.has(title), now.has(title))}`];
  });
}

function verb(before: boolean, after: boolean): string {
  if (!before) return "added";
  return after ? "changed" : "taken out";
}

function takeawayChanges(before: readonly Takeaway[], after: readonly Takeaway[]): string[] {
  const became = matchTakeaways(before, after);
  const old = new Set(became.values());
  return [
    ...before.flatMap((one) => {
      const now = became.get(one);
      return now ? partsChanged(one, now) : [`takeaway ${one.number} taken out: ${one.title}`];
    }),
    ...after
      .filter((one) => !old.has(one))
      .map(({ number, title }) => `takeaway ${number} added: ${title}`),
  ];
}

function partsChanged(before: Takeaway, after: Takeaway): string[] {
  const name = `takeaway ${after.number}`;
  const clock = ({ start }: Takeaway) => (start === null ? null : formatClock(start));
  return [
    ...(before.number === after.number ? [] : [`${name} was ${before.number}`]),
    ...fromTo(`${name}: title`, before.title, after.title),
    ...listChanges(`${name}: topics`, before.topics, after.topics),
    ...fromTo(`${name}: start`, clock(before), clock(after)),
    ...(before.text === after.text ? [] : [`${name}: text changed`]),
  ];
}
