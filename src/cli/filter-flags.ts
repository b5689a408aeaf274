import { UserError } from "../errors.ts";
import type { Io } from "../io/io.ts";
import { boundary } from "../query/days.ts";
import { EVERYTHING, MAX_GROUPS, type Query } from "../query/query.ts";
import { grouped, text, texts, yes, type Values } from "./flag.ts";

/** Flags that narrow what a question is asked of. */
export const FILTERS = grouped("Filters:", {
  topic: texts("--topic <a,b>", "about topic a or b; repeat to narrow"),
  notTopic: texts("--not-topic <a,b>", "leave out these topics"),
  exact: yes("--exact", "exact topics only, without narrower ones"),
  podcast: texts("--podcast <name>", "part of the podcast's name"),
  guest: texts("--guest <name>", "part of a guest's name; repeat to narrow"),
  since: text("--since <date>", "from this day on: 2026-02-01, 2026-02, 2026, 30d, 6m, 1y"),
  until: text("--until <date>", "up to this day, in the same forms"),
  changedSince: text("--changed-since <date>", "by when the file changed, in the same forms"),
});

/** Their values. */
export type FilterFlags = Values<typeof FILTERS>;

/**
 * The question that filter flags ask; `exactWithout` says whether --exact does something without a
 * topic. Throws a UserError where a date is not valid, or a flag would do nothing.
 */
export function queryFrom(flags: FilterFlags, io: Io, exactWithout = false): Query {
  const today = io.today();
  const day = (side: "since" | "until", given: string | null, flag: string = side) => {
    if (given === null) return null;
    const found = boundary(given, side, today);
    if (found !== null) return found;
    throw new UserError(
      `“${given}” is not a valid date for --${flag}`,
      "write 2026-02-01, 2026-02, 2026, 30d, 6m or 1y",
    );
  };
  if (flags.exact && !exactWithout && flags.topic.length + flags.notTopic.length === 0)
    throw new UserError("--exact has no meaning without a topic", "add --topic or --not-topic");
  if (flags.topic.length > MAX_GROUPS)
    throw new UserError(`--topic is there ${flags.topic.length} times`, `${MAX_GROUPS} will do`);
  return {
    ...EVERYTHING,
    topics: flags.topic.map(commaList),
    notTopics: flags.notTopic.flatMap(commaList),
    exact: flags.exact,
    podcasts: flags.podcast.flatMap(commaList),
    guests: flags.guest.map(commaList),
    since: day("since", flags.since),
    until: day("until", flags.until),
    changedSince: startOf(day("since", flags.changedSince, "changed-since")),
  };
}

/** The first moment of a day where the user is, in milliseconds since 1970. */
function startOf(day: string | null): number | null {
  return day === null ? null : new Date(`${day}T00:00`).getTime();
}

/** The parts of `a,b`, trimmed; empty ones are left out. */
export function commaList(list: string): string[] {
  const parts = list.split(",").map((part) => part.trim());
  return parts.filter((part) => part !== "");
}
