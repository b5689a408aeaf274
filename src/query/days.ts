import { parseDay } from "../episode/dates.ts";

const AGO = /^(\d{1,5})\s*([dwmy])$/i;
const PART = /^(\d{4})(?:-(\d{2}))?$/;

/**
 * The day that bounds a time: `2026-02-01`, a month or a year (`2026-02`, `2026`: its first day
 * for `since`, its last for `until`), or so long before `today` (`30d`, `2w`, `6m`, `1y`).
 * Null where the text is none of these.
 */
export function boundary(text: string, side: "since" | "until", today: string): string | null {
  const ago = AGO.exec(text);
  if (ago) return before(today, Number(ago[1]), ago[2]!.toLowerCase());
  const part = PART.exec(text);
  if (part) return edge(part[1]!, part[2] ?? null, side);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? parseDay(text) : null;
}

function edge(year: string, month: string | null, side: "since" | "until"): string | null {
  if (month === null) return side === "since" ? `${year}-01-01` : `${year}-12-31`;
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (side === "since") return `${year}-${month}-01`;
  return `${year}-${month}-${String(daysIn(Number(year), Number(month) - 1)).padStart(2, "0")}`;
}

function before(today: string, count: number, unit: string): string {
  const [year, month, day] = today.split("-").map(Number) as [number, number, number];
  if (unit === "d" || unit === "w") {
    const days = unit === "w" ? count * 7 : count;
    return iso(new Date(Date.UTC(year, month - 1, day - days)));
  }
  // A month ago from 31 March is the end of February, not a day in March.
  const months = unit === "y" ? count * 12 : count;
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  first.setUTCDate(Math.min(day, daysIn(first.getUTCFullYear(), first.getUTCMonth())));
  return iso(first);
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
}

function iso(date: Date): string {
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1
    ? "0001-01-01"
    : date.toISOString().slice(0, 10);
}
