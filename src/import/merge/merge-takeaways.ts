import type { Takeaway } from "../../episode/episode.ts";
import { matchTakeaways } from "./match-takeaways.ts";
import type { Conflict } from "./conflict.ts";
import { settleValue, settleList, settleText } from "./settle-values.ts";

/**
 * Merges takeaways three ways, each matched with what it was and with what it became. Yours keep
 * their order; new ones are after the one they follow at the source.
 */
export function mergeTakeaways(
  base: readonly Takeaway[],
  theirs: readonly Takeaway[],
  yours: readonly Takeaway[],
): { takeaways: Takeaway[]; conflicts: Conflict[] } {
  const conflicts: Conflict[] = [];
  const toTheirs = matchTakeaways(base, theirs);
  const toYours = matchTakeaways(base, yours);
  const fromYours = new Map([...toYours].map(([from, to]) => [to, from]));
  const merged = new Map<Takeaway, Takeaway>();
  const out: Takeaway[] = [];
  for (const mine of yours) {
    const from = fromYours.get(mine);
    const other = from && toTheirs.get(from);
    const one = from === undefined ? mine : other ? both(from, other, mine) : dropped(from, mine);
    if (one === null) continue;
    out.push(one);
    if (other) merged.set(other, one);
  }
  const fresh = addNew();
  return { takeaways: settleNumbers(yours, out, fresh), conflicts };

  function both(from: Takeaway, other: Takeaway, mine: Takeaway): Takeaway {
    const title = settleValue(from.title, other.title, mine.title);
    const text = settleText(from.text, other.text, mine.text);
    const start = settleValue(from.start, other.start, mine.start);
    const end = settleValue(from.end, other.end, mine.end);
    if (title.conflict) clash(mine, ": title", mine.title, other.title);
    if (text.conflict) clash(mine, ": text", mine.text, other.text);
    if (start.conflict) clash(mine, ": start", `${mine.start}`, `${other.start}`);
    if (end.conflict) clash(mine, ": end", `${mine.end}`, `${other.end}`);
    return {
      number: settleValue(from.number, other.number, mine.number).value,
      title: title.value,
      text: text.value,
      topics: settleList(from.topics, other.topics, mine.topics),
      start: start.value,
      end: end.value,
    };
  }

  /** One that the source dropped goes, unless you have worked on it. */
  function dropped(from: Takeaway, mine: Takeaway): Takeaway | null {
    const touched =
      from.title !== mine.title ||
      from.text !== mine.text ||
      from.start !== mine.start ||
      from.end !== mine.end ||
      from.topics.join(" ") !== mine.topics.join(" ");
    if (touched) clash(mine, "", mine.title, "(taken out)");
    return touched ? mine : null;
  }

  /** Adds what is new at the source; one that you took out stays out. */
  function addNew(): Set<Takeaway> {
    const known = new Map([...toTheirs].map(([from, to]) => [to, from]));
    const alreadyYours = matchAdded(theirs.filter((one) => !known.has(one)));
    const added = new Set<Takeaway>();
    let previous: Takeaway | undefined;
    for (const other of theirs) {
      const from = known.get(other);
      if (from && !toYours.has(from)) {
        if (other.title !== from.title || other.text !== from.text)
          clash(other, "", "(taken out)", `${other.title}\n${other.text}`.trim());
        continue;
      }
      const mine = merged.get(other) ?? alreadyYours.get(other);
      if (mine === undefined) {
        out.splice(previous === undefined ? 0 : out.indexOf(previous) + 1, 0, other);
        added.add(other);
      }
      previous = mine ?? other;
    }
    return added;
  }

  /** What both sides have though it was not imported: the same point, added by an earlier merge. */
  function matchAdded(added: readonly Takeaway[]): Map<Takeaway, Takeaway> {
    const own = out.filter((one) => yours.includes(one) && !fromYours.has(one));
    const same = new Map<Takeaway, Takeaway>();
    for (const other of added) {
      const mine = own.find((one) => one.title === other.title && one.text === other.text);
      if (mine) same.set(other, mine);
    }
    return same;
  }

  function clash({ number }: Takeaway, part: string, mine: string, other: string): void {
    conflicts.push({ where: `takeaway ${number}${part}`, yours: mine, theirs: other });
  }
}

/**
 * No two takeaways that had numbers of their own share one now: a new one gives way. Takeaways
 * that were in the order of their numbers are so again.
 */
function settleNumbers(
  yours: readonly Takeaway[],
  merged: readonly Takeaway[],
  added: ReadonlySet<Takeaway>,
): Takeaway[] {
  const taken = new Set<number>();
  let last = 0;
  const numbers = new Map<Takeaway, number>();
  const settled = [...merged].sort((a, b) => Number(added.has(a)) - Number(added.has(b)));
  const doubled = new Set(yours.map(({ number }) => number)).size < yours.length;
  for (const one of settled) {
    const free = doubled || !taken.has(one.number) ? one.number : last + 1;
    taken.add(free);
    last = Math.max(last, free);
    numbers.set(one, free);
  }
  const out = merged.map((one) => ({ ...one, number: numbers.get(one)! }));
  return rising(yours) ? out.sort((a, b) => a.number - b.number) : out;
}

function rising(takeaways: readonly Takeaway[]): boolean {
  return takeaways.every((one, i) => i === 0 || one.number > takeaways[i - 1]!.number);
}
