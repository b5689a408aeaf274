import type { Draft, Importer } from "./importer.ts";
import { lineFinder } from "./lines.ts";
import { markupSteps } from "./markup/events.ts";
import { rootElement } from "./markup/root-element.ts";
import type { Channel } from "./rss/channel.ts";
import { itemDraft, type Item } from "./rss/item.ts";
import { countsBySeason } from "./rss/seasons.ts";
import { feedEvents } from "./rss/walk.ts";

// Why no feed parser does this: one that gives an object (feedsmith 3.0.1 was tried on feeds as
// thirteen generators write them) holds the whole feed, takes 1.7 times the time for 50 MB, and
// throws on XML that is not well formed, which cost all items of 5 of 20 broken feeds that are
// read here. Of whole feeds it reads the same fields, but leaves undone what is most of the work
// here: texts that are escaped twice, titles of type html, dates that cannot be read, numbers in
// titles and the lines of what is reported.

/** A feed: RSS 0.9 to 2.0 with the tags of iTunes and of Podcasting 2.0, and Atom. */
export const rss: Importer = {
  name: "rss",
  about: "a podcast's feed: RSS with iTunes and Podcasting 2.0 tags, or Atom",
  several: true,
  extensions: ["xml", "rss", "atom", "rdf"],
  recognises: ({ text }) => ["rss", "rdf", "feed"].includes(rootOf(text)),
  read: ({ text }) => readFeed(text),
};

function* readFeed(text: string): Generator<Draft> {
  const channel: Channel = { title: null, hosts: [], bySeason: countsBySeason(text) };
  const items: Item[] = [];
  const events = feedEvents(
    { channel, items, atom: rootOf(text) === "feed" },
    { text, lineOf: lineFinder(text) },
  );
  const steps = markupSteps(text, "xml", events);
  while (!steps.next().done) for (const item of items.splice(0)) yield itemDraft(item, channel);
  for (const item of items) yield itemDraft(item, channel);
}

/** The name of the root without its prefix: `rdf` of `rdf:RDF`, `feed` of `atom:feed`. */
function rootOf(text: string): string {
  return rootElement(text)?.replace(/^.*:/, "") ?? "";
}
