import type { FieldName } from "../../episode/keys.ts";
import type { Parsed } from "../../episode/parse.ts";

/** Whether lines were meant as front matter and are not read, which is reported as such. */
export function hasLostMetadata({ assumed, problems }: Parsed): boolean {
  return (
    assumed.some(({ code }) => code === "front-matter-body") ||
    problems.some(({ code }) => code === "front-matter-unclosed")
  );
}

/** Whether metadata was read, from front matter or the body. */
export function hasMetadata(parsed: Parsed): boolean {
  const { assumed, layout } = parsed;
  if (hasLostMetadata(parsed)) return false;
  return layout.front.values.size > 0 || assumed.some(({ code }) => code === "metadata-body");
}

/** The fields for which a file has no value that can be used. */
export function missingFields({ episode, layout, assumed }: Parsed): ReadonlySet<FieldName> {
  const isGuessed = assumed.some(({ code }) => code === "number-guessed");
  const absent: Record<FieldName, boolean> = {
    podcast: episode.podcast === null,
    number: episode.number === null || isGuessed,
    title: !layout.titled,
    guests: episode.guests.length === 0,
    hosts: episode.hosts.length === 0,
    date: episode.date === null,
    duration: episode.durationSeconds === null,
    reading: episode.readingMinutes === null,
    url: episode.url === null,
    topics: episode.topics.length === 0,
    description: episode.tldr === null,
    takeaways: episode.takeaways.length === 0,
  };
  return new Set((Object.keys(absent) as FieldName[]).filter((field) => absent[field]));
}
