import { sourceOf } from "../episode/episode.ts";
import { write, writeBody, writeTakeaway } from "../episode/write.ts";
import type { Problem } from "../episode/problem.ts";
import type { EpisodeRow, Kind, MatchRow, TakeawayRow, TopicRow } from "../rows/fields.ts";
import { asTakeaway } from "../rows/rows.ts";
import { count } from "../text/count.ts";
import { problemLine } from "./problems.ts";

/** Rows as Markdown, each independent of the others. */
export const MARKDOWN: { [K in Kind]?: (row: never) => string } = {
  takeaway: takeawayMarkdown,
  episode: listedEpisode,
  match: ({ ref, title, passage }: MatchRow) => `- **${title}** (\`${ref}\`): ${passage}`,
  topic: ({ topic, takeaways, episodes }: TopicRow) =>
    `- ${topic}: ${count(takeaways, "takeaway")} in ${count(episodes, "episode")}`,
  problem: (problem: Problem) => `- ${problemLine(problem)}`,
};

/** An episode as the file it could be written to; with `bodyOnly`, without its front matter. */
export function episodeMarkdown(row: EpisodeRow, bodyOnly: boolean): string {
  const episode = { ...row, takeaways: row.takeaways.map(asTakeaway) };
  return bodyOnly ? writeBody(episode) : write(episode);
}

/** A takeaway under its heading, with the episode it comes from below it. */
export function takeawayMarkdown(row: TakeawayRow): string {
  const title = row.url === null ? row.episodeTitle : `[${row.episodeTitle}](${row.url})`;
  const source = sourceOf({ podcast: row.podcast, number: row.episodeNumber });
  const parts = [source, title, row.guests.join(", "), row.date, `\`${row.ref}\``];
  const from = parts.filter((part) => part !== null && part !== "").join(" · ");
  return `${writeTakeaway(asTakeaway(row))}\n\n— ${from}\n`;
}

function listedEpisode(row: EpisodeRow): string {
  const title = row.url === null ? row.title : `[${row.title}](${row.url})`;
  const parts = [sourceOf(row), row.guests.join(", "), row.date, `\`${row.id}\``];
  return `- ${title} — ${parts.filter((part) => part !== null && part !== "").join(" · ")}`;
}
