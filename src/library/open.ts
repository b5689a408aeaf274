import { join, relative } from "node:path";
import type { Problem } from "../episode/problem.ts";
import { isInside, realPlace } from "../files/inside.ts";
import type { Debug } from "../files/debug.ts";
import type { Progress } from "../files/progress.ts";
import type { Sqlite } from "../index/sqlite.ts";
import type { Io } from "../io/io.ts";
import { EVERYTHING, type Query } from "../query/query.ts";
import { listOf, type Store } from "../query/store.ts";
import { fromHere, libraryRoots } from "./folders.ts";
import { ownCache } from "./own-cache.ts";
import { openLibrary, type Member } from "./store.ts";

/** How libraries are opened. */
export interface Opening {
  /** The folders asked for; none means the user's own. */
  roots: readonly string[];
  /** Whether what was read before is remembered. */
  cached: boolean;
  progress: Progress;
  debug: Debug;
}

/** The libraries in use. */
export interface Libraries {
  members: readonly Member[];
  /** All of them as one. */
  store: Store;
  /** What cannot be read of them, with paths as a person would write them here. */
  problems: readonly Problem[];
  /** Whether there are many files and no index. */
  slow: boolean;
}

/** More files than this take longer to read than a person likes to wait. */
const MANY = 500;

/** Opens the libraries that a question is about. */
export async function openLibraries(
  { roots, cached, progress, debug }: Opening,
  io: Io,
): Promise<Libraries> {
  const cache = cached ? ownCache(io) : null;
  const sqlite = cached ? (io.sqlite() as Sqlite | null) : null;
  const members: Member[] = [];
  const { user, worker } = io;
  for (const root of libraryRoots(roots, io))
    members.push(await openLibrary(root, { cache, sqlite, user, progress, worker, debug }));
  const problems: Problem[] = [];
  for (const { root, store, problems: own } of members) {
    const ofFiles = await store.problems();
    const ofLibrary = own.map((one) => ({ ...one, path: join(root, one.path) }));
    for (const one of [...ofLibrary, ...ofFiles])
      problems.push({ ...one, path: fromHere(one.path, io.cwd) });
  }
  const files = members.reduce((sum, member) => sum + member.files, 0);
  const slow = cached && sqlite === null && files > MANY;
  return { members, store: await oneStore(members), problems, slow };
}

async function oneStore(members: readonly Member[]): Promise<Store> {
  const [only, ...others] = members;
  if (only && others.length === 0) return only.store;
  const { severalStores } = await import("./several.ts");
  const stores: Store[] = [];
  const before: Member[] = [];
  for (const member of members) {
    const files = await sharedFiles(member, before);
    stores.push(files.length === 0 ? member.store : withoutFiles(member.store, files));
    before.push(member);
  }
  return severalStores(stores);
}

/** The files of a library that libraries named before it reach too; those have precedence. */
async function sharedFiles(member: Member, before: readonly Member[]): Promise<string[]> {
  const root = realPlace(member.root);
  const shared: string[] = [];
  for (const other of before) {
    const place = realPlace(other.root);
    if (!isInside(place, root) && !isInside(root, place)) continue;
    for (const { path } of await listOf(other.store.list(EVERYTHING))) {
      const file = join(place, relative(other.root, path));
      if (isInside(root, file)) shared.push(join(member.root, relative(root, file)));
    }
  }
  return shared;
}

/** The store without some files. */
function withoutFiles(store: Store, files: readonly string[]): Store {
  const less = (query: Query): Query => ({ ...query, without: [...query.without, ...files] });
  const left = new Set(files);
  return {
    list: (query) => store.list(less(query)),
    episodes: (query) => store.episodes(less(query)),
    takeaways: (query) => store.takeaways(less(query)),
    matches: (query) => store.matches(less(query)),
    topics: (query) => store.topics(less(query)),
    topic: (query, name) => store.topic(less(query), name),
    total: (query) => store.total(less(query)),
    async resolve(refs, query) {
      const answers = await store.resolve(refs, less(query));
      return answers.map((answer) =>
        "file" in answer && left.has(answer.file) ? { is: "unknown", near: [] } : answer,
      );
    },
    names: (asked) => store.names(asked),
    problems: () => store.problems(),
    close: () => store.close(),
  };
}
