import { lstatSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Bytes } from "../store/records.ts";
import type { PackedWords } from "../search/words.ts";
import type { PackedShelf } from "../store/pack.ts";
import { openShelf, type Shelf } from "../store/shelf.ts";
import { fileBytes, memoryBytes } from "./bytes.ts";
import { makeFolder } from "../files/make-folder.ts";
import { PRIVATE } from "./own-cache.ts";
import { readWhole } from "../files/bytes.ts";

/** A shelf and its records, which can be read in part. */
export interface KeptShelf {
  /** The name its files have; null where it is in memory only. */
  name: string | null;
  shelf: Shelf;
  records: Bytes & { close(): void };
}

/** The list of a shelf's words, and in which documents each stands, to be read in part. */
export interface KeptWords {
  list: Buffer;
  places: Bytes & { close(): void };
}

/** What is remembered of one library; losing it costs no more than reading the library again. */
export interface Cache {
  /** The shelves that can be read, oldest first. */
  open(): KeptShelf[];
  /** Puts a new shelf on disk, or where that cannot be done keeps it in memory. */
  add(packed: PackedShelf): KeptShelf;
  /** Makes these the shelves that are remembered from now on. */
  keep(shelves: readonly KeptShelf[]): void;
  /** The words of a shelf, where they were kept. */
  openWords(name: string): KeptWords | null;
  /** Puts the words of a shelf on disk, or where that cannot be done keeps them in memory. */
  addWords(name: string, packed: PackedWords): KeptWords;
  /** Other bytes that were remembered, or null. */
  recall(name: string): Buffer | null;
  remember(name: string, bytes: Buffer): void;
}

const MANIFEST = "shelves.json";
/** Another process may still be writing or reading what no manifest names, for so many milliseconds. */
const GRACE = 10 * 60 * 1000;
/** What is read whole of a cache is far smaller: the cards of 100,000 episodes take a tenth of it. */
const MAX_BYTES = 256 * 1024 * 1024;

/** The cache of the library at `root`, in a folder of its own below `base`; `renewed`, it starts empty. */
export function diskCache(base: string, root: string, renewed: boolean): Cache {
  const folder = join(base, nameFor(root));
  const cardsFile = (name: string) => join(folder, `${name}.cards`);
  const recordsFile = (name: string) => join(folder, `${name}.records`);
  const wordsFile = (name: string) => join(folder, `${name}.words`);
  const placesFile = (name: string) => join(folder, `${name}.places`);

  function openNamed(name: string): KeptShelf | null {
    const bytes = attempt(() => readWhole(cardsFile(name), MAX_BYTES));
    const shelf = bytes && attempt(() => openShelf(bytes));
    const size = attempt(() => statSync(recordsFile(name)).size);
    if (!shelf || size !== shelf.size) return null;
    return { name, shelf, records: fileBytes(recordsFile(name)) };
  }

  function openWords(name: string): KeptWords | null {
    const list = attempt(() => readWhole(wordsFile(name), MAX_BYTES));
    return list && { list, places: fileBytes(placesFile(name)) };
  }

  return {
    open() {
      if (renewed) return [];
      const manifest = attempt(() =>
        JSON.parse(readWhole(join(folder, MANIFEST), MAX_BYTES).toString("utf8")),
      );
      // Two roots may share a folder's name; then the one asked last has it.
      if (manifest?.root !== root || !Array.isArray(manifest.shelves)) return [];
      const names: unknown[] = manifest.shelves;
      return names
        .filter((name) => typeof name === "string" && /^[\w-]+$/.test(name))
        .map((name) => openNamed(name as string))
        .filter((kept) => kept !== null);
    },
    add({ cards, records, files }) {
      const name = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
      const written = attempt(() => {
        makeFolder(folder, PRIVATE);
        writeWhole(recordsFile(name), records);
        writeWhole(cardsFile(name), cards);
        return openNamed(name);
      });
      return written ?? NO_CACHE.add({ cards, records, files });
    },
    keep(shelves) {
      const names = shelves.map(({ name }) => name).filter((name) => name !== null);
      attempt(() => {
        writeWhole(join(folder, MANIFEST), JSON.stringify({ root, shelves: names }));
        sweep(folder, new Set(names));
      });
    },
    openWords,
    addWords(name, { list, places }) {
      const written = attempt(() => {
        writeWhole(placesFile(name), places);
        writeWhole(wordsFile(name), list);
        return openWords(name);
      });
      return written ?? NO_CACHE.addWords(name, { list, places });
    },
    recall: (name) => (renewed ? null : attempt(() => readWhole(join(folder, name), MAX_BYTES))),
    remember(name, bytes) {
      attempt(() => {
        makeFolder(folder, PRIVATE);
        writeWhole(join(folder, name), bytes);
      });
    },
  };
}

/** A cache that remembers nothing. */
export const NO_CACHE: Cache = {
  open: () => [],
  add: ({ cards, records }) => ({
    name: null,
    shelf: openShelf(cards)!,
    records: memoryBytes(records),
  }),
  keep() {},
  openWords: () => null,
  addWords: (_name, { list, places }) => ({ list, places: memoryBytes(places) }),
  recall: () => null,
  remember() {},
};

/** What a cache cannot do, it does without: whatever the disk says, there is an answer. */
function attempt<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}

/** A reader sees the whole file or none of it, also after a kill in the middle. */
function writeWhole(path: string, content: string | Buffer): void {
  const draft = `${path}.${Math.random().toString(36).slice(2)}.tmp`;
  try {
    writeFileSync(draft, content, { mode: 0o600, flag: "wx" });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Clears away what no manifest names and no one can be at work on any more. */
function sweep(folder: string, names: ReadonlySet<string>): void {
  for (const file of readdirSync(folder)) {
    const [name = "", extension = ""] = file.split(".", 2);
    const ours = /^(?:cards|records|words|places)$/.test(extension) || file.endsWith(".tmp");
    if (!ours || (names.has(name) && !file.endsWith(".tmp"))) continue;
    const path = join(folder, file);
    attempt(() => {
      if (Date.now() - lstatSync(path).mtimeMs > GRACE) rmSync(path);
    });
  }
}

/** A folder name for a path: its last part, to be recognised, and a hash, to be told apart. */
function nameFor(root: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const unit of Buffer.from(root))
    hash = BigInt.asUintN(64, (hash ^ BigInt(unit)) * 0x100000001b3n);
  const last = root.split(/[/\\]/).findLast((part) => part !== "") ?? "";
  return `${last.replace(/[^\w-]+/g, "-").slice(0, 40)}-${hash.toString(36)}`;
}
