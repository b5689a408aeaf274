import type { Episode, Section } from "../episode/episode.ts";
import { readFrontMatter } from "../episode/front-matter.ts";
import { parse } from "../episode/parse.ts";
import { cleanLine } from "../episode/text.ts";
import type { Guess, Source } from "./importer.ts";

/** A Markdown document read as an episode, and what had to be concluded for it. */
export interface Document {
  episode: Episode;
  guesses: Guess[];
}

/**
 * Reads Markdown with front matter, whatever its keys. Front matter that cannot be read even with
 * its values quoted is kept as a section, so that no word of it is lost.
 */
export function readDocument({ name, text }: Pick<Source, "name" | "text">): Document {
  const path = fileName(name);
  const parsed = parse(text, path);
  const guesses: Guess[] = [];
  let { episode } = parsed;
  if (!parsed.readable) {
    const { lines, quoted } = quoteValues(text);
    const mended = parse(lines.join("\n"), path);
    if (mended.readable) {
      episode = mended.episode;
      for (const line of quoted)
        guesses.push({ line, message: `read as a text: ${cleanLine(lines[line - 1]!)}` });
    } else {
      episode = { ...episode, sections: withUnread(episode, text) };
      guesses.push({ line: 1, message: "front matter that cannot be read is kept as a section" });
    }
  }
  // Between two thematic breaks there may be text that YAML takes for comments.
  else if (blockLines(text).every((line) => /^\s*(?:#|$)/.test(line)))
    episode = { ...episode, sections: withUnread(episode, text) };
  return { episode, guesses };
}

/** The keys of a front matter in lower case, read quickly and without its values. */
export function frontKeys(text: string): Set<string> {
  const keys = new Set<string>();
  for (const line of blockLines(text)) {
    const key = /^["']?([\w-]+(?: [\w-]+)*)["']?\s*[:=]/.exec(line.slice(0, 200))?.[1];
    if (key !== undefined) keys.add(key.toLowerCase());
  }
  return keys;
}

/** The lines between the fences at the head of a document; none where there is no such block. */
export function blockLines(text: string): string[] {
  const lines = text
    .slice(0, 64 * 1024)
    .replace(/^\ufeff/, "")
    .split(/\r\n?|\n/);
  const fence = /^(---|\+\+\+)\s*$/.exec(lines[0] ?? "")?.[1];
  const end =
    fence === undefined ? -1 : lines.findIndex((line, i) => i > 0 && line.trimEnd() === fence);
  return end < 0 ? [] : lines.slice(1, end);
}

/** A document's name where its text has no title: the file's, or the last part of an address. */
function fileName(name: string): string {
  const last = name
    .replace(/[?#].*$/s, "")
    .split(/[/\\]/)
    .findLast((part) => part !== "");
  return last === undefined || last === "-" ? "Untitled.md" : last;
}

const PLAIN_VALUE = /^([\w-]+):[ \t]+([^\s"'[{|>].*)$/;

/** YAML whose values hold `: `, ` #` or begin with a sign is what people write by mistake most. */
function quoteValues(text: string): { lines: string[]; quoted: number[] } {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n?|\n/);
  const count = blockLines(text).length;
  const quoted: number[] = [];
  for (let i = 1; i <= count; i++) {
    const value = PLAIN_VALUE.exec(lines[i]!);
    if (!value || !/^[@`%&*!,\]}?-]|: |:$| #/.test(value[2]!)) continue;
    lines[i] = `${value[1]}: ${JSON.stringify(value[2]!.trimEnd())}`;
    quoted.push(i + 1);
  }
  return { lines, quoted };
}

/** The sections, and in a last one the block that is none of the facts. */
function withUnread({ sections }: Episode, text: string): Section[] {
  const front = readFrontMatter(text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"), () => {});
  // Without an end the block is part of the body already.
  const lines = front.bodyLine === 1 ? [] : blockLines(text);
  if (lines.every((line) => line.trim() === "")) return sections;
  const tildes = lines.map((line) => /^\s*~*/.exec(line)![0].length + 1);
  const fence = "~".repeat(Math.max(3, ...tildes));
  const markdown = [fence, ...lines, fence].join("\n");
  return [...sections, { name: "front-matter", title: "Front matter", markdown }];
}
