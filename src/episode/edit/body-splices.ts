import type { Episode, Section } from "../episode.ts";
import { headings, type Heading } from "../headings.ts";
import type { BodyParts, PlacedSection } from "../sections.ts";
import { readTakeaways } from "../takeaways.ts";
import { fold } from "../../text/fold.ts";
import { writeBody } from "../write.ts";
import type { Splice } from "./document-lines.ts";
import { takeawayLines } from "./takeaway-lines.ts";

/** A section of a body, and the lines that it and its Markdown take; `to` is exclusive. */
interface Placed extends Section {
  from: number;
  to: number;
  textFrom: number;
  textTo: number;
  /** Whether it is in one piece under a heading that begins sections. */
  whole: boolean;
}

/** A body and the episodes that it is changed from and to. */
interface Change {
  body: readonly string[];
  parts: BodyParts;
  old: Episode;
  wanted: Episode;
  /** Whether takeaways are written anew under headings, in whatever form they were. */
  plain: boolean;
}

/** The level-one heading that gives the title or repeats it, where there is one. */
export function titleHeading(body: readonly string[], title: string): Heading | null {
  const first = headings([...body]).find(({ level }) => level === 1);
  return first && fold(first.text) === fold(title) ? first : null;
}

/** The changes of a body that turn the sections of one episode into another's. */
export function bodySplices({ body, parts, old, wanted, plain }: Change): Splice[] {
  const sections = placed(parts, body.length);
  const splices: Splice[] = [];
  const heading = old.title === wanted.title ? null : titleHeading(body, old.title);
  if (heading)
    splices.push({
      from: heading.start,
      to: heading.end,
      lines: [`${"#".repeat(heading.level)} ${wanted.title}`],
    });
  const left = new Set(sections);
  let above: Placed | null = null;
  for (const section of completed(wanted)) {
    const found = [...left].find(({ name }) => name === section.name);
    if (found) {
      left.delete(found);
      above = found;
      const lines = sectionText(body, found, section, wanted, plain);
      const apart = found.textFrom === found.textTo && found.name !== "intro" ? [""] : [];
      if (lines !== null)
        splices.push({ from: found.textFrom, to: found.textTo, lines: [...apart, ...lines] });
    } else {
      const at: number =
        above?.to ?? sections.find(({ name }) => name !== "intro")?.from ?? body.length;
      const takeaways = section.name === "takeaways" ? wanted.takeaways : [];
      const lines = writeBody({ tldr: null, takeaways, sections: [section] })
        .trimEnd()
        .split("\n");
      const last = at === body.length && body.at(-1)?.trim() !== "";
      splices.push({ from: at, to: at, lines: last ? ["", ...lines] : [...lines, ""] });
    }
  }
  for (const { from, to } of left) splices.push({ from, to, lines: [] });
  return splices;
}

/** The sections with the TL;DR among them, where one is wanted and only front matter has it. */
function completed({ sections, tldr }: Episode): Section[] {
  return sections.map((one) => (one.name === "tldr" ? { ...one, markdown: tldr ?? "" } : one));
}

/** The lines of a section's Markdown as wanted; null where they stay as they are. */
function sectionText(
  body: readonly string[],
  found: Placed,
  section: Section,
  wanted: Episode,
  plain: boolean,
): string[] | null {
  if (section.name !== "takeaways")
    return section.markdown === found.markdown ? null : section.markdown.split("\n");
  const own = body.slice(found.textFrom, found.textTo);
  const { preface, takeaways } = readTakeaways(found.markdown);
  const kept = preface === readTakeaways(section.markdown).preface;
  if (plain || !kept || takeaways.length === 0 || !found.whole) {
    const { takeaways: points } = wanted;
    const [, , ...lines] = writeBody({ tldr: null, takeaways: points, sections: [section] })
      .trimEnd()
      .split("\n");
    return lines;
  }
  return [...own.slice(0, takeaways[0]!.line), ...takeawayLines(own, wanted.takeaways)];
}

function placed({ sections, takeaways }: BodyParts, length: number): Placed[] {
  const [main] = takeaways;
  const points = main ? [{ ...main, name: "takeaways" }] : [];
  const all = [...sections, ...points].sort((a, b) => a.headLine - b.headLine);
  return all.map((section, i) => {
    const { name, title, markdown, firstLine, pieces, outline } = section;
    const from = outline.level === 0 ? 0 : outline.line;
    const to = all[i + 1]?.headLine ?? length;
    const textTo = Math.max(pieces.at(-1)?.to ?? firstLine, firstLine);
    const whole = isWhole(section);
    return { name, title, markdown, from, to, textFrom: firstLine, textTo, whole };
  });
}

function isWhole({ outline: { form, runs } }: PlacedSection): boolean {
  return form === "heading" && runs.length <= 1;
}
