import { same } from "../same.ts";
import type { Episode } from "../episode.ts";
import { STARRED } from "../fields.ts";
import { parse } from "../parse.ts";
import { readTakeaways } from "../takeaways.ts";
import { write } from "../write.ts";
import { bodySplices, titleHeading } from "./body-splices.ts";
import { bareLines, documentOf, spliced } from "./document-lines.ts";
import { metadataSplices } from "./metadata-splices.ts";

/** A document changed, and whether nothing of its old form could be kept. */
export interface Edited {
  text: string;
  /** True where it is written anew: what it says stays, its comments and spacing do not. */
  whole: boolean;
}

/**
 * Changes an episode file so that it says what `wanted` says. Only the metadata, sections and
 * takeaways that differ are touched; everything else stays byte for byte: the order of keys,
 * comments, unknown keys, spacing and line ends. The result is read again, and where it does not
 * say what it should the file is written anew.
 */
export function edit(text: string, wanted: Episode): Edited {
  const { path } = wanted;
  const old = parse(text, path).episode;
  const right = contentOf(parse(write(wanted), path).episode);
  if (same(contentOf(old), right)) return { text, whole: false };
  for (const plain of [false, true]) {
    const edited = changed(text, old, wanted, plain);
    if (same(contentOf(parse(edited, path).episode), right)) return { text: edited, whole: false };
  }
  return { text: write(wanted), whole: true };
}

function changed(text: string, old: Episode, wanted: Episode, plain: boolean): string {
  const mark = text.startsWith("\ufeff") ? "\ufeff" : "";
  const document = documentOf(text.slice(mark.length));
  const lines = bareLines(document);
  const { layout } = parse(lines.join("\n"), wanted.path);
  const { front } = layout;
  const from = front.bodyLine - 1;
  const body = front.body.split("\n");
  const inBody = titleHeading(body, old.title) !== null;
  const splices = [
    ...metadataSplices(lines, front, old, wanted, inBody),
    ...bodySplices({ body, parts: layout.parts, old, wanted, plain }).map((splice) => ({
      ...splice,
      from: splice.from + from,
      to: splice.to + from,
    })),
  ];
  return mark + spliced(document, splices);
}

/** Whether two episodes say the same, however their files are laid out. */
export function hasSameContent(a: Episode, b: Episode): boolean {
  return same(contentOf(a), contentOf(b));
}

function isStarred(topic: string): boolean {
  return topic === STARRED.topic;
}

/** What an episode says: all of it except its path and how its takeaways are written. */
function contentOf({ id: _, path: __, definitions: ___, sections, ...rest }: Episode) {
  const own = sections.filter(({ name }) => name !== "tldr");
  // A key of its own may state this one, which then comes last.
  const topics = rest.topics.toSorted((a, b) => Number(isStarred(a)) - Number(isStarred(b)));
  return {
    ...rest,
    topics,
    sections: own.map(({ name, markdown }) => {
      const text = name === "takeaways" ? readTakeaways(markdown).preface : markdown;
      return { name, markdown: text };
    }),
  };
}
