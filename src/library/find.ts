import { join, resolve } from "node:path";
import { at } from "../episode/problem.ts";
import { UserError } from "../errors.ts";
import { byDate } from "../query/query.ts";
import { candidatesIn, nearest, parseRef } from "../query/refs.ts";
import { fromHere } from "./folders.ts";
import { fileOf, idOf, isFile, openFile, type Library, type LibraryEntry } from "./library.ts";

/** An entry that a ref means, and the takeaway in it, by index, where the ref names one. */
export interface Found extends LibraryEntry {
  takeaway: number | null;
}

/** Finds entries by ref; rejects with a UserError where a ref means none, or more than one. */
export function finder(
  libraries: readonly Library[],
  cwd: string,
): (text: string) => Promise<Found> {
  const entries = entriesOf(libraries);
  const ids = entries.map(idOf);
  let candidates: ReturnType<typeof candidatesIn> | null = null;

  async function entryOf(ref: string): Promise<LibraryEntry> {
    if (ref === "latest") return latest(entries);
    const file = fileMeant(ref, libraries, cwd);
    if (file !== null)
      return entries.find((entry) => fileOf(entry) === file) ?? (await alone(file, cwd));
    candidates ??= candidatesIn(ids);
    const matches = candidates(ref).map((place) => entries[place]!);
    if (matches.length === 1) return matches[0]!;
    throw matches.length === 0 ? unknown(ref, ids) : ambiguous(ref, matches, cwd);
  }

  return async (text) => {
    const { episode, takeaway } = parseRef(text);
    const entry = await entryOf(episode);
    return { ...entry, takeaway: takeaway === null ? null : takeawayIndex(entry, takeaway) };
  };
}

function entriesOf(libraries: readonly Library[]): LibraryEntry[] {
  const entries: LibraryEntry[] = [];
  for (const shelf of libraries.flatMap(({ shelves }) => shelves))
    for (let episode = 0; episode < shelf.cards.count; episode++)
      if (shelf.alive[episode]) entries.push({ shelf, episode });
  return entries;
}

function latest(entries: readonly LibraryEntry[]): LibraryEntry {
  const first = entries.toSorted(byDate)[0];
  if (!first) throw new UserError("the library has no episodes yet");
  return first;
}

/** A path from where the user stands, or inside a library; any Markdown file can be read so. */
function fileMeant(ref: string, libraries: readonly Library[], cwd: string): string | null {
  if (!/[/\\]|\.md$/i.test(ref)) return null;
  const places = [cwd, ...libraries.map(({ root }) => root)].map((base) => resolve(base, ref));
  return places.find(isFile) ?? null;
}

async function alone(file: string, cwd: string): Promise<LibraryEntry> {
  const library = await openFile(file);
  const [entry] = entriesOf([library]);
  if (entry) return entry;
  const problem = library.problems[0]!;
  throw new UserError(
    at({ ...problem, path: fromHere(join(library.root, problem.path), cwd) }),
    problem.hint,
  );
}

function takeawayIndex(entry: LibraryEntry, number: number): number {
  const { firstTakeaway, takeawayNumbers } = entry.shelf.cards;
  const [first, next] = [firstTakeaway[entry.episode]!, firstTakeaway[entry.episode + 1]!];
  const numbers = [...takeawayNumbers.subarray(first, next)];
  const index = numbers.indexOf(number);
  if (index >= 0 && numbers.lastIndexOf(number) === index) return index;
  const id = idOf(entry);
  if (index >= 0)
    throw new UserError(
      `${id} has two takeaways numbered ${number}`,
      `number them apart in ${fileOf(entry)}`,
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

function ambiguous(ref: string, matches: readonly LibraryEntry[], cwd: string): UserError {
  const ids = new Set(matches.map(idOf));
  const apart = ids.size === matches.length;
  const names = apart ? [...ids] : matches.map((entry) => fromHere(fileOf(entry), cwd));
  return new UserError(
    `“${ref}” could be ${matches.length} episodes`,
    `name one: ${names.join(", ")}`,
  );
}
