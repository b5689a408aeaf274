import { join, resolve } from "node:path";
import { at } from "../episode/problem.ts";
import { UserError } from "../errors.ts";
import { byDate } from "../query.ts";
import { candidates, nearest, parseRef } from "../refs.ts";
import { fromHere, isFile, openFile, type Entry, type Library } from "./library.ts";

/** An entry that a ref means, and the takeaway in it, by index, where the ref names one. */
export interface Found {
  entry: Entry;
  takeaway: number | null;
}

/** The entry a ref means. Throws a UserError where it means none, or more than one. */
export function find(text: string, libraries: readonly Library[], cwd: string): Found {
  const { episode, takeaway } = parseRef(text);
  const entries = libraries.flatMap((library) => library.entries);
  const entry =
    episode === "latest" ? latest(entries) : (byPath(episode, libraries, cwd) ?? byId(episode));
  return { entry, takeaway: takeaway === null ? null : takeawayIndex(entry, takeaway) };

  function byId(ref: string): Entry {
    const cards = entries.map((one) => one.card);
    const found = new Set(candidates(cards, ref));
    const matches = entries.filter(({ card }) => found.has(card));
    if (matches.length === 1) return matches[0]!;
    if (matches.length === 0)
      throw unknown(
        ref,
        cards.map(({ id }) => id),
      );
    throw ambiguous(ref, matches, cwd);
  }
}

function latest(entries: readonly Entry[]): Entry {
  const first = entries.toSorted((a, b) => byDate(a.card, b.card))[0];
  if (!first) throw new UserError("the library has no episodes yet");
  return first;
}

/** A path from where the user stands, or inside a library; any Markdown file can be read so. */
function byPath(ref: string, libraries: readonly Library[], cwd: string): Entry | null {
  const looksLikePath = /[/\\]|\.md$/i.test(ref);
  if (!looksLikePath) return null;
  const places = [cwd, ...libraries.map(({ root }) => root)].map((base) => resolve(base, ref));
  const file = places.find(isFile);
  if (file === undefined) return null;
  for (const library of libraries)
    for (const entry of library.entries) if (entry.file === file) return entry;
  return alone(file, cwd);
}

function alone(file: string, cwd: string): Entry {
  const { entries, problems, root } = openFile(file);
  const [entry] = entries;
  if (entry) return entry;
  const problem = problems[0]!;
  throw new UserError(
    at({ ...problem, path: fromHere(join(root, problem.path), cwd) }),
    problem.hint,
  );
}

function takeawayIndex(entry: Entry, number: number): number {
  const numbers = entry.load().takeaways.map((takeaway) => takeaway.number);
  const index = numbers.indexOf(number);
  if (index >= 0 && numbers.lastIndexOf(number) === index) return index;
  const { id } = entry.card;
  if (index >= 0)
    throw new UserError(
      `${id} has two takeaways numbered ${number}`,
      `number them apart in ${entry.file}`,
    );
  throw new UserError(
    `${id} has no takeaway ${number}`,
    numbers.length > 0 ? `it has ${numbers.join(", ")}` : "it has no takeaways",
  );
}

function unknown(ref: string, ids: string[]): UserError {
  const near = nearest(ids, ref);
  return new UserError(
    `no episode “${ref}”`,
    near.length > 0 ? `did you mean ${near.join(" or ")}?` : "`episode list` shows what there is",
  );
}

function ambiguous(ref: string, matches: readonly Entry[], cwd: string): UserError {
  const ids = new Set(matches.map(({ card }) => card.id));
  const apart = ids.size === matches.length;
  const names = apart ? [...ids] : matches.map(({ file }) => fromHere(file, cwd));
  return new UserError(
    `“${ref}” could be ${matches.length} episodes`,
    `name one: ${names.join(", ")}`,
  );
}
