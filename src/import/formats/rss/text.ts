import { cleanLine } from "../../../text/clean.ts";
import { htmlLine, plainLine } from "../markup/plain.ts";
import type { Passage } from "../notes.ts";
import type { RssField } from "./item.ts";

/** A field's text as one line: of HTML what it shows, of plain text what its writer meant. */
export function lineText(field: RssField): string {
  const { text } = field;
  const type = typeOf(field);
  if (type === null) return cleanLine(plainLine(text));
  return cleanLine(type === "html" ? htmlLine(text) : text);
}

/** A field's text and what it is. */
export function rssPassage(field: RssField): Passage {
  return { text: field.text, type: typeOf(field) };
}

/** What Atom says of a text, and nothing elsewhere: RSS calls plain what is HTML as often as not. */
function typeOf({ markup, attributes }: RssField): Passage["type"] {
  if (markup) return "html";
  const type = attributes.get("type")?.trim().toLowerCase();
  if (type === "html" || type === "text/html") return "html";
  return type === "text" || type === "text/plain" ? "text" : null;
}
