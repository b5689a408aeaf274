import { formatDay } from "../../episode/dates.ts";
import { sourceOf } from "../../episode/episode.ts";
import { nothing } from "../../errors.ts";
import type { ImportRequest, PastedEpisode } from "../../import/run.ts";
import { cutLine } from "../../render/wrap.ts";
import { cleanLine, visible } from "../../text/clean.ts";
import type { Session } from "../session.ts";

/** The takeaways of an episode that are named. */
const MOST = 20;

/**
 * On a terminal, shows what a pasted text was understood as and, unless `yes`, asks whether it is to
 * be written; the answer no is thrown as a UserError. Null elsewhere.
 */
export function confirmer(yes: boolean, { io }: Session): ImportRequest["confirm"] {
  const { err } = io;
  const ask = io.asker();
  if (ask === null) return null;
  return async (episodes) => {
    const most = Math.max(20, err.columns - 1);
    const rows = episodes
      .flatMap(rowsOf)
      .map((row) => cutLine(`  ${cleanLine(visible(row))}`, most));
    await err.write(rows.map((row) => `${row}\n`).join(""));
    if (yes) return true;
    const answer = await ask(episodes.length === 1 ? "Write it? [Y/n] " : "Write them? [Y/n] ");
    if (answer !== null && /^(?:y(?:es)?)?$/i.test(answer.trim())) return true;
    throw nothing("nothing was written");
  };
}

function rowsOf(episode: PastedEpisode): string[] {
  const { title, guests, date, takeaways } = episode;
  const source = sourceOf(episode);
  const about = [guests.join(", "), date === null ? "" : formatDay(date)]
    .filter(Boolean)
    .join(" · ");
  const more = takeaways.length - MOST;
  return [
    source === "" ? title : `${source} · ${title}`,
    ...(about === "" ? [] : [about]),
    ...takeaways.slice(0, MOST).map(({ number, title: point }) => `${number}. ${point}`),
    ...(more > 0 ? [`and ${more} more takeaways`] : []),
    ...(takeaways.length === 0 ? ["no takeaways"] : []),
  ];
}
