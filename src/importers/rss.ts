import type { Draft, Importer } from "./importer.ts";
import { lineFinder } from "./lines.ts";
import { markupSteps, type MarkupEvents } from "./markup/events.ts";
import { rootElement } from "./markup/root-element.ts";
import { itemDraft, type Channel, type Field, type Item } from "./rss-item.ts";

/** A feed: RSS 2.0 with the tags of iTunes and of Podcasting 2.0, and Atom. */
export const rss: Importer = {
  name: "rss",
  about: "a podcast's feed: RSS with iTunes and Podcasting 2.0 tags, or Atom",
  recognises: ({ text }) => ["rss", "rdf:rdf", "feed"].includes(rootElement(text) ?? ""),
  read: ({ text }) => readFeed(text),
};

function* readFeed(text: string): Generator<Draft> {
  const channel: Channel = { title: null, hosts: [], serial: false };
  const items: Item[] = [];
  const lineOf = lineFinder(text);
  const steps = markupSteps(text, "xml", feedEvents(channel, items, lineOf));
  while (!steps.next().done) for (const item of items.splice(0)) yield itemDraft(item, channel);
  for (const item of items) yield itemDraft(item, channel);
}

/** Fills the channel and the list of items; an item that the text breaks off in is none. */
function feedEvents(channel: Channel, items: Item[], lineOf: (at: number) => number): MarkupEvents {
  let item: Item | null = null;
  let field: Field | null = null;
  // A channel's image and its search form have titles of their own.
  let aside = "";
  const closeField = () => {
    if (field !== null && item === null && aside === "") channelFact(channel, field);
    field = null;
  };
  const closeItem = () => {
    if (item !== null) items.push(item);
    item = null;
  };
  return {
    open(name, attributes, at) {
      closeField();
      if (name === "item" || name === "entry") {
        closeItem();
        item = { line: lineOf(at), fields: [] };
        return;
      }
      if (item === null && (name === "image" || name === "textinput")) aside = name;
      field = { name, attributes, text: "" };
      item?.fields.push(field);
    },
    close(name) {
      closeField();
      if (name === "item" || name === "entry") closeItem();
      if (name === aside) aside = "";
    },
    text(text) {
      if (field !== null) field.text += text;
    },
  };
}

function channelFact(channel: Channel, { name, attributes, text }: Field): void {
  if (name === "title") channel.title ??= text.trim() || null;
  if (name === "itunes:type") channel.serial = text.trim().toLowerCase() === "serial";
  const host =
    name === "podcast:person" && (attributes.get("role") ?? "host").toLowerCase() === "host";
  if (host && text.trim() !== "") channel.hosts.push(text.trim());
}
