import { parse } from "../src/episode/parse.ts";
import type { Episode, Takeaway } from "../src/episode/episode.ts";

/** Front matter that states the most needed. */
export const FM = "---\npodcast: P\nnumber: 1\ntitle: T\ndate: 2026-01-01\n---\n\n";

/** The episode of a text. */
export function read(text: string, path = "p/file.md"): Episode {
  return parse(text, path).episode;
}

/** The takeaways of a body below front matter. */
export function takeawaysOf(body: string): Takeaway[] {
  return read(FM + body).takeaways;
}

/** The titles of the takeaways of a body below front matter. */
export function titlesOf(body: string): string[] {
  return takeawaysOf(body).map(({ title }) => title);
}

/** The names of the sections of a body below front matter. */
export function sectionsOf(body: string): string[] {
  return read(FM + body).sections.map(({ name }) => name);
}

/** What `check` is told of a text: codes of problems and of what was assumed, with their lines. */
export function notesOf(text: string, path = "p/file.md"): string[] {
  const { problems, assumed } = parse(text, path);
  return [...problems, ...assumed].map(({ code, line }) => `${line} ${code}`);
}
