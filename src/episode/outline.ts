import { headings, scan, type Heading } from "./headings.ts";
import {
  isItem,
  listEnd,
  softLine,
  titleAmong,
  type Form,
  type SoftLine,
  type TitleClues,
} from "./openers.ts";
import { sectionNamed, type MoreNames, type NamedSection } from "./section-names.ts";

/** A run of lines, counted from 0; `to` is exclusive. */
export interface LineRun {
  from: number;
  to: number;
}

/** A section of a body and the lines that belong to it. */
export interface OutlineSection {
  /** As written; empty for what is in no section. */
  title: string;
  named: NamedSection | null;
  form: Form;
  /** The level of its heading; 0 for what is in no section, 7 for what only reads as a heading. */
  level: number;
  /** The line it begins on. */
  line: number;
  runs: LineRun[];
  /** The headings that it is under, the nearest last. */
  under: readonly Heading[];
}

/** A body as its sections. */
export interface Outline {
  /** The heading that is the title, null where none is. */
  title: Heading | null;
  /** What is in no section first, then the sections in the order they begin. */
  sections: OutlineSection[];
  /** The level of the headings that begin sections regardless of their words. */
  base: number;
  /** All headings, in their order. */
  headings: readonly Heading[];
}

const SOFT = 7;
/** No body has more. */
const MOST_SECTIONS = 20_000;

/**
 * Takes a body apart: at its level-two headings, at level-one headings that are not the title, and
 * where a heading of another level, or a line that reads as one, has a section's name. The lines
 * of a heading that only repeats the title are emptied.
 */
export function outlineOf(lines: string[], clues: TitleClues): Outline {
  const { more } = clues;
  const { hidden } = scan(lines);
  const all = headings(lines, hidden);
  const title = titleAmong(all, clues);
  const dropped = title !== null && clues.repeats(title) ? title : null;
  if (dropped) lines.fill("", dropped.start, dropped.end);
  const base = baseLevel(all, title);
  const root = section({ title: "", named: null, form: "heading", level: 0, line: 0, under: [] });
  const sections = [root];
  let stack = [root];
  let since = 0;
  let softEnd = Infinity;
  // By level, the last heading and those it is under.
  const path: (Heading | undefined)[] = [];

  for (const event of events(lines, { all, hidden, more })) {
    if (softEnd <= event.line) leaveSoft(softEnd);
    if ("heading" in event) atHeading(event.heading);
    else atSoft(event.soft);
  }
  if (softEnd < lines.length) leaveSoft(softEnd);
  claim(lines.length);
  return { title, sections, base, headings: all };

  /** Gives the lines up to `to` to the innermost section. */
  function claim(to: number): void {
    const { runs } = stack.at(-1)!;
    const last = runs.at(-1);
    if (last?.to === since) last.to = to;
    else if (to > since) runs.push({ from: since, to });
    since = to;
  }

  function leaveSoft(line: number): void {
    softEnd = Infinity;
    if (stack.at(-1)!.level !== SOFT) return;
    claim(line);
    stack.pop();
  }

  function atHeading(heading: Heading): void {
    // Without words it is not a section's name, and no title either.
    if (heading === dropped || heading.inList) return;
    if (heading.level === 1 && !clues.hasWords(heading)) return;
    if (stack.at(-1)!.level === SOFT) leaveSoft(heading.start);
    if (heading === title) return;
    path.length = Math.min(path.length, heading.level);
    path[heading.level] = heading;
    const outer = stack.filter(({ level }) => level < heading.level);
    const free = heading.level <= base || !outer.some(isClosed);
    const named = free ? sectionNamed(heading.text, more) : null;
    if (!free || !begins(heading, named, outer)) {
      claim(heading.start);
      stack = outer;
      return;
    }
    claim(heading.start);
    const { level, text, start, end } = heading;
    stack = level <= base ? [root] : outer;
    open({ title: text, named, form: "heading", level, line: start, under: above(level) });
    since = end;
  }

  function begins(
    { level }: Heading,
    named: NamedSection | null,
    outer: readonly OutlineSection[],
  ): boolean {
    if (level === 1 || level === base) {
      const inside = outer.at(-1)!;
      const point = level === 2 && inside.level === 1 && inside.named?.kind === "takeaways";
      return !point || named !== null;
    }
    return named !== null;
  }

  function atSoft(soft: SoftLine): void {
    const top = stack.at(-1)!;
    const nested = top.level === SOFT && top.form === "item" && soft.indent > indentOf(top);
    if (top.level === SOFT && nested) return;
    // A point of the list that the section holds.
    if (softEnd !== Infinity && soft.named === null && isItem(lines[soft.line]!)) return;
    const around = top.level === SOFT ? stack.slice(0, -1) : stack;
    if (around.some(isClosed)) return;
    // Words right below a section's name lead on to what it holds.
    const isLead = top.level === SOFT && soft.form === "colon" && soft.named === null;
    if (isLead && isEmptyTo(soft.line)) return;
    if (top.level === SOFT) leaveSoft(soft.line);
    if (soft.named === null || sections.length > MOST_SECTIONS) return;
    const end = listEnd(lines, hidden, soft);
    if (end === null && needsList(soft)) return;
    claim(soft.line);
    const { title: words, named, form, line } = soft;
    open({ title: words, named, form, level: SOFT, line, under: above(SOFT) });
    since = line + 1;
    softEnd = end ?? Infinity;
  }

  function isEmptyTo(line: number): boolean {
    return lines.slice(since, line).every((one) => one.trim() === "");
  }

  function open(begun: Omit<OutlineSection, "runs">): void {
    const opened = section(begun);
    sections.push(opened);
    stack.push(opened);
  }

  function indentOf({ line }: OutlineSection): number {
    return lines[line]!.length - lines[line]!.trimStart().length;
  }

  /** The headings that a line of a level is under. */
  function above(level: number): Heading[] {
    return path.slice(0, level).filter((heading) => heading !== undefined);
  }
}

function section(begun: Omit<OutlineSection, "runs">): OutlineSection {
  const { title, named, form, level, line, under } = begun;
  return { title, named, form, level, line, under, runs: [] };
}

/** Whether nothing inside a section begins another. */
function isClosed({ named }: OutlineSection): boolean {
  return named?.kind === "takeaways" || named?.kind === "transcript";
}

/** In running text these words begin sentences; before a list they are a section's name. */
function needsList({ form, title }: SoftLine): boolean {
  return form !== "bold" || /^\p{P}*核心[观觀][点點]/u.test(title);
}

/**
 * Two, or where no heading is of level two the highest level that is used below the title; one
 * where level-one headings next to the title begin the sections.
 */
function baseLevel(all: readonly Heading[], title: Heading | null): number {
  let highest = SOFT;
  for (const heading of all) {
    if (heading === title || heading.inList) continue;
    if (heading.level === 2) return 2;
    highest = Math.min(highest, heading.level);
  }
  return highest;
}

type Event = { line: number; heading: Heading } | { line: number; soft: SoftLine };

/** Headings and the lines that read as some, in their order. */
function* events(
  lines: string[],
  {
    all,
    hidden,
    more,
  }: { all: readonly Heading[]; hidden: boolean[]; more: MoreNames | undefined },
): Generator<Event> {
  let next = 0;
  for (let i = 0; i < lines.length; i++) {
    const heading = all[next];
    if (heading?.start === i) {
      next++;
      yield { line: i, heading };
      i = heading.end - 1;
    } else if (!hidden[i]) {
      const soft = softLine(lines, i, more);
      if (soft) yield { line: i, soft };
    }
  }
}
