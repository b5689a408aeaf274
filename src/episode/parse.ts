import { assumptions, type Assumption } from "./assumption.ts";
import { assumeReading } from "./assume-reading.ts";
import { bodyStatements, bodyTopics } from "./body-statements.ts";
import { parseDay } from "./dates.ts";
import type { Episode, Section } from "./episode.ts";
import { readMetadata, type Metadata } from "./metadata.ts";
import { readFrontMatter, type FrontMatter } from "./front-matter.ts";
import {
  gatherTakeaways,
  placesInHeadings,
  plainTakeaway,
  type Gathered,
} from "./gather-takeaways.ts";
import { episodeId, fileTitle, nameOf } from "./id.ts";
import { closed } from "./nested.ts";
import { dayOfName, numberOfHeading, numberOfName } from "./numbers.ts";
import { collect, type Problem } from "./problem.ts";
import { definitionsIn } from "./references.ts";
import { NO_RULES, type Rules } from "./rules.ts";
import { readSections, titleOf, type BodyParts } from "./sections.ts";
import { frontStatements, saysNoNumber, statedTitle, statesNumber } from "./statements.ts";
import { readTakeaways, type PlacedTakeaway, type TakeawayContext } from "./takeaways.ts";
import { cleanBlock, cleanLine } from "../text/clean.ts";
import { unique } from "../text/compare.ts";
import { topicName } from "../text/topic-name.ts";
import { writeTakeaway } from "./write.ts";

/** What a document gives: always an episode, and what is wrong with it. */
export interface Parsed {
  episode: Episode;
  problems: Problem[];
  /** What was read though the file does not say it plainly. */
  assumed: Assumption[];
  /**
   * False where the metadata could not be read, so that the episode does not stand for its file.
   */
  readable: boolean;
  layout: Layout;
}

/** Where the parts of an episode are in its file; lines count from 1. */
export interface Layout {
  front: FrontMatter;
  /** False where the title is only the file's name. */
  titled: boolean;
  /** The line of each section's heading, in their order. */
  sections: number[];
  /** The line each takeaway begins on, in their order. */
  takeaways: number[];
  parts: BodyParts;
}

/**
 * Reads an episode file. Never throws: for any text there is an episode and a list of
 * problems. `path` is the file's place inside its library, with `/` between folders.
 */
export function parse(text: string, path: string, rules: Rules = NO_RULES): Parsed {
  const { problems, report } = collect(path);
  const { assumed, assume } = assumptions();
  const raw = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const front = readFrontMatter(raw, report, assume);
  const stated = frontStatements(front, rules.keys);
  const body = closed(cleanBlock(front.body));
  const name = fileTitle(path.slice(path.lastIndexOf("/") + 1));
  const known = {
    title: statedTitle(stated),
    name,
    numbered: statesNumber(stated),
    above: front.bodyLine === 1 ? (front.block?.open ?? 0) : 0,
    more: rules.sections,
  };
  const first = readSections(body, known);
  const definitions = body.includes("]:") ? definitionsIn(first.lines) : [];
  const inBody = bodyStatements(first, front.bodyLine, definitions, rules.keys);
  const metadata = readMetadata(front, [...stated, ...inBody], report, assume);
  // A title that only the body states may be another than its heading, which then stays.
  const parts =
    metadata.title === known.title
      ? first
      : readSections(body, { ...known, title: metadata.title });
  const inTitle = metadata.title === null ? null : numberOfTitle(front, metadata.title);
  const number = metadata.number ?? parts.numbered?.number ?? inTitle ?? numberOfName(name);
  const day = metadata.date ?? parseDay(dayOfName(name) ?? "");
  const title =
    metadata.title ??
    titleOf(parts.heading, parts.numbered, { numbered: metadata.number !== null });
  let places: ReturnType<typeof placesInHeadings> | null = null;
  const inHeadings = () => (places ??= placesInHeadings(parts.outline.headings));
  const context = { length: metadata.durationSeconds, inHeadings, more: rules.sections };
  const { takeaways, sections, tldr } = contentOf(parts, metadata, context);
  const topics = metadata.topics.length > 0 ? metadata.topics : bodyTopics(parts).map(topicName);
  const { description: _, takeaways: __, fromBody, title: ___, ...rest } = metadata;
  const own = { ...rest, number, date: day, podcast: metadata.podcast ?? rules.podcast };
  const episode: Episode = {
    id: episodeId(own, path),
    ...own,
    topics: unique(topics).filter((topic) => topic !== ""),
    title: title ?? (cleanLine(nameOf(path)) || "untitled"),
    tldr,
    sections: sections.map(({ name: called, title: words, markdown }) => ({
      name: called,
      title: words,
      markdown,
    })),
    takeaways: takeaways.map(plainTakeaway),
    ...(definitions.length > 0 ? { definitions } : {}),
    path,
  };
  const layout = {
    front,
    titled: title !== null,
    sections: sections.map(({ headLine }) => front.bodyLine + headLine),
    takeaways: takeaways.map(({ line }) => front.bodyLine + line),
    parts,
  };
  assumeReading({ episode, metadata, fromBody, layout, takeaways, name }, assume);
  return { episode, problems, assumed, readable: front.readable, layout };
}

