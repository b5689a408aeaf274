import { cleanLine } from "../../../text/clean.ts";
import { draftOf } from "../draft.ts";
import type { Draft, Guess } from "../importer.ts";
import { webAddress } from "../links.ts";
import { countOf } from "../titles.ts";
import type { Channel } from "./channel.ts";
import { chaptersOf, descriptionOf } from "./description.ts";
import { fieldReader, type FieldReader } from "./fields.ts";
import { numberAndTitle } from "./number.ts";
import { peopleOf } from "./people.ts";
import { dayOf, secondsOf } from "./times.ts";

/** An element of an item. */
export interface RssField {
  /** As the format that it is of names it (`itunes:title`), in lower case. */
  name: string;
  attributes: ReadonlyMap<string, string>;
  text: string;
  /** Whether there were elements in its text, which is HTML then. */
  markup: boolean;
}

/** An item as it is in the feed; lines count from 1. */
export interface Item {
  line: number;
  fields: RssField[];
}

/** An item of a feed as an episode. */
export function itemDraft({ line, fields }: Item, channel: Channel): Draft {
  const item = fieldReader(fields);
  const guesses: Guess[] = [];
  const reportGuess = (message: string) => guesses.push({ line, message });
  const { number, belongsTo, title, season, type } = numberAndTitle(item, channel, reportGuess);
  const people = peopleOf(item);
  const page = pageOf(item);
  const audio = audioOf(item);
  const extra = {
    season: season === null ? null : countOf(season),
    season_name: item.attribute("podcast:season", "name"),
    episode_type: type === "full" ? null : type,
    belongs_to: belongsTo,
    audio,
    chapters: item.attribute("podcast:chapters", "url"),
    transcripts: item
      .all("podcast:transcript")
      .flatMap(({ attributes }) => attributes.get("url") ?? []),
    image:
      item.attribute("itunes:image", "href") ??
      item.attribute("media:thumbnail", "url") ??
      item.attribute("googleplay:image", "href"),
    credits: people.others,
  };
  const { tldr = null, sections = [] } = descriptionOf(item);
  return draftOf(
    {
      podcast: channel.title,
      number,
      title,
      guests: people.guests,
      hosts: people.hosts.length > 0 ? people.hosts : channel.hosts,
      date: dayOf(item, reportGuess),
      durationSeconds: secondsOf(item, reportGuess),
      url: page ?? webAddress(audio ?? ""),
      topics: topicsOf(item),
      tldr,
      sections: [...sections, ...chaptersOf(item)],
      extra: Object.fromEntries(Object.entries(extra).filter(([, value]) => hasValue(value))),
    },
    item.text("guid", "id") ?? page ?? audio,
    guesses,
  );
}

function pageOf(item: FieldReader): string | null {
  const guid = item.attribute("guid", "ispermalink") === "false" ? null : item.text("guid");
  const pages = [item.text("link"), item.link("alternate"), guid];
  return pages.map((page) => webAddress(page ?? "")).find((page) => page !== null) ?? null;
}

function audioOf(item: FieldReader): string | null {
  return (
    item.attribute("enclosure", "url") ??
    item.link("enclosure") ??
    item.attribute("enc:enclosure", "rdf:resource") ??
    recording(item)?.attributes.get("url") ??
    null
  );
}

/** Yahoo's media tags also hold pictures and players. */
function recording(item: FieldReader): RssField | undefined {
  return item
    .all("media:content")
    .find(({ attributes }) =>
      /^(?:audio|video)(?:\/|$)/.test(attributes.get("type") ?? attributes.get("medium") ?? ""),
    );
}

function topicsOf(item: FieldReader): string[] {
  const keywords = item
    .lines("itunes:keywords", "media:keywords")
    .flatMap((text) => text.split(","));
  const categories = item
    .all("category")
    .map((field) => field.attributes.get("term") ?? item.line(field));
  const topics = [...keywords, ...categories, ...item.lines("dc:subject")].map(cleanLine);
  // What WordPress calls a post that no one put anywhere.
  return topics.filter((topic) => topic !== "" && topic.toLowerCase() !== "uncategorized");
}

function hasValue(value: string | number | string[] | null): boolean {
  return value !== null && (!Array.isArray(value) || value.length > 0);
}
