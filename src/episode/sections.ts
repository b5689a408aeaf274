import type { Section } from "./episode.ts";
import { headings, type Heading } from "./headings.ts";
import { fold, slug } from "./text.ts";
import { textOf } from "./values.ts";

/** A section and where it stands, in lines of the body counted from 0. */
export interface PlacedSection extends Section {
  /** The line of its heading; of its first line of text where it has none. */
  headLine: number;
  /** The line its Markdown begins on. */
  firstLine: number;
}

/** The sections with a meaning of their own and the titles they go by, the plainest title first. */
const KNOWN = new Map([
  ["tldr", ["tldr", "summary", "overview"]],
  [
    "guests",
    ["guests", "aboutguests", "abouttheguests", "aboutguest", "abouttheguest", "speakers"],
  ],
  ["takeaways", ["takeaways", "keytakeaways", "keyinsights", "highlights", "insights"]],
]);

/**
 * The body taken apart at its level-two headings, and the title it gives the episode. A level-one
 * heading that is the title stands in no section.
 */
export function readSections(
  body: string,
  title: string | null,
): { sections: PlacedSection[]; title: string | null } {
  const lines = body.split("\n");
  const all = headings(lines);
  const tops = all.filter(({ level }) => level === 2);
  const names = nameSections(tops);
  const introEnd = tops[0]?.start ?? lines.length;
  const heading = all.find(({ level }) => level === 1) ?? untitled(tops);
  const sections = tops.map((top, i) => ({
    ...section(lines, names[i]!, top.text, top.end, tops[i + 1]?.start),
    headLine: top.start,
  }));
  const given = title ?? textOf(heading?.text);
  const said = fold(given ?? "");
  for (const { level, text, start, end } of all)
    if (level === 1 && start < introEnd && fold(textOf(text) ?? "") === said)
      lines.fill("", start, end);
  const intro = section(lines, "intro", "", 0, introEnd);
  return {
    sections: intro.markdown === "" ? sections : [intro, ...sections],
    title: given,
  };
}

/** Where nothing is a level-one heading, the first heading is one in all but its level. */
function untitled(tops: Heading[]): Heading | undefined {
  const first = tops[0];
  return first && knownSection(first.text) === null ? first : undefined;
}

function section(
  lines: string[],
  name: string,
  title: string,
  start: number,
  end = lines.length,
): PlacedSection {
  let firstLine = start;
  while (firstLine < end && lines[firstLine]!.trim() === "") firstLine++;
  const markdown = lines.slice(firstLine, end).join("\n").trimEnd();
  return { name, title, markdown, headLine: firstLine, firstLine };
}

function nameSections(tops: Heading[]): string[] {
  const names = tops.map(({ text }) => ownName(slug(text) || "section"));
  for (const [name, titles] of KNOWN) {
    const rank = ({ text }: Heading) => titles.indexOf(squeeze(text));
    const candidates = tops.filter((top) => rank(top) >= 0);
    const best = candidates.toSorted((a, b) => rank(a) - rank(b))[0];
    if (best) names[tops.indexOf(best)] = name;
  }
  return names;
}

/** A section that only shares its title with one that has a meaning does not share its name. */
function ownName(name: string): string {
  return name === "intro" || KNOWN.has(name) ? `${name}-2` : name;
}

/** The name of the section that a title means (`tldr`, `guests`, `takeaways`), null for others. */
export function knownSection(title: string): string | null {
  const squeezed = squeeze(title);
  return [...KNOWN].find(([, titles]) => titles.includes(squeezed))?.[0] ?? null;
}

function squeeze(title: string): string {
  return title.toLowerCase().replace(/\(s\)$|[^\p{L}\p{N}]/gu, "");
}
