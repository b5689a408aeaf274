import { sourceOf } from "../episode/episode.ts";
import { formatDay } from "../episode/dates.ts";
import { formatDuration } from "../episode/times.ts";
import type { EpisodeRow, TakeawayRow } from "../rows/fields.ts";
import { flow, highest, stack, widthOf, wrap } from "./layout.ts";
import { markdownRows } from "./markdown.ts";
import { measureOf, page, type Screen } from "./screen.ts";
import { takeawayBlock } from "./takeaways.ts";

/** An episode as it is read on a terminal: a header, then its sections. */
export async function showEpisode(episode: EpisodeRow, screen: Screen): Promise<string> {
  const measure = measureOf(screen);
  const blocks = [header(episode, screen), ...(await sections(episode, screen, measure))];
  return page(stack(blocks), screen);
}

/** One takeaway with the episode it comes from above it. */
export function showTakeaway(takeaway: TakeawayRow, screen: Screen): string {
  const { style } = screen;
  const measure = measureOf(screen);
  const from = { podcast: takeaway.podcast, number: takeaway.episodeNumber };
  const rows = [
    ...sourceRow(from, takeaway.date, screen, measure),
    ...wrap(takeaway.episodeTitle, measure).map(style.faint),
    ...flow([takeaway.ref], "", measure).map(style.faint),
    "",
    ...takeawayBlock(takeaway, String(takeaway.number).length, measure, screen),
  ];
  return page(rows, screen);
}

function header(episode: EpisodeRow, screen: Screen): string[] {
  const { style } = screen;
  const measure = measureOf(screen);
  const guests = names("with", episode.guests);
  const hosts = names("hosted by", episode.hosts);
  return [
    ...sourceRow(episode, episode.date, screen, measure),
    ...wrap(episode.title, measure).map(style.title),
    ...[guests, hosts].flatMap((line) => (line === null ? [] : wrap(line, measure))),
    ...flow([episode.id, ...lengths(episode)], " · ", measure).map(style.faint),
    ...flow(episode.topics, "  ", measure).map(style.faint),
    ...(episode.url === null ? [] : wrap(style.link(episode.url, episode.url), measure)),
  ];
}

/** Podcast and number on the left, the day on the right; one above the other where it is narrow. */
function sourceRow(
  from: { podcast: string | null; number: string | null },
  date: string | null,
  { style }: Screen,
  measure: number,
): string[] {
  const source = sourceOf(from);
  const day = date === null ? "" : formatDay(date);
  const gap = measure - widthOf(source) - widthOf(day);
  if (source !== "" && day !== "" && gap >= 2)
    return [style.source(source) + " ".repeat(gap) + style.faint(day)];
  return [
    ...(source === "" ? [] : wrap(source, measure).map(style.source)),
    ...(day === "" ? [] : [style.faint(day)]),
  ];
}

function names(word: string, people: readonly string[]): string | null {
  if (people.length === 0) return null;
  const all = people.length === 1 ? "" : `${people.slice(0, -1).join(", ")} and `;
  return `${word} ${all}${people.at(-1)}`;
}

function lengths({ readingMinutes, durationSeconds }: EpisodeRow): string[] {
  const reading = readingMinutes === null ? "" : `${readingMinutes} min read`;
  const duration = durationSeconds === null ? "" : `${formatDuration(durationSeconds)} to listen`;
  return [reading, duration];
}

async function sections(episode: EpisodeRow, screen: Screen, measure: number): Promise<string[][]> {
  const { style } = screen;
  const written = episode.sections.find(({ name }) => name === "takeaways");
  const preface = written ? await prefaceOf(written.markdown, episode.takeaways) : "";
  const given = episode.sections;
  const tldr = { name: "tldr", title: "TL;DR", markdown: episode.tldr ?? "" };
  const all = given.some(({ name }) => name === "tldr") ? given : [tldr, ...given];
  return all.map((section) => {
    const list = section.name === "takeaways";
    const { markdown } = section;
    const rows = list
      ? takeaways(episode.takeaways, preface, screen, measure)
      : markdownRows(markdown, measure, style);
    const heading = wrap(section.title, measure).map((row) => style.heading(row));
    return section.title === "" || rows.length === 0 ? rows : [...heading, ...rows];
  });
}

/**
 * The text before the takeaways. In the plain form there is none, and nothing has to be loaded that
 * reads all other forms.
 */
export async function prefaceOf(markdown: string, list: readonly TakeawayRow[]): Promise<string> {
  const heads = markdown.match(/^#{1,6} .*/gm) ?? [];
  const isPlain =
    markdown.startsWith("### ") &&
    heads.length === list.length &&
    heads.every((head, i) => head.startsWith(`### ${list[i]!.number}. `));
  if (isPlain) return "";
  const { readTakeaways } = await import("../episode/takeaways.ts");
  return readTakeaways(markdown).preface;
}

function takeaways(
  list: readonly TakeawayRow[],
  preface: string,
  screen: Screen,
  measure: number,
): string[] {
  const digits = highest(list.map(({ number }) => String(number).length));
  const blocks = list.map((takeaway) => takeawayBlock(takeaway, digits, measure, screen));
  const before = markdownRows(preface, measure, screen.style);
  return stack([before, ...blocks]);
}
