import { lstatSync, readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import { readWhole } from "../files/bytes.ts";
import { makeFolder, PRIVATE } from "../files/make-folder.ts";
import { putFile } from "../files/write.ts";
import { hash53 } from "../text/hash.ts";
import { FORM } from "./schema.ts";

/** A file of the index: its name in the folder, and what shows that it is as it was left. */
interface SealedFile {
  name: string;
  /** Size in bytes, times of change of content and metadata in milliseconds, inode. */
  stamp: readonly number[];
}

/** What an index consists of. */
interface Seal {
  episodes: SealedFile;
  /** Made at the first search. */
  words: SealedFile | null;
}

/** The folder of one library's index, below the cache. */
export interface IndexFolder {
  /** What of the index can be trusted; null where none of it can. */
  seal(): Seal | null;
  /** Makes these files the index from now on, and removes all others. Throws what the system says. */
  put(names: { episodes: string; words: string | null }): void;
  /** A name that no file has. */
  freshName(kind: "episodes" | "words"): string;
  fileOf(name: string): string;
  /** A text that was kept under a name, as it was; null where it was not, or has changed. */
  recall(name: string): string | null;
  /** Keeps a text; where that cannot be done, nothing is kept. */
  remember(name: string, text: string): void;
  /** Makes the folder. Throws what the system says. */
  make(): void;
}

const SEAL = "index.json";
const LOCK = "lock.db";
const MAX_SEAL = 64 * 1024;
const MAX_TEXT = 256 * 1024 * 1024;
const WRITTEN_BY_OTHERS = 0o022;

/** What an index must be to be read by this program: written by it, in this form. */
const VERSION = hash53(`${packageJson.version}\n${FORM}`);

/** The folder of the index of the library at `root`; `user` is its owner, null where there are none. */
export function indexFolder(cache: string, root: string, user: number | null): IndexFolder {
  const folder = join(cache, nameFor(root));
  const fileOf = (name: string) => join(folder, name);
  const sealed = (name: string): SealedFile | null => {
    const stats = lstatSync(fileOf(name), { throwIfNoEntry: false });
    if (!stats?.isFile()) return null;
    if (user !== null && (stats.uid !== user || (stats.mode & WRITTEN_BY_OTHERS) !== 0))
      return null;
    return { name, stamp: [stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino] };
  };
  return {
    fileOf,
    seal() {
      const written = attempt(() => JSON.parse(readWhole(fileOf(SEAL), MAX_SEAL).toString("utf8")));
      if (written?.root !== root || written.version !== VERSION) return null;
      const still = (file: unknown): SealedFile | null => {
        const { name, stamp } = (file ?? {}) as Partial<SealedFile>;
        if (typeof name !== "string" || basename(name) !== name) return null;
        const now = attempt(() => sealed(name));
        return now && JSON.stringify(now.stamp) === JSON.stringify(stamp) ? now : null;
      };
      const episodes = still(written.episodes);
      return episodes && { episodes, words: still(written.words) };
    },
    put({ episodes, words }) {
      const text = JSON.stringify({
        root,
        version: VERSION,
        episodes: sealed(episodes),
        words: words === null ? null : sealed(words),
      });
      putFile(folder, fileOf(SEAL), text);
      removeOthers(folder, new Set([SEAL, LOCK, episodes, words ?? ""]));
    },
    recall(name) {
      const kept = attempt(() => readWhole(fileOf(name), MAX_TEXT).toString("utf8"));
      const end = kept?.indexOf("\n") ?? -1;
      const text = kept?.slice(end + 1);
      return text !== undefined && kept?.slice(0, end) === checksum(text) ? text : null;
    },
    remember(name, text) {
      attempt(() => {
        makeFolder(folder, PRIVATE);
        putFile(folder, fileOf(name), `${checksum(text)}\n${text}`);
      });
    },
    freshName: (kind) =>
      `${kind}-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}.db`,
    make: () => makeFolder(folder, PRIVATE),
  };
}

/** The lock of an index, a database that only locks. */
export function lockFile(folder: IndexFolder): string {
  return folder.fileOf(LOCK);
}

/** Removes files of other indexes: a database before its journal, which would be taken for a new one's. */
function removeOthers(folder: string, kept: ReadonlySet<string>): void {
  const isOurs = (name: string) =>
    /\.(?:db|db-journal|cards|records|words|places|tmp)$|^shelves\.json$/.test(name);
  const others = readdirSync(folder).filter(
    (name) => isOurs(name) && !kept.has(name) && !kept.has(name.replace(/-journal$/, "")),
  );
  for (const name of others.sort()) attempt(() => rmSync(join(folder, name)));
}

/** What the disk does not allow is done without. */
function attempt<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}

/** Shows that a text has been damaged, or is of another version. */
function checksum(text: string): string {
  return `${text.length} ${hash53(`${VERSION} ${text}`)}`;
}

/** A folder name for a path: its last part, to be recognised, and a hash, to differ from others. */
function nameFor(root: string): string {
  const last = root.split(/[/\\]/).findLast((part) => part !== "") ?? "";
  return `${last.replace(/[^\w-]+/g, "-").slice(0, 40)}-${hash53(root).toString(36)}`;
}