/**
 * The number a stated title begins with; it stays in the title. A number key without a value says
 * that there is none.
 */
function numberOfTitle({ values }: FrontMatter, title: string): string | null {
  const none = [...values].some(([key, value]) => saysNoNumber(key, value));
  return none ? null : (numberOfHeading(title, "")?.number ?? null);
}

interface Content {
  takeaways: PlacedTakeaway[];
  sections: (Section & { headLine: number })[];
  tldr: string | null;
}

/**
 * The body's sections with its takeaways as one of them, and what front matter says in their place.
 */
function contentOf(parts: BodyParts, metadata: Metadata, context: TakeawayContext): Content {
  const found = gatherTakeaways(parts.takeaways, context);
  const gathered = found && found.takeaways.length > 0 ? found : listed(metadata, found, context);
  const sections: Content["sections"] = [...parts.sections];
  if (gathered) {
    const { section, main } = gathered;
    const at = main
      ? sections.findIndex(({ name, headLine }) => name !== "intro" && headLine > main.headLine)
      : sections.findLastIndex(({ name }) => FIRST.has(name)) + 1;
    const headLine = main?.headLine ?? 0;
    sections.splice(at < 0 ? sections.length : at, 0, { ...section, headLine });
  }
  const tldr = sections.findIndex(({ name }) => name === "tldr");
  const summary = sections[tldr]?.markdown ? null : metadata.description;
  if (summary?.key) delete metadata.extra[summary.key];
  if (summary && tldr >= 0) sections[tldr] = { ...sections[tldr]!, markdown: summary.text };
  return {
    takeaways: gathered?.takeaways ?? [],
    sections,
    tldr: sections[tldr]?.markdown || (summary?.text ?? null),
  };
}

const FIRST = new Set(["intro", "tldr", "guests"]);

/** The points that front matter lists, where the body has none. */
function listed(
  { takeaways: points, extra }: Metadata,
  found: Gathered | null,
  context: TakeawayContext,
): (Omit<Gathered, "main"> & { main: Gathered["main"] | null }) | null {
  const takeaways = points ? readTakeaways(points.text, context).takeaways : [];
  if (takeaways.length === 0) return found;
  if (points?.key) delete extra[points.key];
  const placed = takeaways.map((one) => ({ ...one, line: 0 }));
  const markdown = placed.map(writeTakeaway).join("\n\n");
  const section = { name: "takeaways", title: found?.section.title ?? "Takeaways", markdown };
  return { section, takeaways: placed, main: found?.main ?? null };
}
