import { archive } from "./archive.ts";
import { html } from "./html.ts";
import { hugo } from "./hugo.ts";
import { jsonFeed } from "./json-feed.ts";
import { obsidian } from "./obsidian.ts";
import { page } from "./page.ts";
import { podwise } from "./podwise.ts";
import { readwise } from "./readwise.ts";
import { readwiseMarkdown } from "./readwise-markdown.ts";
import { rss } from "./rss.ts";
import { snipd } from "./snipd.ts";
import type { Importer } from "./importer.ts";

/** Every format there is, the most particular first; a new one is a file and a line here. */
export const IMPORTERS: readonly Importer[] = [
  rss,
  jsonFeed,
  html,
  readwise,
  readwiseMarkdown,
  snipd,
  podwise,
  hugo,
  obsidian,
  archive,
  page,
];
