import { relative } from "node:path";
import { isInside } from "../files/inside.ts";
import { homedFolder, libraryRoots } from "../library/folders.ts";
import { marginOf } from "../render/screen.ts";
import type { MatchRow, TopicRow } from "../rows/fields.ts";
import type { Row } from "../rows/rows.ts";
import { count } from "../text/count.ts";
import type { RowsAnswer } from "./answer.ts";
import type { Session } from "./session.ts";

/** What stands on stderr below rows on a terminal; null where there is nothing to say. */
export function footerOf(
  answer: RowsAnswer,
  rows: readonly Row[],
  session: Session,
): string | null {
  const text = answer.footer ?? counts(answer, rows, session);
  return text === null ? null : inMargin(text, session);
}

/** A line that stands as far from the left as the pages do. */
export function inMargin(text: string, { io }: Session): string {
  return " ".repeat(marginOf({ width: io.err.columns })) + text;
}

/**
 * The libraries in use, such as `in ~/notes/podcasts`; null where none was named with `--library`
 * or in the environment.
 */
export function whichLibrary({ io, flags }: Session): string | null {
  if (flags.library.length === 0 && !io.env["EPISODE_LIBRARY"]) return null;
  const [root = "", ...others] = libraryRoots(flags.library, io);
  if (others.length > 0) return `in ${others.length + 1} libraries`;
  const isBelow = root !== io.cwd && isInside(io.cwd, root);
  return `in ${isBelow ? relative(io.cwd, root) : homedFolder(root, io.home)}`;
}

function counts(
  { kind, aside }: RowsAnswer,
  rows: readonly Row[],
  session: Session,
): string | null {
  if (kind === "problem") return null;
  const isNamed = kind === "episode" || kind === "takeaway";
  const where = isNamed ? whichLibrary(session) : null;
  const more = aside?.(rows.length) ?? null;
  if (rows.length < 2 && where === null && more === null) return null;
  const many = kind === "match" ? matches(rows as readonly MatchRow[]) : count(rows.length, kind);
  const all = where === null ? many : `${many} ${where}`;
  const rest = kind === "topic" ? usedOnce(rows as readonly TopicRow[]) : more;
  return rest === null ? all : `${all} · ${rest}`;
}

function matches(rows: readonly MatchRow[]): string {
  const episodes = new Set(rows.map(({ episode }) => episode)).size;
  return `${rows.length} ${rows.length === 1 ? "match" : "matches"} in ${count(episodes, "episode")}`;
}

function usedOnce(rows: readonly TopicRow[]): string | null {
  const once = rows.filter(({ takeaways }) => takeaways === 1).length;
  return once === 0 ? null : `${once} used once`;
}
