import type { Block } from "./blocks.ts";
import { finishTakeaway, RULE, type ReadTakeaway } from "./finish-takeaway.ts";
import { mask, runStart } from "./hashtags.ts";
import { splitLead } from "./lead.ts";
import { leadingTime, trailingTime } from "./time-marks.ts";
import { noTimes, taker, type TimeRules } from "./taken-times.ts";
import { codeLines } from "./topics-in-text.ts";

const NUMBERED = /^(\d{1,10})(?:[.)](?:\s+|$)|[）、．]\s*)/;

/** The takeaway of a block of a section's lines. */
export function pointOf(block: Block, lines: readonly string[], rules: TimeRules): ReadTakeaway {
  return block.form === "heading" || block.form === "bold"
    ? headed(block, lines.slice(block.below, block.to), rules)
    : listed(block, lines.slice(block.below, block.to), rules);
}

const ROUND = /^\(|\)$/;

function headed(
  { head, form, number }: Block,
  below: readonly string[],
  rules: TimeRules,
): ReadTakeaway {
  const times = noTimes();
  const take = taker(rules, times);
  const written = form === "heading" || form === "bold" ? NUMBERED.exec(head) : null;
  let title = head.slice(written?.[0].length ?? 0).trim();
  title = take(leadingTime(title), ROUND.test(title) ? "lead-round" : "lead") ?? title;
  const early = written ?? NUMBERED.exec(title);
  if (!written && early) title = title.slice(early[0].length);
  const found = early ? Number(early[1]) : number;
  title = take(trailingTime(title), ROUND.test(title) ? "tail-round" : "tail") ?? title;
  return finishTakeaway({ number: found, title, below, times, take });
}

function listed(block: Block, more: readonly string[], rules: TimeRules): ReadTakeaway {
  const times = noTimes();
  const take = taker(rules, times);
  // A rule at the margin underlines nothing in an item.
  const own = [
    block.head,
    ...more.map((line) => (RULE.test(line) ? "" : dedent(line, block.indent))),
  ];
  const end = endOfParagraph(own);
  let first = own.slice(0, end).join("\n").trimEnd();
  first = take(leadingTime(first), ROUND.test(first) ? "lead-round" : "lead") ?? first;
  const lines = first.split("\n");
  takeEndTime(lines, take);
  const label = lines.findIndex((line, i) => i > 0 && LABEL.test(line));
  const labelled = label < 0 ? [] : lines.splice(label);
  const { title: lead, text, cut } = splitLead(lines.join("\n"));
  let title = lead;
  title = take(leadingTime(title), ROUND.test(title) ? "lead-round" : "lead") ?? title;
  title = take(trailingTime(title), ROUND.test(title) ? "tail-round" : "tail") ?? title;
  let rest = text;
  rest = (title === lead ? take(leadingTime(rest), "text") : null) ?? rest;
  const below = [...(rest === "" ? [] : rest.split("\n")), ...labelled, ...own.slice(end)];
  takeEndTime(below, take);
  return finishTakeaway({ number: block.number, title, below, times, take, cut });
}

/** Takes off the time at the end of an item's text, also one next to the hashtags there. */
function takeEndTime(lines: string[], take: ReturnType<typeof taker>): void {
  const at = lines.findLastIndex((line) => line.trim() !== "");
  const line = lines[at]?.trimEnd() ?? "";
  if (at < 0 || !/\d:\d\d|[?&#]t=/.test(line) || codeLines(lines)[at]) return;
  const tags = line.includes("#") ? runStart(mask(line)) : -1;
  const run = tags < 0 ? "" : line.slice(tags);
  const text = tags < 0 ? line : line.slice(0, tags).trimEnd();
  const mark = trailingTime(text);
  if (mark === null) return;
  const round = text.endsWith(")") && !/\]\([^)]*\)\)?$/.test(text);
  const rest = take({ ...mark, certain: mark.certain && !round }, "end");
  if (rest !== null) lines[at] = [rest, run].filter((part) => part !== "").join(" ");
}

/** A word that only says what follows it, as apps write it into highlights. */
const LABEL = /^\s*(?:Summary|Transcript|Notes?|Quote|Context):\s*$/;

/** The lines of a first paragraph: up to an empty line or what begins a block of its own. */
function endOfParagraph(lines: readonly string[]): number {
  const at = lines.findIndex(
    (line, i) =>
      i > 0 &&
      (line.trim() === "" ||
        /^\s*(?:[-*+•]\s|\d{1,9}[.)]\s|#{1,6}\s|>|```|~~~|\||<!--)/.test(line)),
  );
  return at < 0 ? lines.length : at;
}

function dedent(line: string, columns: number): string {
  if (line.startsWith("\t") && columns > 0) return line.slice(1);
  const spaces = line.length - line.trimStart().length;
  return line.slice(Math.min(spaces, columns));
}
