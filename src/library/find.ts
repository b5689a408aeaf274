import { join, resolve } from "node:path";
import { nameOf } from "../episode/id.ts";
import { at, type Problem } from "../episode/problem.ts";
import { slug } from "../text/slug.ts";
import { UserError } from "../errors.ts";
import { byDate } from "../query/query.ts";
import { candidatesIn, nearest, parseRef } from "../query/refs.ts";
import { fromHere } from "./folders.ts";
import { isInside, realPlace } from "../files/inside.ts";
import { fileOf, idOf, isFile, openFile, type Library, type LibraryEntry } from "./library.ts";

/** A hint names no more than these. */
const MOST_NAMED = 20;

/** An entry that a ref means, and the takeaway in it, by index, where the ref names one. */
export interface Found extends LibraryEntry {
  takeaway: number | null;
}

/**
 * Finds entries by ref; rejects with a UserError where a ref means none, or more than one. Of these,
 * `typed` are those that a person typed: only such a path, from where they stand, may lead out of
 * the libraries.
 */
export function finder(
  libraries: readonly Library[],
  { cwd, typed }: { cwd: string; typed: readonly string[] },
): (text: string) => Promise<Found> {
  const entries = entriesOf(libraries);
  const roots = libraries.map(({ root }) => root);
  const ids = entries.map(idOf);
  const asTyped = new Set(typed);
  // Each of these is made once, however many refs there are.
  let candidates: ReturnType<typeof candidatesIn> | null = null;
  let byFile: Map<string, LibraryEntry> | null = null;
  let newest: LibraryEntry | null = null;

  async function entryOf(ref: string, anywhere: boolean): Promise<LibraryEntry> {
    if (ref === "latest") return (newest ??= latest(entries));
    const file = fileMeant(ref, { roots, cwd, anywhere });
    if (file !== null) {
      byFile ??= new Map(entries.map((entry) => [fileOf(entry), entry]));
      return byFile.get(file) ?? (await alone(file, cwd));
    }
    candidates ??= candidatesIn(ids, entries.map(pathOf));
    const matches = candidates(ref).map((place) => entries[place]!);
    if (matches.length === 1) return matches[0]!;
    if (matches.length > 0) throw ambiguous(ref, matches, cwd);
    const fault = faultOf(ref, libraries);
    if (fault) throw unreadable(ref, fault, cwd);
    throw anywhere || !isPath(ref) ? unknown(ref, ids) : outside(ref);
  }

  return async (text) => {
    const { episode, takeaway } = parseRef(text);
    const entry = await entryOf(episode, asTyped.has(text));
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
  const [first, ...others] = entries;
  if (!first) throw new UserError("the library has no episodes yet");
  return others.reduce((newest, entry) => (byDate(entry, newest) < 0 ? entry : newest), first);
}

function pathOf({ shelf, episode }: LibraryEntry): string {
  return shelf.cards.paths()[episode]!;
}

/** What keeps a file that a ref names from being read; null where there is no such file. */
function faultOf(ref: string, libraries: readonly Library[]) {
  const name = slug(ref.slice(ref.lastIndexOf("/") + 1));
  for (const { root, problems } of libraries)
    for (const problem of problems)
      if (/\.md$/i.test(problem.path) && slug(nameOf(problem.path)) === name)
        return { ...problem, path: join(root, problem.path) };
  return null;
}

function unreadable(ref: string, problem: Problem, cwd: string): UserError {
  const place = at({ ...problem, path: fromHere(problem.path, cwd) });
  return new UserError(`the file of “${ref}” cannot be read: ${place}`, problem.hint);
}

function isPath(ref: string): boolean {
  return /[/\\]|\.md$/i.test(ref);
}

/**
 * The file that a path leads to, from where the user stands or below a library; any Markdown file
 * can be read so. Only from where the user stands, and if they typed it, may it lead `anywhere`.
 */
function fileMeant(
  ref: string,
  { roots, cwd, anywhere }: { roots: readonly string[]; cwd: string; anywhere: boolean },
): string | null {
  if (!isPath(ref)) return null;
  const here = resolve(cwd, ref);
  if (anywhere && isFile(here)) return here;
  const places = [here, ...roots.map((root) => resolve(root, ref))];
  return places.find((place) => isFile(place) && liesIn(roots, place)) ?? null;
}

/** Whether a file really lies in one of some folders, wherever links lead. */
function liesIn(folders: readonly string[], file: string): boolean {
  try {
    const place = realPlace(file);
    return folders.some((folder) => isInside(realPlace(folder), place));
  } catch {
    return false;
  }
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
  const more = numbers.length > MOST_NAMED ? `, and ${numbers.length - MOST_NAMED} more` : "";
  throw new UserError(
    `${id} has no takeaway ${number}`,
    numbers.length > 0
      ? `it has ${numbers.slice(0, MOST_NAMED).join(", ")}${more}`
      : "it has no takeaways",
  );
}

function unknown(ref: string, ids: string[]): UserError {
  const near = nearest(ids, ref);
  return new UserError(
    `no episode “${ref}”`,
    near.length > 0 ? `did you mean ${near.join(" or ")}?` : "`episode list` shows what there is",
  );
}

/** The same whether there is such a file or not. */
function outside(ref: string): UserError {
  return new UserError(
    `no episode “${ref}” in the library`,
    "only a path typed on the command line may lead elsewhere",
  );
}

function ambiguous(ref: string, matches: readonly LibraryEntry[], cwd: string): UserError {
  const ids = new Set(matches.map(idOf));
  const apart = ids.size === matches.length;
  const names = apart ? [...ids] : matches.map((entry) => fromHere(fileOf(entry), cwd));
  const more = names.length > MOST_NAMED ? ", …" : "";
  return new UserError(
    `“${ref}” could be ${matches.length} episodes`,
    `name one: ${names.slice(0, MOST_NAMED).join(", ")}${more}`,
  );
}
