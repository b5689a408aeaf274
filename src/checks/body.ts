import type { Parsed } from "../episode/parse.ts";
import type { Note } from "./finding.ts";
import { lineAt, type Source } from "./source.ts";

/** What sections are called whose titles mean a kind that an episode reads only one of. */
const SECOND = new Set(["tldr-2", "guests-2", "takeaways-2"]);

/** Notes empty and doubled sections, and takeaways whose numbers or titles are amiss. */
export function checkBody(parsed: Parsed, source: Source, note: Note): void {
  const { episode, layout } = parsed;
  for (const [i, { name, title, markdown }] of episode.sections.entries()) {
    const place = { line: layout.sections[i]!, column: 1 };
    if (markdown === "")
      note("section-empty", place, `“${title}” is empty`, "write it, or take its heading out");
    if (SECOND.has(name))
      note("section-double", place, `a second “${title}” is not read`, "join it with the first");
    if (name === "takeaways" && markdown !== "" && !episode.takeaways.length)
      note(
        "takeaways-unread",
        place,
        "no takeaway is found in this section",
        "begin each with ### 1. and its title",
      );
  }
  checkNumbers(parsed, source, note);
}

function checkNumbers({ episode, layout }: Parsed, source: Source, note: Note): void {
  const seen = new Set<number>();
  let before = 0;
  for (const [i, { number, title }] of episode.takeaways.entries()) {
    const line = layout.takeaways[i]!;
    const column = lineAt(source, line).search(/\d|$/) + 1;
    const hint = before === 0 ? "begin with 1" : `write ${before + 1}, or number them anew`;
    if (seen.has(number))
      note("takeaway-double", { line, column }, `a second takeaway has number ${number}`, hint);
    else if (number !== before + 1)
      note("takeaway-gap", { line, column }, gap(number, before), hint);
    if (title === "")
      note(
        "takeaway-untitled",
        { line, column: 1 },
        `takeaway ${number} has no title`,
        "say it in a few words behind its number",
      );
    seen.add(number);
    before = number;
  }
}

function gap(number: number, before: number): string {
  return before === 0 ? `the first takeaway is number ${number}` : `${number} follows ${before}`;
}
