import { plainLine } from "../markup/plain.ts";
import { lineText } from "./text.ts";
import type { RssField } from "./item.ts";

/** What a feed says of the podcast itself. */
export interface Channel {
  title: string | null;
  hosts: string[];
  /** Whether its episodes count anew in each season. */
  bySeason: boolean;
}

/** Puts what an element of the channel says in its place. */
export function takeChannelField(channel: Channel, field: RssField): void {
  const { name, attributes } = field;
  const text = field.text.trim();
  if (name === "title") channel.title ??= lineText(field) || null;
  if (name === "itunes:type" && text.toLowerCase() === "serial") channel.bySeason = true;
  const host =
    name === "podcast:person" && (attributes.get("role") ?? "host").toLowerCase() === "host";
  if (host && text !== "") channel.hosts.push(plainLine(text));
}
