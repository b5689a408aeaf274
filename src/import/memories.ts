import { basename, join } from "node:path";
import { digest } from "../files/digest.ts";
import { comparable, familyOf } from "./names.ts";
import { keyOf, memoriesOf, memoryName, readMemories, recall, type Memory } from "./imported.ts";

/** What of an episode on its way in leads to what is remembered of it. */
export interface Trace {
  /** Where it would go, and where earlier versions would have put it. */
  paths: readonly [string, string];
  /** Where its document is from; empty where that holds several episodes or has no name. */
  from: string;
  key: string | null;
}

/** What earlier imports left in a library, read folder by folder when it is asked for. */
export interface Memories {
  /** All that may remember an episode, those of its key first. */
  mayBe(trace: Trace): Memory[];
  /** Those without a key that say the same to the letter, where many share one name. */
  saying(text: string, path: string): Memory[];
  /** All that remember an import to a path. */
  at(path: string): Memory[];
  /** What is to remember an import to a path, in a file that remembers nothing else. */
  blank(path: string, trace: Trace): Memory;
  /** Notes what an episode of this run is remembered by, which no other can be found by. */
  settle(memory: Memory): void;
  drop(memory: Memory): void;
  /** Reads what is remembered of a folder by now, where another process may have written. */
  renew(path: string): void;
}

/** The memories of a library. */
export function memoriesIn(root: string): Memories {
  const shelves = new Map<string, Shelf>();
  const shelfOf = (path: string): Shelf => {
    const folder = folderOf(path);
    const known = shelves.get(folder);
    if (known) return known;
    const shelf = emptyShelf();
    shelves.set(folder, shelf);
    fill(folder, shelf);
    return shelf;
  };
  const fill = (folder: string, shelf: Shelf) => {
    const isKnown = (file: string) => [...shelf.get(placeTag(file))].length > 0;
    readMemories(root, folder, isKnown).forEach(shelf.add);
  };
  return {
    mayBe({ paths, from, key }) {
      const known = keyOf(key);
      const tags = [
        ...(known === null ? [] : [keyTag(known)]),
        ...paths.map(pathTag),
        ...paths.map(familyTag),
        ...(from === "" ? [] : [fileTag(from)]),
      ];
      // Where no podcast was known an episode went to `episodes`, so one may be there still.
      const places = [...new Set([...paths, "episodes/"].map(shelfOf))];
      return [...new Set(tags.flatMap((tag) => places.flatMap((shelf) => [...shelf.get(tag)])))];
    },
    saying: (text, path) => shelfOf(path).saying(text, familyTag(path)),
    at: (path) => [...shelfOf(path).get(pathTag(path))],
    blank(path, { from, key }) {
      const known = keyOf(key);
      const folder = memoriesOf(root, folderOf(path));
      for (let n = 1; ; n++) {
        const file = join(folder, memoryName(path, known, n));
        const [other] = shelfOf(path).get(placeTag(file));
        if (other === undefined) return { file, path, from, key: known, title: "" };
      }
    },
    settle: (memory) => shelfOf(memory.path).settle(memory),
    drop: (memory) => shelfOf(memory.path).drop(memory),
    renew: (path) => fill(folderOf(path), shelfOf(path)),
  };
}

function folderOf(path: string): string {
  return path.slice(0, path.indexOf("/"));
}

const keyTag = (key: string) => `key ${key}`;
const pathTag = (path: string) => `path ${comparable(path)}`;
const familyTag = (path: string) => `family ${comparable(familyOf(path))}`;
const fileTag = (from: string) => `file ${basename(from)}`;
const placeTag = (file: string) => `at ${file}`;

/** Memories by each of what they may be looked for by. */
interface Shelf {
  get(tag: string): Iterable<Memory>;
  saying(text: string, tag: string): Memory[];
  add(memory: Memory): void;
  settle(memory: Memory): void;
  drop(memory: Memory): void;
}

function emptyShelf(): Shelf {
  const byTag = new Map<string, Set<Memory>>();
  const put = (memory: Memory, tags: readonly string[]) => {
    for (const tag of tags) byTag.set(tag, (byTag.get(tag) ?? new Set()).add(memory));
  };
  const drop = (memory: Memory) => {
    for (const tag of [...ownTags(memory), ...sharedTags(memory)]) byTag.get(tag)?.delete(memory);
  };
  const byText = new Map<string, Map<string, Memory[]>>();
  return {
    get: (tag) => byTag.get(tag) ?? [],
    saying(text, tag) {
      const all = byText.get(tag) ?? textsOf([...(byTag.get(tag) ?? [])]);
      byText.set(tag, all);
      return all.size === 0 ? [] : (all.get(digest(text)) ?? []);
    },
    add: (memory) => put(memory, [...ownTags(memory), ...sharedTags(memory)]),
    settle(memory) {
      drop(memory);
      put(memory, ownTags(memory));
    },
    drop,
  };
}

/** So few are compared one by one. */
const FEW = 20;

/** Memories without a key by what they say; none where there are few. */
function textsOf(memories: readonly Memory[]): Map<string, Memory[]> {
  const texts = new Map<string, Memory[]>();
  if (memories.length <= FEW) return texts;
  for (const memory of memories.filter(({ key }) => key === null)) {
    const tag = digest(recall(memory)?.text ?? "");
    const same = texts.get(tag);
    if (same) same.push(memory);
    else texts.set(tag, [memory]);
  }
  return texts;
}

function ownTags({ file, key, path }: Memory): string[] {
  return [placeTag(file), ...(key === null ? [] : [keyTag(key)]), pathTag(path)];
}

/** What any number of memories have in common, so that there it is a matter of those still open. */
function sharedTags({ path, from }: Memory): string[] {
  return [familyTag(path), ...(from === "" ? [] : [fileTag(from)])];
}
