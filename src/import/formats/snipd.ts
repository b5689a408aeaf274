import { parseDay } from "../../episode/dates.ts";
import { unique } from "../../text/compare.ts";
import { topicName } from "../../text/topic-name.ts";
import { parseDuration } from "../../episode/times.ts";
import { namesOf, plainRecord, tagsOf } from "../../episode/values.ts";
import { frontKeys, readDocument } from "./document.ts";
import { draftOf } from "./draft.ts";
import type { Importer } from "./importer.ts";
import { webAddress } from "./links.ts";
import { numbered } from "./numbered.ts";
import { overflow } from "./overflow.ts";
import { otherSections, sectionOf, withoutImage } from "./other-sections.ts";
import { filled, noteFields } from "./note-fields.ts";
import { DESCRIPTION, readMetadata } from "./snipd-metadata.ts";
import { readSnips } from "./snips.ts";

const CREDIT = /^Created with \[Snipd\]\(/m;
const EPISODE_FILE = /^## Takeaways[ \t]*$/m;
const SNIP =
  /^###[^\n]*\]\(https:\/\/share\.snipd\.com\/snip\/|^(?:[-*] )?🎧 \d|^\[🎧 Play snip\b/mu;
const OWN_KEYS = ["episode_export_date", "from_snipd"];
const METADATA = "episode-metadata";

/** Notes that Snipd exports, also in their older form: an episode and the moments its listener kept. */
export const snipd: Importer = {
  name: "snipd",
  about: "a Snipd note with its snips",
  extensions: ["md"],
  recognises({ text }) {
    // An episode file that came from such notes keeps some of their marks.
    if (/^\s*</.test(text) || EPISODE_FILE.test(text)) return false;
    const keys = frontKeys(text);
    // Others mark times with the same sign.
    const snips = SNIP.test(text) && /\bsnipd\.com\b/i.test(text);
    return CREDIT.test(text) || snips || OWN_KEYS.some((key) => keys.has(key));
  },
  *read(source) {
    const { takeaways, rest, over, ...snips } = readSnips(source.text.split(/\r\n?|\n/));
    // Without its snips a note is a document like any other.
    const { episode, guesses } = readDocument({ ...source, text: rest.join("\n") });
    const { values, folded } = readMetadata(sectionOf(episode.sections, METADATA));
    const { take, left } = noteFields(values);
    const whole = (value: string) => value;
    const named = take("episode-title", whole) ?? episode.title;
    const { number, title, guesses: ofNumber } = numbered(source, named, episode.number, guesses);
    const address = take("episode-url", webAddress) ?? take("episode-link", webAddress);
    const url = address ?? episode.url;
    const tags = take("tags", (value) => filled(tagsOf(value).map(topicName))) ?? [];
    // A summary is more than a description, which then stays with the other metadata.
    const summed = sectionOf(episode.sections, "tldr") !== "";
    const { image, parts } = withoutImage(otherSections(episode.sections, METADATA));
    const more = overflow("snips", over);
    const found = {
      podcast: take("show", whole) ?? episode.podcast,
      hosts: take("owner-host", (value) => filled(namesOf(value))) ?? episode.hosts,
      guests: take("guests", (value) => filled(namesOf(value))) ?? episode.guests,
      date: take("episode-publish-date", parseDay) ?? episode.date,
      durationSeconds: take("duration", parseDuration) ?? episode.durationSeconds,
      tldr: (summed ? null : take(DESCRIPTION, whole)) ?? episode.tldr,
    };
    yield draftOf(
      {
        ...episode,
        ...found,
        title,
        number,
        url,
        topics: unique([...episode.topics, ...tags]).filter((topic) => topic !== ""),
        takeaways: [...episode.takeaways, ...takeaways].map((one, i) => ({
          ...one,
          number: i + 1,
        })),
        sections: [...parts, ...folded, ...more.sections],
        extra: { ...stated(episode.extra), ...left(), ...(image === null ? {} : { image }) },
      },
      url,
      [...guesses, ...ofNumber, ...snips.guesses, ...more.guesses],
    );
  },
};

/** Snipd writes every property, also without a value. */
function stated(extra: Record<string, unknown>): Record<string, unknown> {
  const empty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);
  return plainRecord(Object.entries(extra).filter(([, value]) => !empty(value)));
}
