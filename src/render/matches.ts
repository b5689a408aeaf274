import { formatDay } from "../episode/dates.ts";
import { formatClock } from "../episode/times.ts";
import type { MatchRow, Span } from "../rows/fields.ts";
import { flow, indent, stack, widthOf, wrap } from "./layout.ts";
import { measureOf, page, type Screen } from "./screen.ts";
import { cutLine } from "./wrap.ts";

const DOT = " · ";
const LEAST_TITLE = 8;

/**
 * Search results, those of one episode together: title, one row with the ref and where it is from,
 * and the passage with the hits marked.
 */
export function* matchesText(rows: readonly MatchRow[], screen: Screen): Iterable<string> {
  const episodes = new Map<string, MatchRow[]>();
  for (const row of rows) {
    const own = episodes.get(row.episode);
    if (own) own.push(row);
    else episodes.set(row.episode, [row]);
  }
  const blocks = [...episodes.values()].flatMap((own) => {
    const [only, ...others] = own;
    return others.length === 0 ? [match(only!, true, screen)] : together(own, screen);
  });
  yield page(stack(blocks), screen);
}

/** Several matches of one episode, below its title. */
function together(rows: readonly MatchRow[], screen: Screen): string[][] {
  const { style } = screen;
  const measure = measureOf(screen);
  const [{ episode, episodeTitle, podcast, date }] = rows as [MatchRow];
  const itself = rows.find(({ kind }) => kind === "episode");
  const hits = itself?.hits.title ?? [];
  const title = wrap(mark(itself?.title ?? episodeTitle, hits, style.hit, style.strong), measure);
  const day = date === null ? "" : formatDay(date);
  const head = [
    ...title,
    ...sourceRow(episode, [podcast ?? "", day], screen, measure),
    ...(itself ? passage(itself, screen, measure) : []),
  ];
  const narrower = { ...screen, width: screen.width - 2 };
  const others = rows.filter((row) => row !== itself);
  return [head, ...others.map((row) => indent(match(row, false, narrower), 2))];
}

/** One match; `alone` names the episode that it is from. */
function match(row: MatchRow, alone: boolean, screen: Screen): string[] {
  const { style } = screen;
  const measure = measureOf(screen);
  const { kind, podcast, episodeTitle, date, start, ref } = row;
  const from = alone
    ? [kind === "episode" ? (podcast ?? "") : episodeTitle, date === null ? "" : formatDay(date)]
    : [];
  const time = start === null ? "" : formatClock(start);
  return [
    ...wrap(mark(row.title, row.hits.title, style.hit, style.strong), measure),
    ...sourceRow(ref, [...from, time], screen, measure),
    ...passage(row, screen, measure),
  ];
}

/** The ref and where it is from on one row; of that the longest is cut, and the ref never. */
function sourceRow(
  ref: string,
  about: readonly string[],
  { style }: Screen,
  measure: number,
): string[] {
  const parts = about.filter((part) => part !== "");
  if (widthOf(ref) > measure) return flow([ref], "", measure).map(style.source);
  const [first = "", ...rest] = parts;
  const room = measure - widthOf([ref, "", ...rest].join(DOT));
  const shown =
    room >= LEAST_TITLE ? [cutLine(first, room), ...rest].join(DOT) : [first, ...rest].join(DOT);
  const text = shown === "" ? "" : DOT + shown;
  return [style.source(ref) + style.faint(cutLine(text, measure - widthOf(ref)))];
}

function passage(row: MatchRow, { style }: Screen, measure: number): string[] {
  return indent(wrap(mark(row.passage, row.hits.passage, style.hit), measure - 2), 2);
}

/** A text with its hits in one style and the rest in another. */
function mark(
  text: string,
  hits: readonly Span[],
  hit: (text: string) => string,
  rest: (text: string) => string = (plain) => plain,
): string {
  let at = 0;
  const parts = hits.map(({ from, to }) => {
    const before = text.slice(at, from);
    at = to;
    return (before === "" ? "" : rest(before)) + hit(text.slice(from, to));
  });
  return parts.join("") + (at < text.length ? rest(text.slice(at)) : "");
}
