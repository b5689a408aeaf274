import { readHtml, type MarkupEvents } from "../markup/events.ts";

/** What a page says of itself next to its text. */
export interface PageHead {
  title: string;
  /** Values by `property` or `name` (`og:title`), the first of each. */
  meta: Map<string, string>;
  canonical: string | null;
  /** The JSON of each `application/ld+json` script that is valid. */
  data: unknown[];
  /** The element that the page's own content is in, where it has one. */
  content: "main" | "article" | null;
}

/** Reads a page without any text. Never throws. */
export function readHead(html: string): PageHead {
  const head: PageHead = { title: "", meta: new Map(), canonical: null, data: [], content: null };
  let script: string | null = null;
  let inTitle = false;
  const events: MarkupEvents = {
    open(name, attributes) {
      const type = attributes.get("type")?.trim().toLowerCase();
      if (name === "script" && type === "application/ld+json") script = "";
      // A picture in SVG has titles too, so the first one counts.
      inTitle = name === "title" && head.title === "";
      if (name === "meta") {
        const key = (attributes.get("property") ?? attributes.get("name") ?? "").toLowerCase();
        const value = attributes.get("content")?.trim() ?? "";
        if (key !== "" && value !== "" && !head.meta.has(key)) head.meta.set(key, value);
      }
      if (name === "link" && attributes.get("rel")?.toLowerCase() === "canonical")
        head.canonical ??= attributes.get("href") ?? null;
      if (name === "main") head.content = "main";
      if (name === "article") head.content ??= "article";
    },
    close(name) {
      inTitle = false;
      if (name !== "script" || script === null) return;
      head.data.push(...json(script));
      script = null;
    },
    text(text) {
      if (script !== null) script += text;
      else if (inTitle) head.title += text;
    },
  };
  readHtml(html, events);
  return head;
}

function json(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}
