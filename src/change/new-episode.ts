import { join } from "node:path";
import { destination } from "../episode/destination.ts";
import { METADATA, isEmpty } from "../episode/fields.ts";
import { knownKey } from "../episode/keys.ts";
import { plainRecord } from "../episode/values.ts";
import { edit } from "../episode/edit/edit.ts";
import type { Episode } from "../episode/episode.ts";
import { parse } from "../episode/parse.ts";
import type { Rules } from "../episode/rules.ts";
import { UserError } from "../errors.ts";
import { withLock } from "../files/lock.ts";
import { isThere, readText } from "../files/walk.ts";
import { createFile } from "../files/write.ts";
import { wrapWriteErrors } from "../files/write-errors.ts";

/** What a new episode is, where the library has no template of its own. */
const PLAIN = `---
podcast:
number:
title:
guests: []
date:
duration:
url:
topics: []
---

## TL;DR

## Takeaways
`;

/** A new episode: its path in the library, with `/` between folders, and its text. */
export interface NewEpisode {
  path: string;
  text: string;
}

/**
 * Makes an episode of what is known of it, in the form of the library's template. Throws a UserError
 * where the template cannot be read or would have to be written anew.
 */
export function newEpisode(root: string, known: Partial<Episode>, rules: Rules): NewEpisode {
  const template = readTemplate(root);
  const base = parse(template, "new.md", rules).episode;
  const given = new Set(METADATA.filter(({ name }) => name in known).map(({ field }) => field));
  const isFilled = (key: string) => given.has(knownKey(key)?.field as never);
  const extra = Object.entries(base.extra).filter(
    ([key, value]) => !isFilled(key) || !(isEmpty(value) || value === ""),
  );
  const wanted = { ...base, ...known, extra: plainRecord(extra) };
  const { text, whole } = edit(template, wanted);
  if (whole)
    throw new UserError(
      "the template cannot be filled in as it is",
      "let it begin with front matter between --- lines, in .episode/template.md",
    );
  const { podcast, number, title } = parse(text, "new.md", rules).episode;
  return { path: destination({ podcast, number, title }, null), text };
}

function readTemplate(root: string): string {
  const file = join(root, ".episode", "template.md");
  const text = isThere(file) ? readText(file, file) : PLAIN;
  if (typeof text === "string") return text;
  throw new UserError(`${file}: ${text.message}`, "make it a text file, or remove it");
}

/**
 * Writes a new episode; resolves to its file in full, or to null where there is one already. Throws
 * a UserError where it cannot be written.
 */
export async function createEpisode(
  root: string,
  { path, text }: NewEpisode,
): Promise<string | null> {
  const file = join(root, ...path.split("/"));
  const isNew = await withLock(root, () =>
    wrapWriteErrors(file, () => createFile(root, file, text)),
  );
  return isNew ? file : null;
}
