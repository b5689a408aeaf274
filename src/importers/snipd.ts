import type { Episode } from "../episode/episode.ts";
import { slug } from "../episode/text.ts";
import { parseDay, parseDuration } from "../episode/times.ts";
import { namesOf } from "../episode/values.ts";
import { frontKeys, readDocument } from "./document.ts";
import { draftOf } from "./draft.ts";
import type { Importer } from "./importer.ts";
import { webAddress } from "./links.ts";
import { numberFrom } from "./titles.ts";
import { readSnips, withoutLinks } from "./snips.ts";

const CREDIT = /^Created with \[Snipd\]\(.*$/m;
const EPISODE_FILE = /^## Takeaways[ \t]*$/m;
const SNIP_HEADING = /^###[^\n]*\]\(https:\/\/share\.snipd\.com\/snip\/|^\s*🎧 \d/m;

/** Notes that Snipd exports: an episode and the moments its listener kept. */
export const snipd: Importer = {
  name: "snipd",
  about: "a Snipd note with its snips",
  recognises({ text }) {
    // An episode file that came from such notes keeps some of their marks.
    if (/^\s*</.test(text) || EPISODE_FILE.test(text)) return false;
    return (
      CREDIT.test(text) || SNIP_HEADING.test(text) || frontKeys(text).has("episode_export_date")
    );
  },
  *read(source) {
    const { episode, guesses } = readDocument(source);
    const said = metadata(episode);
    const body = episode.sections
      .map(({ title, markdown }) => (title === "" ? markdown : `## ${title}\n\n${markdown}`))
      .filter((_, i) => episode.sections[i]!.name !== "episode-metadata")
      .join("\n\n");
    const { takeaways, rest } = readSnips(body.replace(CREDIT, ""));
    const named = said.get("episode-title") ?? episode.title;
    const { number, title, told } = numberFrom(named, episode.number, 1);
    const seconds = parseDuration(said.get("duration") ?? "") ?? episode.durationSeconds;
    const url = said.get("episode-url");
    const description = said.get("episode-ai-description");
    const image = /^!\[[^\]\n]*\]\(([^()\s]+)\)\s*$/m.exec(rest);
    const draft = draftOf(
      {
        ...episode,
        title,
        number,
        podcast: said.get("show") ?? episode.podcast,
        hosts: first(namesOf(said.get("owner-host")), episode.hosts),
        guests: first(namesOf(said.get("guests")), episode.guests),
        date: parseDay(said.get("episode-publish-date") ?? "") ?? episode.date,
        durationSeconds: seconds,
        url: webAddress(url ?? "") ?? episode.url,
        tldr: description ?? episode.tldr,
        takeaways,
        sections: [{ title: "", markdown: image ? rest.replace(image[0], "") : rest }],
        extra: { ...episode.extra, ...others(said), ...(image ? { image: image[1] } : {}) },
      },
      webAddress(url ?? "") ?? episode.url,
      [...guesses, ...told],
    );
    yield draft;
  },
};

/** The lines `- Key: value` of the metadata by slug of their key; a value may take several lines. */
function metadata(episode: Episode): Map<string, string> {
  const section = episode.sections.find(({ name }) => name === "episode-metadata");
  const said = new Map<string, string>();
  let key: string | null = null;
  for (const line of section?.markdown.split("\n") ?? []) {
    const entry = /^[-*] ([\p{L}][\p{L} /]{1,40}):\s*(.*)$/u.exec(line);
    if (entry) key = slug(entry[1]!);
    if (key === null) continue;
    const value = entry ? valueOf(entry[2]!) : `${said.get(key) ?? ""}\n${line}`;
    if (value.trim() !== "") said.set(key, value.trim());
  }
  return said;
}

/** A link that only opens the app stands for its address, any other for its text. */
function valueOf(text: string): string {
  return /^\[open in snipd\]\(([^()\s]+)\)$/i.exec(text.trim())?.[1] ?? withoutLinks(text);
}

const KNOWN = new Set(
  "episode-title show owner-host guests episode-publish-date episode-ai-description duration episode-url".split(
    " ",
  ),
);

function others(said: Map<string, string>): Record<string, string> {
  const unknown = [...said].filter(([key]) => !KNOWN.has(key));
  return Object.fromEntries(unknown.map(([key, value]) => [key.replace(/-/g, "_"), value]));
}

function first(names: string[], otherwise: string[]): string[] {
  return names.length > 0 ? names : otherwise;
}
