import type { Span } from "../rows/fields.ts";
import type { Search } from "./clause.ts";
import { finderOf } from "./phrase.ts";
import { tokensOf } from "./tokens.ts";

/** A text and where the words that were looked for stand in it. */
export interface Marked {
  text: string;
  hits: Span[];
}

/** About this many characters show what a hit is about. */
const LENGTH = 200;
/** So much of what stands before the first hit is shown with it. */
const LEAD = 50;

/** Makes a function that marks the hits of all clauses that look for something. */
export function marker({ clauses, exact }: Search): (text: string) => Marked {
  const finders = clauses
    .filter(({ excluded }) => !excluded)
    .map((clause) => finderOf(clause, exact));
  return (text) => {
    const tokens = tokensOf(text);
    const hits = finders
      .flatMap((find) => find(tokens))
      .sort((a, b) => a.from - b.from || b.to - a.to);
    return { text, hits: hits.reduce<Span[]>(join, []) };
  };
}

function join(spans: Span[], { from, to }: Span): Span[] {
  const last = spans.at(-1);
  if (!last || from > last.to) spans.push({ from, to });
  else last.to = Math.max(last.to, to);
  return spans;
}

/** A passage, and where in the whole text its first hit stands; 0 where it has none. */
export interface Passage extends Marked {
  at: number;
}

/** The part of a text with the most hits close together; an ellipsis where something was left out. */
export function passageOf(whole: Marked): Passage {
  const { text, hits } = whole;
  const first = densest(hits);
  if (text.length <= LENGTH) return { ...whole, at: first };
  const start = first <= LEAD ? 0 : wordStart(text, first - LEAD);
  const end = start + LENGTH >= text.length ? text.length : wordEnd(text, start + LENGTH);
  const before = start > 0 ? "… " : "";
  const shift = before.length - start;
  return {
    text: before + text.slice(start, end) + (end < text.length ? " …" : ""),
    hits: hits
      .filter(({ from, to }) => from >= start && to <= end)
      .map(({ from, to }) => ({ from: from + shift, to: to + shift })),
    at: first,
  };
}

/** Where the first of the hits begins that has most of them in a passage; 0 where there are none. */
function densest(hits: readonly Span[]): number {
  let first = 0;
  let most = -1;
  let end = 0;
  for (const [i, { from }] of hits.entries()) {
    end = Math.max(end, i);
    while (end < hits.length && hits[end]!.to <= from + LENGTH - LEAD) end++;
    if (end - i <= most) continue;
    most = end - i;
    first = from;
  }
  return first;
}

/** Where the first word after this place begins; the place itself where no space is near. */
function wordStart(text: string, place: number): number {
  const space = text.slice(place, place + LEAD).indexOf(" ");
  return space < 0 ? place : place + space + 1;
}

function wordEnd(text: string, place: number): number {
  const space = text.lastIndexOf(" ", place);
  return space > place - LEAD ? space : place;
}
