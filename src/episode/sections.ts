import type { Section } from "./episode.ts";
import { headings, type Heading } from "./headings.ts";
import { fold, slug } from "./text.ts";

/** A section and the line of the body, counted from 0, that its Markdown begins on. */
export interface PlacedSection extends Section {
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
  const heading = all.find(({ level }) => level === 1) ?? untitled(tops);
  const sections = tops.map((top, i) =>
    section(lines, names[i]!, top.text, top.end, tops[i + 1]?.start),
  );
  const given = title ?? heading?.text ?? null;
  const said = heading && fold(heading.text) === fold(given ?? "") ? heading : undefined;
  const intro = section(lines, "intro", "", 0, tops[0]?.start, said);
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
  end: number | undefined,
  without?: Heading,
): PlacedSection {
  let firstLine = start;
  const own = lines.slice(start, end).map((line, i) => {
    const inTitle = without?.level === 1 && start + i >= without.start && start + i < without.end;
    return inTitle ? "" : line;
  });
  while (own.length > 0 && own[0]!.trim() === "") {
    own.shift();
    firstLine++;
  }
  return { name, title, markdown: own.join("\n").trimEnd(), firstLine };
}

function nameSections(tops: Heading[]): string[] {
  const names = tops.map(({ text }) => slug(text) || "section");
  for (const [name, titles] of KNOWN) {
    const rank = ({ text }: Heading) => titles.indexOf(squeeze(text));
    const candidates = tops.filter((top) => rank(top) >= 0);
    const best = candidates.toSorted((a, b) => rank(a) - rank(b))[0];
    if (best) names[tops.indexOf(best)] = name;
  }
  return names;
}

/** The name of the section that a title means (`tldr`, `guests`, `takeaways`), null for others. */
export function knownSection(title: string): string | null {
  const squeezed = squeeze(title);
  return [...KNOWN].find(([, titles]) => titles.includes(squeezed))?.[0] ?? null;
}

function squeeze(title: string): string {
  return title.toLowerCase().replace(/\(s\)$|[^\p{L}\p{N}]/gu, "");
}
