import type { Episode, Section } from "../../episode/episode.ts";
import { isList, metadataFrom } from "../../episode/fields.ts";
import { readTakeaways } from "../../episode/takeaways.ts";
import { plainRecord } from "../../episode/values.ts";
import { unique } from "../../text/compare.ts";
import type { Conflict } from "./conflict.ts";
import { mergeTakeaways } from "./merge-takeaways.ts";
import { settleValue, settleList, settleText } from "./settle-values.ts";

/** An episode that was brought up to date, and what both sides changed. */
export interface Merged {
  episode: Episode;
  conflicts: Conflict[];
}

/** Stands for something that is not there. */
const ABSENT = "(not there)";

/**
 * Merges an episode three ways: `base` as it was imported, `theirs` as it is published now,
 * `yours` as you edited it. What only one side changed is taken from that side.
 */
export function merge(base: Episode, theirs: Episode, yours: Episode): Merged {
  const conflicts: Conflict[] = [];
  const places = new Map([base, theirs, yours].map((episode) => [episode, byPlace(episode)]));
  const clash = (where: string, mine: unknown, other: unknown) =>
    conflicts.push({ where, yours: shown(mine), theirs: shown(other) });

  function scalar<T>(where: string, of: (episode: Episode) => T): T {
    const { value, conflict } = settleValue(of(base), of(theirs), of(yours));
    if (conflict) clash(where, of(yours), of(theirs));
    return value;
  }
  function text(where: string, of: (episode: Episode) => string | null): string | null {
    const [before, other, mine] = [of(base), of(theirs), of(yours)];
    const known = before !== null && other !== null && mine !== null;
    const { value, conflict } = known
      ? settleText(before, other, mine)
      : settleValue(before, other, mine);
    if (conflict) clash(where, mine, other);
    return value;
  }
  const metadata = {
    ...metadataFrom((field) =>
      isList(field)
        ? settleList(base[field.name], theirs[field.name], yours[field.name])
        : scalar(field.key, (episode) => episode[field.name]),
    ),
    tldr: text("TL;DR", ({ tldr }) => tldr),
    extra: mergeExtra(),
  };
  const { takeaways, conflicts: over } = mergeTakeaways(
    base.takeaways,
    theirs.takeaways,
    yours.takeaways,
  );
  for (const conflict of over) conflicts.push(conflict);
  const sections = mergeSections();
  const merged = { ...yours, ...metadata, sections, takeaways };
  return { episode: merged, conflicts };

  function mergeExtra(): Record<string, unknown> {
    const keys = unique([yours, theirs].flatMap(({ extra }) => Object.keys(extra)));
    const values = keys.map((key) => [key, scalar(key, ({ extra }) => extra[key])] as const);
    return plainRecord(values.filter(([, value]) => value !== undefined).map(([...pair]) => pair));
  }

  /** Your sections in your order, and theirs that are new after the ones they follow there. */
  function mergeSections(): Section[] {
    const out: Section[] = [];
    const mine = byPlace(yours);
    for (const [place, section] of mine) {
      const markdown = sectionText(place, section);
      if (markdown !== null) out.push({ ...section, markdown });
    }
    for (const [i, [place, section]] of [...byPlace(theirs)].entries()) {
      if (mine.has(place) || !isNew(place, section)) continue;
      const before = theirs.sections.slice(0, i).map((one) => one.name);
      const at = out.findLastIndex((one) => before.includes(one.name));
      out.splice(at + 1, 0, section);
    }
    return out;
  }

  /** Whether the last of your takeaways went, so that nothing is left below their heading. */
  function emptied(markdown: string): boolean {
    if (takeaways.length > 0 || yours.takeaways.length === 0) return false;
    return !named(theirs, "takeaways") && readTakeaways(markdown).preface === "";
  }

  function isNew(place: string, { name }: Section): boolean {
    return name === "takeaways" ? takeaways.length > 0 : !places.get(base)?.has(place);
  }

  /** The Markdown of one of your sections; null where it goes because the source dropped it. */
  function sectionText(place: string, { name, title, markdown }: Section): string | null {
    if (name === "tldr") return metadata.tldr;
    if (name === "takeaways") return emptied(markdown) ? null : markdown;
    const markdownOf = (episode: Episode) => places.get(episode)?.get(place)?.markdown ?? null;
    return text(title === "" ? "the introduction" : `section “${title}”`, markdownOf);
  }
}

/**
 * An episode's sections by name; the second of one name, and those after it, by their count too.
 */
function byPlace({ sections }: Episode): Map<string, Section> {
  const counts = new Map<string, number>();
  return new Map(
    sections.map((section) => {
      const count = (counts.get(section.name) ?? 0) + 1;
      counts.set(section.name, count);
      return [`${section.name} ${count}`, section];
    }),
  );
}

function named({ sections }: Episode, name: string): Section | undefined {
  return sections.find((section) => section.name === name);
}

/** A value as a person reads it. */
function shown(value: unknown): string {
  if (value === null || value === undefined || value === "") return ABSENT;
  return typeof value === "string" ? value : JSON.stringify(value);
}
