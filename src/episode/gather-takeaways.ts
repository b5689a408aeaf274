import type { Section, Takeaway } from "./episode.ts";
import type { Heading } from "./headings.ts";
import { leadingTime, trailingTime, type TimeMark } from "./time-marks.ts";
import { repeated, type TimePlace } from "./taken-times.ts";
import type { PlacedSection } from "./sections.ts";
import { readTakeaways, type PlacedTakeaway, type TakeawayContext } from "./takeaways.ts";
import { writeTakeaway } from "./write.ts";

/** All takeaways of a body as one section, and each with the line of the body it begins on. */
export interface Gathered {
  section: Section;
  takeaways: PlacedTakeaway[];
  /** The section whose place the takeaways have. */
  main: PlacedSection;
}

/**
 * The takeaways of all sections that hold some. The first section that is called Takeaways or Key
 * Takeaways keeps its numbers and the others are counted on; without one, all are counted in order.
 */
export function gatherTakeaways(
  sections: readonly PlacedSection[],
  context: TakeawayContext,
): Gathered | null {
  const [first] = sections;
  if (!first) return null;
  const plain = sections.find(({ outline: { named } }) => named?.rank === 0);
  const read = sections.map((section) => ({ section, ...readSection(section, context) }));
  const filled = read.filter(({ takeaways }) => takeaways.length > 0);
  const main = filled.find(({ section }) => section === plain) ?? filled[0] ?? read[0]!;
  const alone = filled.length <= 1 && read.every((one) => one === main || one.preface === "");
  const { title } = main.section;
  if (alone) {
    const { markdown } = main.section;
    const section = { name: "takeaways", title, markdown };
    return { section, takeaways: main.takeaways, main: main.section };
  }
  const keeps = main.section === plain;
  const others = read.filter((one) => one !== main);
  const ordered = keeps ? [main, ...others] : read;
  let last = keeps ? main.takeaways.reduce((most, { number }) => Math.max(most, number), 0) : 0;
  const takeaways = ordered.flatMap((one) =>
    keeps && one === main
      ? one.takeaways
      : one.takeaways.map((takeaway) => ({ ...takeaway, number: ++last })),
  );
  const prefaces = ordered
    .flatMap((one) => [one === main ? "" : wordsOf(one.section.title), one.preface])
    .filter((text) => text !== "");
  const markdown = [...prefaces, ...takeaways.map(writeTakeaway)].join("\n\n");
  return { section: { name: "takeaways", title, markdown }, takeaways, main: main.section };
}

/** A title that says more than a section's name, so that its words are kept. */
function wordsOf(title: string): string {
  return title.split(/\s+/).length > MOST_NAME_WORDS || /[:：]\s*\S/.test(title) ? title : "";
}

const MOST_NAME_WORDS = 3;

function readSection(section: PlacedSection, context: TakeawayContext) {
  const { preface, takeaways } = readTakeaways(section.markdown, context);
  const time = chapterTime(section.outline.under, context);
  const lineOf = lineFinder(section);
  for (const takeaway of takeaways) {
    takeaway.line = lineOf(takeaway.line);
    if (time !== null && takeaway.start === null)
      Object.assign(takeaway, { start: time.start, end: time.end });
  }
  return { preface, takeaways };
}

/** The time of the nearest chapter that the section is in. */
function chapterTime(under: readonly Heading[], { inHeadings }: TakeawayContext): TimeMark | null {
  for (const { text } of under.toReversed()) {
    const found = timeOf(text);
    if (found && (found.mark.certain || inHeadings?.().has(found.place))) return found.mark;
  }
  return null;
}

/** The time next to a heading's words, and where it is. */
function timeOf(heading: string): { mark: TimeMark; place: TimePlace } | null {
  const text = heading.replace(/^\d{1,4}[.)]\s+/, "");
  const lead = leadingTime(text);
  if (lead) return { mark: lead, place: text.startsWith("(") ? "lead-round" : "lead" };
  const tail = trailingTime(text);
  return tail && { mark: tail, place: text.endsWith(")") ? "tail-round" : "tail" };
}

/** The places at which at least two headings have a doubtful time. */
export function placesInHeadings(headings: readonly Heading[]): ReadonlySet<TimePlace> {
  const found = headings.map(({ text }) => timeOf(text));
  return repeated(found.flatMap((one) => (one && !one.mark.certain ? [one.place] : [])));
}

/** The line of the body that a line of a section's Markdown is. */
function lineFinder({ pieces }: PlacedSection): (line: number) => number {
  return (line) => {
    let left = line;
    for (const { from, to } of pieces) {
      if (left < to - from) return from + left;
      // Between two pieces is an empty line.
      left -= to - from + 1;
    }
    return (pieces.at(-1)?.to ?? 1) - 1;
  };
}

/** A takeaway without the details of how it was read. */
export function plainTakeaway(placed: PlacedTakeaway): Takeaway {
  const { number, title, text, topics, start, end } = placed;
  return { number, title, text, topics, start, end };
}
