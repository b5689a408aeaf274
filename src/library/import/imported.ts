import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Episode } from "../../episode/episode.ts";
import { parse } from "../../episode/parse.ts";
import { write } from "../../episode/write.ts";
import { putFile } from "../write-file.ts";

// What an episode was when it was imported lies in the library, so that it goes along into git and
// to other machines: `.episode/imported/<podcast>/<name>.md`, the name made from the source's key
// where it has one, so that an episode is found again under another number or title.

/** An episode as it was imported, and where in its library the file it became lies. */
export interface Imported {
  path: string;
  episode: Episode;
}

/** The file that remembers an import to `path` (`/` between folders) of what `key` names. */
export function memoryOf(root: string, path: string, key: string | null): string {
  const [folder = "", name = ""] = path.split("/");
  const known =
    key === null ? name : `${createHash("sha256").update(key).digest("hex").slice(0, 20)}.md`;
  return join(root, ".episode", "imported", folder, known);
}

/** Reads what an import left; null where there is nothing that makes sense. */
export function recall(file: string): Imported | null {
  if (!existsSync(file)) return null;
  const text = readFileSync(file, "utf8");
  const [, path, document] = /^<!-- (.+?) as it was imported\b[^\n]*-->\n([^]*)$/.exec(text) ?? [];
  if (path === undefined || document === undefined || !isInside(path)) return null;
  const { episode, readable } = parse(document, path);
  return readable ? { path, episode } : null;
}

/** The line is only text, and may not lead out of the library. */
function isInside(path: string): boolean {
  return /^[^/\\.][^/\\]*\/[^/\\.][^/\\]*\.md$/.test(path);
}

/** Leaves for later imports what an episode is now. Throws a UserError where the disk is full. */
export function remember(file: string, { path, episode }: Imported): void {
  const head = `<!-- ${path} as it was imported, for later imports to compare with -->\n`;
  putFile(file, head + write(episode));
}
