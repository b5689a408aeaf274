import { ELEMENTS } from "../markup/elements.ts";
import { decodeEntities } from "../markup/entities.ts";
import type { MarkupEvents } from "../markup/events.ts";
import { looksLikeHtml } from "../markup/plain.ts";
import { takeChannelField, type Channel } from "./channel.ts";
import type { RssField, Item } from "./item.ts";
import { feedNames } from "./names.ts";

const words = (text: string) => new Set(text.split(/\s+/));

/** Elements that hold a text, in which other elements can only be its markup. */
const TEXTS = words(`title itunes:title media:title description media:description
  googleplay:description summary itunes:summary subtitle itunes:subtitle content content:encoded
  html:body`);
/** Elements of a feed; where one begins, a text before it has ended, whether it says so or not. */
const FEED =
  words(`item entry title link guid pubdate description summary subtitle content enclosure
  author contributor category comments source id updated published rights image textinput`);
/** Elements that are about something other than the episode or the podcast. */
const ASIDE = words(`image textinput source author contributor itunes:owner podcast:liveitem
  podcast:podroll podcast:publisher podcast:value`);

/** Fills the channel and the list of items; an item that the text breaks off in is not one. */
export function feedEvents(
  feed: { channel: Channel; items: Item[]; atom: boolean },
  { text: source, lineOf }: { text: string; lineOf: (at: number) => number },
): MarkupEvents {
  const names = feedNames(feed.atom);
  let item: Item | null = null;
  let field: RssField | null = null;
  let aside = "";

  function closeField(): void {
    if (field !== null && item === null) takeChannelField(feed.channel, field);
    field = null;
  }

  function closeItem(): void {
    closeField();
    if (item !== null) feed.items.push(item);
    item = null;
    aside = "";
  }

  /** Whether an element is markup of the text that is open. */
  function isMarkup(name: string): boolean {
    if (field === null || !TEXTS.has(field.name)) return false;
    if (name.startsWith("html:")) return true;
    if (name.includes(":")) return false;
    return !FEED.has(name) || (ELEMENTS.has(name) && isXhtml(field));
  }

  function addMarkup(text: RssField, tag: string): void {
    text.text = (text.markup ? text.text : asHtml(text.text)) + tag;
    text.markup = true;
  }

  function addText(text: string): void {
    if (field !== null) field.text += field.markup ? asHtml(text) : text;
  }

  /** `I <3 you</title>` has no tag in it, though one is read up to the end of the next. */
  function openNothing(at: number): void {
    const tag = source.slice(at - 1, source.indexOf(">", at) + 1);
    const end = tag.lastIndexOf("</");
    addText(decodeEntities(end < 0 ? tag : tag.slice(0, end)));
    if (end >= 0) closeField();
  }

  return {
    open(written, attributes, at) {
      if (!/^[a-z_]/.test(written)) {
        openNothing(at);
        return;
      }
      const name = names.of(written, attributes);
      if (field !== null && isMarkup(name)) {
        addMarkup(field, `<${bare(name)}${attributesOf(attributes)}>`);
        return;
      }
      closeField();
      if (name === "item" || name === "entry") {
        closeItem();
        item = { line: lineOf(at), fields: [] };
        return;
      }
      if (aside !== "") return;
      if (ASIDE.has(name)) {
        aside = name;
        return;
      }
      field = { name, attributes, text: "", markup: false };
      item?.fields.push(field);
    },
    close(written) {
      const name = names.known(written);
      if (field?.markup && bare(name) !== bare(field.name) && isMarkup(name)) {
        field.text += `</${bare(name)}>`;
        return;
      }
      closeField();
      if (name === "item" || name === "entry") closeItem();
      if (name === aside) aside = "";
    },
    text: addText,
  };
}

function isXhtml({ attributes }: RssField): boolean {
  return /xhtml/i.test(attributes.get("type") ?? "");
}

/** Text between elements as HTML, which it is already where it came out of a CDATA section. */
function asHtml(text: string): string {
  return looksLikeHtml(text) ? text : escapeText(text);
}

function escapeText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

function bare(name: string): string {
  return name.replace(/^html:/, "");
}

function attributesOf(attributes: ReadonlyMap<string, string>): string {
  return [...attributes]
    .map(([key, value]) => ` ${key}="${escapeText(value).replace(/"/g, "&quot;")}"`)
    .join("");
}
