import { numberOfHeading } from "./numbers.ts";
import { formatClock } from "./times.ts";
import type { Assume } from "./assumption.ts";
import type { Episode } from "./episode.ts";
import type { Metadata } from "./metadata.ts";
import type { FieldName } from "./fields.ts";
import { knownKey } from "./keys.ts";
import type { Layout } from "./parse.ts";
import { cleanLine } from "../text/clean.ts";
import { metadataLines } from "./write.ts";
import type { PlacedTakeaway } from "./takeaways.ts";

/** An episode as it was read, and from where. */
interface Reading {
  episode: Episode;
  metadata: Metadata;
  fromBody: Metadata["fromBody"];
  layout: Layout;
  takeaways: readonly PlacedTakeaway[];
  /** The file's name. */
  name: string;
}

/** Notes what was read of a body and a file's name that front matter does not say. */
export function assumeReading(reading: Reading, assume: Assume): void {
  assumeNumber(reading, assume);
  assumeBody(reading, assume);
  assumeSections(reading.layout, assume);
  assumeTakeaways(reading, assume);
}

function assumeNumber({ episode, metadata, layout, name }: Reading, assume: Assume): void {
  const { number, date } = episode;
  const { parts, front } = layout;
  if (number !== null && metadata.number === null) {
    const heading = parts.numbered !== null ? parts.outline.title : null;
    const stated = metadata.title !== null && numberOfHeading(metadata.title, "") !== null;
    const line = heading
      ? front.bodyLine + heading.start
      : stated
        ? front.placeOf("title").line
        : 1;
    const words = heading ? parts.heading : stated ? metadata.title : null;
    const from = words === null ? `the file's name, ${name}` : `“${words}”`;
    assume(
      "number-guessed",
      line,
      `number ${number} is read from ${from}`,
      `write number: ${number}`,
    );
  }
  if (date !== null && metadata.date === null)
    assume("date-guessed", 1, `${date} is read from the file's name`, `write date: ${date}`);
}

const OF_THE_BODY: ReadonlySet<FieldName> = new Set<FieldName>(["description", "takeaways"]);

/** What the body states may be copied into front matter without a decision. */
function assumeBody({ episode, fromBody, layout }: Reading, assume: Assume): void {
  // A TL;DR and takeaways belong in the body.
  const metadata = fromBody.filter(({ field }) => !OF_THE_BODY.has(field));
  const [first] = metadata;
  if (!first) return;
  const { block, values } = layout.front;
  // A second key of a field that front matter states in part would only be passed over.
  const stated = new Set(
    [...values.keys()]
      .filter((key) => !Object.hasOwn(episode.extra, cleanLine(key)))
      .map((key) => knownKey(key)?.field),
  );
  // Beside a title in front matter a heading of other words would be a text of the body.
  if (layout.parts.outline.title !== null) stated.add("title");
  const fields = metadata.map(({ field }) => field).filter((field) => !stated.has(field));
  const lines = metadataLines(episode, fields);
  const keys = [...new Set(metadata.map(({ written }) => written))].join(", ");
  const hint = "copy it into front matter";
  const yaml = block === null || block.language === "yaml";
  const at = block === null ? 1 : block.to + 1;
  const fixed = block === null ? ["---", ...lines, "---", ""] : lines;
  assume(
    "metadata-body",
    first.place.line,
    `${keys} read from the body`,
    hint,
    yaml && lines.length > 0 ? { from: at, to: at, lines: fixed } : undefined,
  );
}

const PLAIN_TITLE = { tldr: "TL;DR", guests: "Guests", takeaways: "Takeaways" };

function assumeSections({ parts, front }: Layout, assume: Assume): void {
  for (const { name, outline } of [...parts.sections, ...parts.takeaways]) {
    const { named, form, level, title, line } = outline;
    if (!named || !(named.kind in PLAIN_TITLE)) continue;
    // A second TL;DR or Guests section keeps its own name.
    if (named.kind !== "takeaways" && name !== named.kind) continue;
    if (form === "heading" && (level === 2 || level === parts.outline.base)) continue;
    const plain = PLAIN_TITLE[named.kind as keyof typeof PLAIN_TITLE];
    const message = `“${title}” is read as the section ${plain}`;
    assume("section-guessed", front.bodyLine + line, message, `write ## ${plain}`);
  }
}

function assumeTakeaways({ takeaways, layout }: Reading, assume: Assume): void {
  const note = (
    code: "takeaway-guessed" | "topic-guessed" | "time-guessed",
    found: readonly PlacedTakeaway[],
    what: (one: PlacedTakeaway) => string,
    hint: (one: PlacedTakeaway) => string,
  ) => {
    const [first] = found;
    if (!first) return;
    const more = found.length > 1 ? `, and ${found.length - 1} more like it` : "";
    assume(code, layout.front.bodyLine + first.line, what(first) + more, hint(first));
  };
  note(
    "takeaway-guessed",
    takeaways.filter(({ cut, form }) => cut || form === "paragraph"),
    ({ number, title }) => `takeaway ${number} is titled “${title}”`,
    ({ number }) => `write ### ${number}. and a title`,
  );
  note(
    "topic-guessed",
    takeaways.filter(({ inline }) => inline),
    ({ number, topics }) => `takeaway ${number} has ${topics.map((t) => `#${t}`).join(" ")}`,
    ({ topics }) => `write ${topics.map((t) => `#${t}`).join(" ")} on a line under its title`,
  );
  note(
    "time-guessed",
    takeaways.filter(({ doubtful }) => doubtful),
    ({ number, start }) => `takeaway ${number} starts at ${formatClock(start ?? 0)}`,
    ({ start }) => `write [${formatClock(start ?? 0)}] on a line under its title`,
  );
}
