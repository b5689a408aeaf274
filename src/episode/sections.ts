import type { Section } from "./episode.ts";
import { numberOfHeading, type LeadingNumber } from "./numbers.ts";
import { outlineOf, type Outline, type OutlineSection, type LineRun } from "./outline.ts";
import { withoutId, type MoreNames } from "./section-names.ts";
import { cleanLine } from "../text/clean.ts";
import { withoutEntities } from "../text/entities.ts";
import { fold } from "../text/fold.ts";
import { slug } from "../text/slug.ts";
import { textOf } from "./values.ts";

/** A section and where it is, in lines of the body counted from 0. */
export interface PlacedSection extends Section {
  /** The line of its heading; of its first line of text where it has none. */
  headLine: number;
  /** The line its Markdown begins on. */
  firstLine: number;
  /** The runs of lines it is made of. */
  pieces: readonly LineRun[];
  outline: OutlineSection;
}

/** The parts of a body. */
export interface BodyParts {
  /** In the order they begin; those of takeaways by themselves. */
  sections: PlacedSection[];
  takeaways: PlacedSection[];
  /** The words of the level-one heading that is the title, and the number it begins with. */
  heading: string | null;
  numbered: LeadingNumber | null;
  /** The lines as they are read: without the title's heading where that says only the title. */
  lines: string[];
  outline: Outline;
}

/** What is known of an episode when its body is taken apart. */
export interface KnownMetadata {
  /** The title that is stated, null where none is. */
  title: string | null;
  /** The name of the file, without folders and extension. */
  name: string;
  /** Whether a number is stated. */
  numbered: boolean;
  /** The line of the body that the front matter is on, where text is above it; else 0. */
  above: number;
  more: MoreNames | undefined;
}

/** The body taken apart. */
export function readSections(body: string, known: KnownMetadata): BodyParts {
  const lines = body.split("\n");
  const stated = known.title === null ? null : fold(known.title);
  const says = (words: string) => stated !== null && fold(plainHeading(words) ?? "") === stated;
  const outline = outlineOf(lines, {
    hasWords: ({ text }) => plainHeading(text) !== null,
    says: ({ text }) => says(text) || says(numberOfHeading(text, known.name)?.rest ?? ""),
    repeats: ({ text }) => {
      const words = plainHeading(text)!;
      const number = numberOfHeading(words, known.name);
      return repeats(words, number, known.title ?? titleOf(words, number, known));
    },
    above: known.above,
    more: known.more,
  });
  const heading = outline.title ? plainHeading(outline.title.text) : null;
  const numbered = heading === null ? null : numberOfHeading(heading, known.name);
  const placed = outline.sections.map((one) => place(lines, one));
  const isPoints = ({ outline: { named } }: PlacedSection) => named?.kind === "takeaways";
  const sections = placed.filter((one) => !isPoints(one) && !isEmptyRoot(one));
  nameSections(sections);
  return { sections, takeaways: placed.filter(isPoints), heading, numbered, lines, outline };
}

/** A heading's words as a reader sees them, without escapes and entities. */
function plainHeading(text: string): string | null {
  return textOf(cleanLine(withoutEntities(text.replace(/\\(?=[!-/:-@[-`{-~])/g, ""))));
}

/** A heading's number leaves the title where it is the episode's. */
export function titleOf(
  heading: string | null,
  numbered: LeadingNumber | null,
  known: Pick<KnownMetadata, "numbered">,
): string | null {
  return numbered && !known.numbered && numbered.rest !== "" ? numbered.rest : heading;
}

function repeats(heading: string, numbered: LeadingNumber | null, title: string | null): boolean {
  const stated = fold(title ?? "");
  return fold(heading) === stated || (numbered !== null && fold(numbered.rest) === stated);
}

function isEmptyRoot({ outline: { level }, markdown }: PlacedSection): boolean {
  return level === 0 && markdown === "";
}

function place(lines: readonly string[], outline: OutlineSection): PlacedSection {
  const pieces = outline.runs.map((run) => trimmed(lines, run)).filter(({ from, to }) => to > from);
  const first = pieces[0];
  const firstLine = first?.from ?? outline.line + 1;
  const markdown = joined(pieces.map(({ from, to }) => markdownOf(lines, from, to, outline)));
  const root = outline.level === 0;
  return {
    name: root ? "intro" : "",
    title: outline.title,
    markdown,
    headLine: root ? firstLine : outline.line,
    firstLine,
    pieces,
    outline,
  };
}

/** Pieces with an empty line between them; words that would name a list have it farther away. */
function joined(pieces: readonly string[]): string {
  return pieces.reduce((text, piece) => {
    const apart = /[:：*_][\x60*]*$/.test(text) ? 6 : 2;
    return text === "" ? piece : `${text}${"\n".repeat(apart)}${piece}`;
  }, "");
}

const SETEXT = /^ {0,3}(?:=+|-+)[ \t]*$/;

function markdownOf(
  lines: readonly string[],
  from: number,
  to: number,
  { form }: OutlineSection,
): string {
  const own = lines.slice(from, to);
  // By itself a line that went on with a paragraph would become a heading.
  if (SETEXT.test(own[1] ?? "") && (lines[from - 1] ?? "").trim() !== "") own.splice(1, 0, "");
  if (form !== "item") return own.join("\n").trimEnd();
  const indent = Math.min(...indents(own));
  return own
    .map((line) => line.slice(Math.min(indent, indentOf(line))))
    .join("\n")
    .trimEnd();
}

function indents(lines: readonly string[]): number[] {
  return lines
    .filter((line) => line.trim() !== "")
    .slice(0, 1000)
    .map(indentOf);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function trimmed(lines: readonly string[], { from, to }: LineRun): LineRun {
  let first = from;
  while (first < to && lines[first]!.trim() === "") first++;
  let last = to;
  while (last > first && lines[last - 1]!.trim() === "") last--;
  return { from: first, to: last };
}

const RESERVED = new Set(["intro", "tldr", "guests", "takeaways"]);

/** Gives each section its name: of a kind the plainest is the one, others keep their own. */
function nameSections(sections: readonly PlacedSection[]): void {
  const taken = new Set(RESERVED);
  const seen = new Map<string, number>();
  for (const kind of ["tldr", "guests"] as const) {
    const own = sections.filter(({ outline: { named } }) => named?.kind === kind);
    const [best] = own.toSorted((a, b) => a.outline.named!.rank - b.outline.named!.rank);
    if (best) best.name = kind;
  }
  for (const section of sections) {
    if (section.name !== "") continue;
    const base = slug(withoutId(section.title)) || "section";
    let name = base;
    let n = seen.get(base) ?? 1;
    while (taken.has(name)) name = `${base}-${++n}`;
    seen.set(base, n);
    taken.add(name);
    section.name = name;
  }
}
