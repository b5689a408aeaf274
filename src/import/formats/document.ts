import type { Episode } from "../../episode/episode.ts";
import { parse } from "../../episode/parse.ts";
import type { Guess, Source } from "./importer.ts";

/** A Markdown document read as an episode, and what had to be concluded for it. */
export interface ReadDocument {
  episode: Episode;
  guesses: Guess[];
  /** False where it states no title, so that its title is its file's name. */
  titled: boolean;
}

const PLAIN: ReadonlySet<string> = new Set(["section-guessed", "metadata-body", "topic-guessed"]);

/**
 * Reads Markdown as a library would read it in place. What had to be assumed is reported, and so is
 * a value that is not valid, which stays in `extra`.
 */
export function readDocument({ name, text, path = fileName(name), rules }: Source): ReadDocument {
  const { episode, problems, assumed, layout } = parse(text, path, rules);
  // What is written plainly from now on needs no word; what was decided does.
  const decided = assumed.filter(({ code }) => !PLAIN.has(code));
  const guesses = [...problems, ...decided]
    .map(({ line, message }) => ({ line, message }))
    .sort((a, b) => a.line - b.line);
  return { episode, guesses, titled: layout.titled };
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

const OPENING = /^\ufeff?(---|\+\+\+)[^\S\r\n]*(?:\r\n?|\n)/;

/** The lines between the fences at the head of a document; none where there is no such block. */
export function blockLines(text: string): string[] {
  const opening = OPENING.exec(text);
  if (!opening) return [];
  const from = opening[0].length;
  const closing = opening[1] === "---" ? /^---[^\S\r\n]*$/gm : /^\+\+\+[^\S\r\n]*$/gm;
  closing.lastIndex = from;
  const end = closing.exec(text)?.index;
  if (end === undefined || end === from) return [];
  return text
    .slice(from, end)
    .replace(/(?:\r\n?|\n)$/, "")
    .split(/\r\n?|\n/);
}

/** A document's name where its text has no title: the file's, or the last part of an address. */
function fileName(name: string): string {
  const last = name
    .replace(/[?#].*$/s, "")
    .split(/[/\\]/)
    .findLast((part) => part !== "");
  return last === undefined || last === "-" ? "Untitled.md" : last;
}
