import { cleanLine } from "../episode/text.ts";
import { parseDay, parseDuration } from "../episode/times.ts";
import { draftOf } from "./draft.ts";
import { notes } from "./notes.ts";
import type { Draft, Guess } from "./importer.ts";
import { webAddress } from "./links.ts";
import { countOf, splitTitle } from "./titles.ts";

/** What a feed says of the podcast itself. */
export interface Channel {
  title: string | null;
  hosts: string[];
  /** Whether its episodes count anew in each season. */
  serial: boolean;
}

/** An element of an item. */
export interface Field {
  name: string;
  attributes: ReadonlyMap<string, string>;
  text: string;
}

/** An item as it stands in the feed; lines count from 1. */
export interface Item {
  line: number;
  fields: Field[];
}

type Reader = ReturnType<typeof reader>;

/** An item of a feed as an episode. */
export function itemDraft({ line, fields }: Item, channel: Channel): Draft {
  const item = reader(fields);
  const guesses: Guess[] = [];
  const type = item.text("itunes:episodetype")?.toLowerCase() ?? "full";
  const season = item.text("podcast:season", "itunes:season");
  const written = numberOf(item, channel.serial ? season : null);
  const named = item.text("itunes:title", "title") ?? "";
  const split = splitTitle(named, type === "full" ? item.text("itunes:episode") : null);
  if (written === null && split.number !== null)
    guesses.push({ line, message: `number ${split.number}, from the title “${cleanLine(named)}”` });
  const people = peopleOf(item);
  const page = pageOf(item);
  const audio = item.attribute("enclosure", "url") ?? item.link("enclosure");
  const extra = {
    season: season === null ? null : countOf(season),
    season_name: item.attribute("podcast:season", "name"),
    episode_type: type === "full" ? null : type,
    // The episode that a bonus belongs to; its own number it is not.
    belongs_to: type === "full" || written === null ? null : countOf(written),
    audio,
    chapters: item.attribute("podcast:chapters", "url"),
    transcripts: item
      .all("podcast:transcript")
      .flatMap(({ attributes }) => attributes.get("url") ?? []),
    image: item.attribute("itunes:image", "href"),
    credits: people.others,
  };
  return draftOf(
    {
      podcast: channel.title,
      number: type === "full" ? (written ?? split.number) : null,
      title: split.title,
      guests: people.guests,
      hosts: people.hosts.length > 0 ? people.hosts : channel.hosts,
      date: parseDay(item.text("pubdate", "dc:date", "published", "updated") ?? ""),
      durationSeconds: parseDuration(item.text("itunes:duration") ?? ""),
      url: page ?? webAddress(audio ?? ""),
      topics: topicsOf(item),
      ...notes(
        item.text("description", "itunes:summary", "summary", "itunes:subtitle"),
        item.text("content:encoded", "content"),
      ),
      extra: Object.fromEntries(Object.entries(extra).filter(([, value]) => hasValue(value))),
    },
    item.text("guid", "id") ?? page ?? audio,
    guesses,
  );
}

/** Questions to the elements of an item; all texts are trimmed, and empty ones are null. */
function reader(fields: Field[]) {
  const all = (name: string) => fields.filter((field) => field.name === name);
  return {
    all,
    /** The text of the first of these elements that has one. */
    text(...names: string[]): string | null {
      for (const name of names)
        for (const { text } of all(name)) if (text.trim() !== "") return text.trim();
      return null;
    },
    attribute: (name: string, attribute: string) =>
      all(name)[0]?.attributes.get(attribute)?.trim() || null,
    /** The address of an Atom link. */
    link: (rel: string) =>
      all("link")
        .find(({ attributes }) => (attributes.get("rel") ?? "alternate") === rel)
        ?.attributes.get("href") ?? null,
  };
}

/** The number as the show displays it; where it counts by season, with the season. */
function numberOf(item: Reader, season: string | null): string | null {
  const display = item.attribute("podcast:episode", "display");
  const numbers = [display, item.text("podcast:episode"), item.text("itunes:episode")];
  const number = numbers.find((text) => text !== null && /^(?=.*\d)\S{1,16}$/.test(text)) ?? null;
  return number !== null && season !== null && /^\d{1,3}$/.test(season) && /^\d/.test(number)
    ? `S${season}E${number}`
    : number;
}

function pageOf(item: Reader): string | null {
  const guid = item.attribute("guid", "ispermalink") === "false" ? null : item.text("guid");
  const pages = [item.text("link"), item.link("alternate"), guid];
  return pages.map((page) => webAddress(page ?? "")).find((page) => page !== null) ?? null;
}

function peopleOf(item: Reader) {
  const people = item.all("podcast:person").map(({ attributes, text }) => ({
    name: text.trim(),
    role: (attributes.get("role") ?? "host").toLowerCase(),
  }));
  const named = people.filter(({ name }) => name !== "");
  const of = (role: RegExp) => named.filter((p) => role.test(p.role)).map(({ name }) => name);
  return {
    hosts: of(/^(?:co-?|guest )?host$/),
    guests: of(/^guest$/),
    others: named
      .filter((p) => !/^(?:(?:co-?|guest )?host|guest)$/.test(p.role))
      .map(({ name, role }) => `${name} (${role})`),
  };
}

function topicsOf(item: Reader): string[] {
  const keywords = item.text("itunes:keywords")?.split(",") ?? [];
  const categories = item
    .all("category")
    .map(({ attributes, text }) => attributes.get("term") ?? text);
  return [...keywords, ...categories].map((topic) => topic.trim()).filter((topic) => topic !== "");
}

function hasValue(value: string | number | string[] | null): boolean {
  return value !== null && (!Array.isArray(value) || value.length > 0);
}
