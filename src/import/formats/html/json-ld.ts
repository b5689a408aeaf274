import { cleanLine } from "../../../text/clean.ts";
import { parseDay } from "../../../episode/dates.ts";
import { parseDuration } from "../../../episode/times.ts";
import { fieldsOf, tagsOf, textOf } from "../../../episode/values.ts";
import type { EpisodeFindings } from "../draft.ts";
import { webAddress } from "../links.ts";
import { plainLine } from "../markup/plain.ts";
import { textMarkdown } from "../notes.ts";
import { countOf } from "../titles.ts";

const TYPES = ["PodcastEpisode", "RadioEpisode", "Episode"];
const MAX_OBJECTS = 10_000;

type Node = Map<string, unknown>;

/** Metadata of an episode; `title` is null without one. */
export type EpisodeData = Partial<Omit<EpisodeFindings, "title">> & { title: string | null };

/** The metadata of the first episode in schema.org data, at any depth; null without one. */
export function firstEpisode(data: unknown[]): EpisodeData | null {
  const found = nodes(data);
  for (const type of TYPES) {
    const node = found.find((candidate) => typesOf(candidate).includes(type));
    if (node) return metadataOf(node);
  }
  return null;
}

/** All objects, nearest the top first. */
function nodes(data: unknown[]): Node[] {
  const queue: unknown[] = [...data];
  const found: Node[] = [];
  for (let i = 0; i < queue.length && i < MAX_OBJECTS; i++) {
    const value = queue[i];
    if (value === null || typeof value !== "object") continue;
    const node = fieldsOf(value);
    if (!Array.isArray(value)) found.push(node);
    for (const inner of node.values()) if (queue.length < MAX_OBJECTS) queue.push(inner);
  }
  return found;
}

function typesOf(node: Node): string[] {
  return listOf(node.get("@type")).map((type) =>
    typeof type === "string" ? type.replace(/^(?:https?:\/\/schema\.org\/|schema:)/, "") : "",
  );
}

function metadataOf(node: Node): EpisodeData {
  const text = (...keys: string[]) => {
    for (const key of keys) {
      const value = first(node.get(key));
      const found = textOf(value) ?? textOf(fieldsOf(value).get("name"));
      if (found !== null) return found;
    }
    return null;
  };
  const hosts = peopleOf(node.get("author"), node.get("creator"));
  const actors = peopleOf(node.get("actor"), node.get("contributor"));
  const media = fieldsOf(first(node.get("associatedMedia") ?? node.get("audio")));
  const season = fieldsOf(first(node.get("partOfSeason")));
  const audio = webAddress(textOf(media.get("contentUrl")) ?? "");
  const seasonNumber = textOf(season.get("seasonNumber"));
  const description = text("description", "abstract");
  // Who fills in these fields with a template escapes them for HTML as well.
  const line = (...keys: string[]) => {
    const found = text(...keys);
    return found === null ? null : cleanLine(plainLine(found));
  };
  return {
    title: line("name", "headline"),
    podcast: line("partOfSeries"),
    number: text("episodeNumber"),
    guests: actors.filter((name) => !hosts.includes(name)),
    hosts,
    date: dayIn(text("datePublished"), text("uploadDate"), text("dateCreated")),
    durationSeconds: parseDuration(
      text("timeRequired", "duration") ?? textOf(media.get("duration")) ?? "",
    ),
    url: webAddress(text("url") ?? "") ?? webAddress(textOf(node.get("@id")) ?? "") ?? audio,
    topics: listOf(node.get("keywords")).flatMap(tagsOf),
    tldr: description === null ? null : textMarkdown(description),
    extra: {
      ...(audio === null ? {} : { audio }),
      ...(seasonNumber === null ? {} : { season: countOf(seasonNumber) }),
    },
  };
}

/** The first day that can be read. */
function dayIn(...texts: (string | null)[]): string | null {
  return texts.map((text) => parseDay(text ?? "")).find((day) => day !== null) ?? null;
}

/** Names of people; an organisation is not one. */
function peopleOf(...values: unknown[]): string[] {
  return values.flatMap(listOf).flatMap((value) => {
    const node = fieldsOf(value);
    if (typesOf(node).includes("Organization")) return [];
    return textOf(value) ?? textOf(node.get("name")) ?? [];
  });
}

function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function first(value: unknown): unknown {
  return listOf(value)[0];
}
