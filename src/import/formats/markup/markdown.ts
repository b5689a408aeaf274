import { cleanBlock } from "../../../text/clean.ts";
import { BLOCKS, DROPPED, isLaidOut, MARKS } from "./elements.ts";
import { htmlTable } from "./table.ts";
import { inlineWriter, longestRun } from "./inline.ts";
import { linkTarget } from "../links.ts";
import { readHtml, type MarkupEvents } from "./events.ts";
import { nesting } from "./nesting.ts";
import type { Piece } from "./pieces.ts";

/** A paragraph, heading, item, table or piece of code. */
export interface MarkdownBlock {
  markdown: string;
  /** What is between it and the block before: the ends of lines, and the signs of a quote. */
  gap: string;
  /** 1 to 6, and 0 for what is not a heading. */
  heading: number;
  /** Where it begins in the HTML. */
  at: number;
  /** The plain texts that are side by side in it, where there is more than one. */
  pieces: Piece[] | null;
}

/** HTML as Markdown: what a reader reads, without scripts, styles and menus. Never throws. */
export function htmlToMarkdown(html: string): string {
  const { events, blocks } = blockWriter();
  readHtml(html, events);
  return joinBlocks(blocks());
}

/** Blocks that follow each other as one Markdown text. */
export function joinBlocks(blocks: MarkdownBlock[]): string {
  return blocks.map(({ markdown, gap }, i) => (i === 0 ? markdown : gap + markdown)).join("");
}

/**
 * Takes the events of an HTML document, on the web at `page` if that is known, and gives its
 * blocks.
 */
export function blockWriter(page: string | null = null): {
  events: MarkupEvents;
  blocks: () => MarkdownBlock[];
} {
  const blocks: MarkdownBlock[] = [];
  const inline = inlineWriter();
  const nest = nesting();
  const table = htmlTable();
  let heading = 0;
  let at = 0;
  let code: string[] | null = null;
  // The element whose content is left out, and how often it is open inside itself.
  let dropped = "";
  let depth = 0;

  // Whether an element that is laid out by style has just ended.
  let ended = false;

  function emit(text: string, level = 0, pieces: Piece[] | null = null): void {
    if (text === "") return;
    const { gap, markdown } = nest.place(text);
    blocks.push({ markdown, gap, heading: level, at, pieces });
  }

  /** Ends the paragraph. */
  function flush(): void {
    ended = false;
    const found = inline.pieces();
    const pieces = found.length > 1 || found[0]?.value ? found : null;
    const text = inline.flush();
    if (text === "") return;
    if (table.cell(text)) return;
    if (heading === 0) emit(text, 0, pieces);
    else if (nest.depth() === 0)
      emit(`${"#".repeat(heading)} ${text.replace(/\\?\n/g, " ")}`, heading);
    else emit(text.includes("**") ? text : `**${text}**`);
  }

  function openLaidOut(name: string, attributes: ReadonlyMap<string, string>): void {
    const value = name === "time" ? attributes.get("datetime") : undefined;
    if (ended || value !== undefined) inline.joint();
    if (value !== undefined) inline.means(value);
    ended = false;
  }

  function endCode(): void {
    const text = cleanBlock(code!.join("")).replace(/^\n/, "").trimEnd();
    code = null;
    const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
    if (text !== "") emit(`${fence}\n${text}\n${fence}`);
  }

  function picture(attributes: ReadonlyMap<string, string>): void {
    const alt = attributes.get("alt")?.trim();
    const source = linkTarget(attributes.get("src") ?? "");
    if (!alt) return;
    if (source !== null && !inline.inside("a")) inline.open("a", "[", `](${source})`);
    inline.text(alt);
    if (source !== null) inline.close("a");
  }

  const events: MarkupEvents = {
    open(name, attributes, index) {
      if (dropped !== "") {
        if (name === dropped) depth++;
        return;
      }
      if (DROPPED.has(name)) {
        dropped = name;
        depth = 1;
        return;
      }
      if (code !== null) {
        if (name === "br") code.push("\n");
        return;
      }
      const level = /^h[1-6]$/.test(name) ? Number(name[1]) : 0;
      if (BLOCKS.has(name) || level > 0) {
        flush();
        at = index;
        heading = level;
        if (name === "pre" && !table.isOpen()) code = [];
        else if (name === "hr") emit("---");
        else if (!table.open(name)) nest.open(name);
        return;
      }
      if (isLaidOut(name)) openLaidOut(name, attributes);
      const mark = MARKS.get(name);
      if (mark) inline.open(mark[0], mark[1], mark[1]);
      else if (name === "img") picture(attributes);
      else if (name === "br" && !inline.lineBreak()) flush();
      else if (name === "a") {
        const target = linkTarget(attributes.get("href") ?? "", page);
        inline.close("a");
        inline.open("a", target === null ? "" : "[", target === null ? "" : `](${target})`);
      }
    },
    close(name) {
      if (dropped !== "") {
        if (name === dropped && --depth === 0) dropped = "";
        return;
      }
      if (code !== null) {
        if (name === "pre") endCode();
        return;
      }
      const mark = MARKS.get(name);
      if (name === "time") inline.joint();
      if (isLaidOut(name)) ended = true;
      if (mark || name === "a") inline.close(mark?.[0] ?? "a");
      else if (BLOCKS.has(name) || /^h[1-6]$/.test(name)) {
        flush();
        heading = 0;
        if (name === "table") for (const text of table.close()) emit(text);
        else nest.close(name);
      }
    },
    text(text) {
      if (dropped !== "") return;
      if (code !== null) code.push(text);
      else {
        inline.text(text);
        if (ended && text.trim() !== "") ended = false;
      }
    },
  };
  return {
    events,
    blocks() {
      if (code !== null) endCode();
      flush();
      for (const text of table.end()) emit(text);
      return blocks;
    },
  };
}
