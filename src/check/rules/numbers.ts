import type { CheckContext } from "./context.ts";
import { lineAt } from "./source-text.ts";

const WRITTEN = /^\s{0,3}(?:#{1,6}\s+)?(?:\*\*|__)?(\d{1,10})(?:[.)](?=[\s*_]|$)|[）、．])/;

/** A takeaway with the number that its line begins with; null where it begins with none. */
interface NumberedTakeaway {
  number: number;
  title: string;
  written: number | null;
  line: number;
  column: number;
}

/** Reports takeaways that share a number, leave one out where numbers are written, or have no title. */
export function checkNumbers(context: CheckContext): void {
  const { parsed, source, report } = context;
  const { episode, layout } = parsed;
  const first = new Map<number, number>();
  let before: NumberedTakeaway | null = null;
  for (const [i, { number, title }] of episode.takeaways.entries()) {
    const line = layout.takeaways[i]!;
    const text = lineAt(source, line);
    const match = WRITTEN.exec(text);
    const written = match ? Number(match[1]) : null;
    const column = written === null ? 1 : text.indexOf(match![1]!) + 1;
    const one = { number, title, written, line, column };
    if (first.has(number))
      report("takeaway-double", {
        line,
        column,
        message: `a second takeaway has number ${number}`,
        hint: `the first is on line ${first.get(number)}; give this one another number`,
      });
    else {
      checkGap(one, before, context);
      first.set(number, line);
    }
    if (title === "")
      report("takeaway-untitled", {
        line,
        column: 1,
        message: `takeaway ${number} has no title`,
        hint: "write a few words after its number",
      });
    before = one;
  }
}

/** Reports a gap before a takeaway; only written numbers that are used can leave one out. */
function checkGap(
  one: NumberedTakeaway,
  before: NumberedTakeaway | null,
  { report }: CheckContext,
): void {
  const { number, written, line, column } = one;
  if (written !== number) return;
  if (before === null && number > 1)
    report("takeaway-gap", {
      line,
      column,
      message: `the first takeaway is number ${number}`,
      hint: "begin with 1",
    });
  if (before === null || before.written !== before.number || number === before.number + 1) return;
  const hint = `write ${before.number + 1}, or number them again`;
  report("takeaway-gap", { line, column, message: `${number} follows ${before.number}`, hint });
}
