import { relative, resolve, sep } from "node:path";
import { at, type Problem } from "../episode/problem.ts";
import { UserError } from "../errors.ts";
import { isInside, realPlace } from "../files/inside.ts";
import { isFile } from "../files/walk.ts";
import type { Query } from "../query/query.ts";
import { parseRef } from "../query/refs.ts";
import type { Found, Resolved, Store } from "../query/store.ts";
import { fromHere } from "./folders.ts";
import type { Libraries } from "./open.ts";
import { severalStores } from "./several.ts";
import { openFile } from "./store.ts";

/** A hint names no more than these. */
const MOST_NAMED = 20;

/** What a ref stands for: an episode, or a takeaway or section of it. */
export type FoundRef = Found & { section: string | null };

/** Where people stand, which refs they typed, and what else they ask. */
export interface Finding {
  cwd: string;
  /** Only a path that was typed, from where the user stands, may lead out of the libraries. */
  typed: readonly string[];
  query: Query;
  /** What is wrong where `latest` stands for nothing; that there are no episodes, unless given. */
  noLatest?: () => Promise<Error>;
}

/** What refs stand for. */
export interface FoundRefs {
  found: FoundRef[];
  /** Why the others stand for nothing, or for more than one thing. */
  errors: Error[];
  /** What answers for all of it: the libraries, and files outside them. */
  store: Store;
}

/** Finds what refs stand for. */
export async function findRefs(
  refs: readonly string[],
  libraries: Libraries,
  { cwd, typed, query, noLatest }: Finding,
): Promise<FoundRefs> {
  const asTyped = new Set(typed);
  const files: PathFinding["files"] = new Map();
  const found: FoundRef[] = [];
  const errors: Error[] = [];
  const plain = refs.filter((ref) => !isPath(parseRef(ref).episode));
  const resolved = await libraries.store.resolve(plain, query);
  const byRef = new Map(plain.map((ref, i) => [ref, resolved[i]!]));
  for (const ref of refs) {
    const anywhere = asTyped.has(ref);
    try {
      const known = byRef.get(ref);
      const answer = known ?? (await resolvePath(ref, libraries, { cwd, anywhere, files, query }));
      if (answer.is === "found") found.push(answer);
      else errors.push(await errorOf(ref, answer));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      errors.push(error);
    }
  }
  const alone = Array.from(files.values(), (one) => one.store);
  const store = alone.length === 0 ? libraries.store : severalStores([libraries.store, ...alone]);
  return { found, errors, store };

  async function errorOf(ref: string, answer: Exclude<Resolved, { is: "found" }>): Promise<Error> {
    if (answer.is !== "unknown") return notOne(ref, answer, cwd);
    const { episode } = parseRef(ref);
    if (episode === "latest")
      return (await noLatest?.()) ?? new UserError("the library has no episodes yet");
    if (!asTyped.has(ref) && isPath(episode)) return outside(episode);
    const { unknownRef } = await import("./unknown-ref.ts");
    return unknownRef(ref, answer.near, libraries.store);
  }
}

interface PathFinding {
  cwd: string;
  anywhere: boolean;
  /** Stores of files outside the libraries. */
  files: Map<string, { store: Store; path: string }>;
  query: Query;
}

/** What a ref with a path stands for: a file, else what the libraries say. */
async function resolvePath(
  ref: string,
  { members, store }: Libraries,
  { cwd, anywhere, files, query }: PathFinding,
): Promise<Resolved> {
  const roots = members.map(({ root }) => root);
  const whole = fileMeant(ref, { roots, cwd, anywhere });
  const { episode } = parseRef(ref);
  const file = whole ?? fileMeant(episode, { roots, cwd, anywhere });
  if (file === null) {
    const answer = (await store.resolve([ref], query))[0]!;
    // A path below a library that leads out of it is nobody's file.
    const isByPath =
      "file" in answer && roots.some((root) => resolve(root, episode) === answer.file);
    return isByPath ? { is: "unknown", near: [] } : answer;
  }
  const rest = whole === null ? ref.trim().slice(episode.length) : "";
  for (const member of members) {
    if (!isInside(member.root, file)) continue;
    const path = relative(member.root, file).replaceAll(sep, "/");
    const [answer] = await member.store.resolve([`${path}${rest}`], query);
    if (answer && "file" in answer && answer.file === file) return answer;
  }
  const own = files.get(file) ?? (await openFile(file));
  files.set(file, own);
  const [problem] = await own.store.problems();
  if (problem) throw unreadable(problem, cwd);
  return (await own.store.resolve([`${own.path}${rest}`], query))[0]!;
}

/** A path, or a ref as a whole; both have slashes. */
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

/** The error for a ref that stands for a file that cannot be read, or for no one thing. */
function notOne(
  ref: string,
  answer: Exclude<Resolved, { is: "found" | "unknown" }>,
  cwd: string,
): UserError {
  if (answer.is === "ambiguous") return ambiguous(ref, answer.candidates, cwd);
  if (answer.is === "no takeaway") return noTakeaway(answer);
  if (answer.is === "twice")
    return new UserError(
      `${answer.id} has two takeaways numbered ${answer.takeaway}`,
      `number them apart in ${answer.file}`,
    );
  const { problem } = answer;
  const place = at({ ...problem, path: fromHere(problem.path, cwd) });
  const { episode } = parseRef(ref);
  return new UserError(`the file of “${episode}” cannot be read: ${place}`, problem.hint);
}

function unreadable(problem: Problem, cwd: string): UserError {
  return new UserError(at({ ...problem, path: fromHere(problem.path, cwd) }), problem.hint);
}

function noTakeaway({ id, takeaway, numbers }: Extract<Resolved, { is: "no takeaway" }>) {
  const more = numbers.length > MOST_NAMED ? `, and ${numbers.length - MOST_NAMED} more` : "";
  return new UserError(
    `${id} has no takeaway ${takeaway}`,
    numbers.length > 0
      ? `it has ${numbers.slice(0, MOST_NAMED).join(", ")}${more}`
      : "it has no takeaways",
  );
}

/** The same whether there is such a file or not. */
function outside(ref: string): UserError {
  return new UserError(
    `no episode “${ref}” in the library`,
    "only a path typed on the command line may lead elsewhere",
  );
}

function ambiguous(ref: string, matches: readonly Found[], cwd: string): UserError {
  const { episode } = parseRef(ref);
  const ids = new Set(matches.map(({ id }) => id));
  const apart = ids.size === matches.length;
  const names = apart ? [...ids] : matches.map(({ file }) => fromHere(file, cwd));
  const more = names.length > MOST_NAMED ? ", …" : "";
  return new UserError(
    `“${episode}” could be ${matches.length} episodes`,
    `name one: ${names.slice(0, MOST_NAMED).join(", ")}${more}`,
  );
}
