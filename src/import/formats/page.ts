import type { Episode, Section, Takeaway } from "../../episode/episode.ts";
import { slug } from "../../text/slug.ts";
import { writeTakeaway } from "../../episode/write.ts";
import { draft } from "./draft.ts";
import type { Draft, Guess, Importer, Source } from "./importer.ts";
import { withoutFurniture } from "./page/furniture.ts";
import { splitGuests, UNSURE } from "./page/guests.ts";
import { readHeader, type Header } from "./page/header.ts";
import { linesOf, markdownOf, paragraphsOf, type Line } from "./page/lines.ts";
import { numberedPointsIn, takeawayFrom } from "./page/points.ts";
import { pagesOf } from "./page/pages.ts";
import { looksLikePage } from "./page/recognise.ts";
import { splitParts, type PagePart } from "./page/split.ts";
import { readWording } from "./page/wording.ts";

/** The text of a summary page as a person copies it from a browser. */
export const page: Importer = {
  name: "page",
  about: "a summary page pasted as plain text",
  extensions: ["txt"],
  recognises: looksLikePage,
  read: (source: Source) =>
    pagesOf(linesOf(source.text)).flatMap((lines, i) => {
      const found = readPage(lines, i > 0);
      return found ? [found] : [];
    }),
};

function readPage(lines: readonly Line[], another: boolean): Draft | null {
  const guesses: Guess[] = [];
  if (another) guesses.push({ line: lines[0]!.number, message: "another page begins here" });
  const { head, parts } = splitParts(withoutFurniture(lines, guesses), guesses);
  const header = readHeader(head, guesses);
  if (header.title === null && parts.length === 0) return null;
  const { title, rest, ...metadata } = header;
  const takeaways = readTakeaways(parts, header, guesses);
  const sections = parts.flatMap((part) => sectionsOf(part, header, takeaways, guesses));
  const intro = { name: "intro", title: "", markdown: markdownOf(rest) };
  const episode: Episode = {
    id: "",
    ...metadata,
    title: title ?? "Untitled",
    tldr: sections.find(({ name }) => name === "tldr")?.markdown || null,
    sections: rest.length > 0 ? [intro, ...sections] : sections,
    takeaways,
    extra: {},
    path: "",
  };
  return draft(
    episode,
    null,
    guesses.toSorted((a, b) => a.line - b.line),
  );
}

function readTakeaways(parts: readonly PagePart[], header: Header, guesses: Guess[]): Takeaway[] {
  const points = parts
    .filter(({ name }) => name === "takeaways")
    .flatMap(({ lines }) => numberedPointsIn(lines));
  const prose = parts.filter(({ name }) => name !== "takeaways").flatMap(({ lines }) => lines);
  const wording = readWording(
    prose.map(({ text }) => text),
    points.map(({ lines }) => lines.map(({ text }) => text).join(" ")),
    [...header.guests, ...header.hosts],
  );
  return points.map((point) => takeawayFrom(point, wording, guesses));
}

/** A part as the sections it makes: a TL;DR may end in who the guests are. */
function sectionsOf(
  part: PagePart,
  header: Header,
  takeaways: Takeaway[],
  guesses: Guess[],
): Section[] {
  const { name, title } = part;
  if (name === "takeaways")
    return [{ name, title, markdown: takeaways.map(writeTakeaway).join("\n\n") }];
  const paragraphs = paragraphsOf(part.lines);
  if (name !== "tldr") return [section(name ?? slug(title), title, paragraphs)];
  const { guests } = header;
  const { tldr, about, unsure } = splitGuests(paragraphs, ({ text }) => text, {
    guests,
    marked: false,
  });
  for (const { number } of unsure) guesses.push({ line: number, message: UNSURE });
  const sections = [section(name, title, tldr)];
  if (about.length > 0) {
    sections.push(section("guests", "Guests", about));
    guesses.push({ line: about[0]!.number, message: "taken as who the guests are" });
  }
  return sections;
}

function section(name: string, title: string, paragraphs: readonly Line[]): Section {
  return { name, title, markdown: markdownOf(paragraphs) };
}
