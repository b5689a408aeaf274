import { cleanLine } from "../../../text/clean.ts";
import { countOf, splitTitle } from "../titles.ts";
import type { Channel } from "./channel.ts";
import type { FieldReader } from "./fields.ts";

/** What identifies an episode within its podcast. */
interface Naming {
  number: string | null;
  /** The number of the episode that a bonus or a trailer belongs to. */
  belongsTo: string | number | null;
  title: string;
  season: string | null;
  /** `full`, `bonus` or `trailer`. */
  type: string;
}

/**
 * Reads an item's number and title. Where the podcast counts by season the number has the season
 * too; `reportGuess` is called where the number comes from the title.
 */
export function numberAndTitle(
  item: FieldReader,
  { title: podcast, bySeason }: Channel,
  reportGuess: (message: string) => void,
): Naming {
  const type = item.text("itunes:episodetype")?.toLowerCase() ?? "full";
  const season = item.text("podcast:season", "itunes:season");
  const titles = item.lines("itunes:title", "title", "media:title");
  const split = (known: readonly string[] | null) =>
    titles.map((text) => splitBehind(podcast, text, known));
  const written = writtenNumber(item);
  const both = written === null ? null : withSeason(written, season);
  if (type !== "full") {
    const number = bySeason ? both : written;
    const belongsTo = number === null ? null : countOf(number);
    return { number: null, belongsTo, title: split(null)[0]?.title ?? "", season, type };
  }
  // Apple asks for titles without a number, so that only the other title may have it.
  if (written === null) {
    const found = split(null);
    const at = found.findIndex(({ number }) => number !== null);
    const number = found[at]?.number ?? null;
    if (number !== null)
      reportGuess(`number ${number}, from the title “${cleanLine(titles[at]!)}”`);
    return { number, belongsTo: null, title: found[0]?.title ?? "", season, type };
  }
  const found = split([written, item.text("itunes:episode") ?? written, both ?? written]);
  // A title that says `S2E4` counts by season, even if the rest of the feed does not.
  const inTitle = found.find(({ number }) => number?.startsWith("S"))?.number;
  const number = inTitle ?? (bySeason ? both : written);
  return { number, belongsTo: null, title: found[0]?.title ?? "", season, type };
}

/** A title's number and rest, also where the podcast's name is before its number. */
function splitBehind(podcast: string | null, title: string, known: readonly string[] | null) {
  const named = podcast !== null && title.toLowerCase().startsWith(podcast.toLowerCase());
  const after = named ? title.slice(podcast.length).replace(/^[\s:|,–—-]+/, "") : "";
  const found = /^(?:#|ep|s?\d)/i.test(after) ? splitTitle(after, known) : null;
  return found !== null && found.number !== null ? found : splitTitle(title, known);
}

/** The number as the show displays it. */
function writtenNumber(item: FieldReader): string | null {
  const display = item.attribute("podcast:episode", "display");
  const numbers = [display, item.text("podcast:episode"), item.text("itunes:episode")];
  return numbers.find((text) => text !== null && /^(?=.*\d)\S{1,16}$/.test(text)) ?? null;
}

function withSeason(number: string, season: string | null): string {
  if (season === null || !/^\d{1,3}$/.test(season) || !/^\d/.test(number)) return number;
  return `S${Number(season)}E${number.replace(/^0+(?=\d)/, "")}`;
}
