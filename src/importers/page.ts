import type { Episode, Section, Takeaway } from "../episode/episode.ts";
import { slug } from "../episode/text.ts";
import { writeTakeaway } from "../episode/write.ts";
import { draft } from "./draft.ts";
import type { Draft, Guess, Importer, Source } from "./importer.ts";
import { withoutFurniture } from "./page/furniture.ts";
import { splitGuests } from "./page/guests.ts";
import { readHeader, type Header } from "./page/header.ts";
import { linesOf, markdownOf, paragraphsOf, type Line } from "./page/lines.ts";
import { pointsIn, takeawayOf } from "./page/points.ts";
import { looksLikePage } from "./page/recognise.ts";
import { splitParts, type Part } from "./page/split.ts";
import { readWording } from "./page/wording.ts";

/** The text of a summary page as a person copies it from a browser. */
export const page: Importer = {
  name: "page",
  about: "a summary page pasted as plain text",
  recognises: looksLikePage,
  read: (source: Source) => {
    const found = readPage(source.text);
    return found ? [found] : [];
  },
};

function readPage(text: string): Draft | null {
  const guesses: Guess[] = [];
  const { head, parts } = splitParts(withoutFurniture(linesOf(text), guesses), guesses);
  const header = readHeader(head, guesses);
  if (header.title === null && parts.length === 0) return null;
  const { title, rest, ...facts } = header;
  const takeaways = readTakeaways(parts, header, guesses);
  const sections = parts.flatMap((part) => sectionsOf(part, header, takeaways, guesses));
  const intro = { name: "intro", title: "", markdown: markdownOf(rest) };
  const episode: Episode = {
    id: "",
    ...facts,
    title: title ?? "Untitled",
    topics: [],
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

function readTakeaways(parts: readonly Part[], header: Header, guesses: Guess[]): Takeaway[] {
  const points = parts
    .filter(({ name }) => name === "takeaways")
    .flatMap(({ lines }) => pointsIn(lines));
  const prose = parts.filter(({ name }) => name !== "takeaways").flatMap(({ lines }) => lines);
  const wording = readWording(
    prose.map(({ text }) => text),
    points.map(({ lines }) => lines.map(({ text }) => text).join(" ")),
    [...header.guests, ...header.hosts],
  );
  return points.map((point) => takeawayOf(point, wording, guesses));
}

/** A part as the sections it makes: a TL;DR may end in who the guests are. */
function sectionsOf(
  part: Part,
  header: Header,
  takeaways: Takeaway[],
  guesses: Guess[],
): Section[] {
  const { name, title } = part;
  if (name === "takeaways")
    return [{ name, title, markdown: takeaways.map(writeTakeaway).join("\n\n") }];
  const paragraphs = paragraphsOf(part.lines);
  if (name !== "tldr") return [section(name ?? slug(title), title, paragraphs)];
  const { tldr, about } = splitGuests(paragraphs, header.guests);
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
