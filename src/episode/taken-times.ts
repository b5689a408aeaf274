import type { TimeMark } from "./time-marks.ts";

/** Where a time is that only counts where another takeaway has one in the same place. */
export type TimePlace = "lead" | "lead-round" | "tail" | "tail-round" | "end" | "text" | "line";

/** What decides whether a time is one. */
export interface TimeRules {
  /** The places at which doubtful times count; null for all. */
  allowed: ReadonlySet<TimePlace> | null;
  /** The length of the recording in seconds, beyond which nothing is a time. */
  length: number | null;
}

/** The times of a takeaway, as far as they were taken. */
export interface Times {
  start: number | null;
  end: number | null;
  doubtful: TimePlace[];
  /** Where the times linked to, as far as that is worth keeping. */
  addresses: string[];
}

/** Takes a time off a text where it counts. */
export function taker({ allowed, length }: TimeRules, times: Times) {
  return (mark: TimeMark | null, place: TimePlace): string | null => {
    if (mark === null) return null;
    // A line of its own is meant as a time; elsewhere none is after the end.
    if (place !== "line" && length !== null && mark.start > length) return null;
    if (!mark.certain) {
      times.doubtful.push(place);
      if (allowed !== null && !allowed.has(place)) return null;
    }
    if (mark.address && /^https?:/i.test(mark.address)) times.addresses.push(mark.address);
    if (times.start === null) Object.assign(times, { start: mark.start, end: mark.end });
    else if (times.end === null && mark.end !== null) times.end = laterEnd(times.start, mark.end);
    return mark.rest;
  };
}

function laterEnd(start: number, end: number): number | null {
  return end >= start ? end : null;
}

/** The times of a takeaway before any is taken. */
export function noTimes(): Times {
  return { start: null, end: null, doubtful: [], addresses: [] };
}

/** The places that are there at least twice. */
export function repeated(places: readonly TimePlace[]): Set<TimePlace> {
  const once = new Set<TimePlace>();
  const twice = new Set<TimePlace>();
  for (const place of places) (once.has(place) ? twice : once).add(place);
  return twice;
}
