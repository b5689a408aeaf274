import type { Parsed } from "../../episode/parse.ts";
import type { Note } from "./finding.ts";
import { lineAt, type Source } from "./source.ts";

const WRITTEN = /^\s{0,3}(?:#{1,6}\s+)?(?:\*\*|__)?(\d{1,10})(?:[.)](?=[\s*_]|$)|[）、．])/;

/** A takeaway with the number that its line begins with; null where it begins with none. */
interface Numbered {
  number: number;
  title: string;
  written: number | null;
  line: number;
  column: number;
}

/** Notes takeaways that share a number, leave one out where numbers are written, or have no title. */
export function checkNumbers({ episode, layout }: Parsed, source: Source, note: Note): void {
  const first = new Map<number, number>();
  let before: Numbered | null = null;
  for (const [i, { number, title }] of episode.takeaways.entries()) {
    const line = layout.takeaways[i]!;
    const text = lineAt(source, line);
    const match = WRITTEN.exec(text);
    const written = match ? Number(match[1]) : null;
    const column = written === null ? 1 : text.indexOf(match![1]!) + 1;
    const one = { number, title, written, line, column };
    if (first.has(number))
      note(
        "takeaway-double",
        { line, column },
        `a second takeaway has number ${number}`,
        `the first is on line ${first.get(number)}; give this one another number`,
      );
    else {
      checkGap(one, before, note);
      first.set(number, line);
    }
    if (title === "")
      note(
        "takeaway-untitled",
        { line, column: 1 },
        `takeaway ${number} has no title`,
        "write a few words after its number",
      );
    before = one;
  }
}

/** Only a number that is written and counts can leave one out. */
function checkGap(one: Numbered, before: Numbered | null, note: Note): void {
  const { number, written, line, column } = one;
  if (written !== number) return;
  if (before === null && number > 1)
    note(
      "takeaway-gap",
      { line, column },
      `the first takeaway is number ${number}`,
      "begin with 1",
    );
  if (before === null || before.written !== before.number || number === before.number + 1) return;
  const hint = `write ${before.number + 1}, or number them again`;
  note("takeaway-gap", { line, column }, `${number} follows ${before.number}`, hint);
}
