import { basename, join } from "node:path";
import { digest } from "../files/digest.ts";
import {
  keyDigest,
  readRecord,
  readRecords,
  recordName,
  recordsFolder,
  type ImportRecord,
} from "./import-records.ts";
import { comparable, familyOf } from "./paths.ts";

/** Where an episode comes from and may go, by which its earlier import is found. */
export interface Provenance {
  /** The path it would get, and the one that earlier versions would have given it. */
  paths: readonly [string, string];
  /** The origin of its document; empty where that holds several episodes or has no name. */
  from: string;
  /** The source's key; null where it has none. */
  key: string | null;
}

/** The records of earlier imports to a library, read folder by folder when they are needed. */
export interface History {
  /** All records that may be an episode's, those with its key first. */
  candidates(provenance: Provenance): ImportRecord[];
  /** Records without a key that have this text, where many share one name. */
  withText(text: string, path: string): ImportRecord[];
  /** All records of imports to a path. */
  at(path: string): ImportRecord[];
  /** A new record of an import to a path, in a file that no other record has. */
  newRecord(path: string, provenance: Provenance): ImportRecord;
  /** Notes that a record is an episode's of this run, so that no other is found by what they share. */
  assign(record: ImportRecord): void;
  remove(record: ImportRecord): void;
  /** Reads the records of a path's folder again, where another process may have written. */
  reload(path: string): void;
}

/** The history of a library. */
export function openHistory(root: string): History {
  const indexes = new Map<string, RecordIndex>();
  const indexOf = (path: string): RecordIndex => {
    const folder = folderOf(path);
    const known = indexes.get(folder);
    if (known) return known;
    const index = emptyIndex();
    indexes.set(folder, index);
    fill(folder, index);
    return index;
  };
  const fill = (folder: string, index: RecordIndex) => {
    const isKnown = (file: string) => [...index.get(recordTag(file))].length > 0;
    readRecords(root, folder, isKnown).forEach(index.add);
  };
  return {
    candidates({ paths, from, key }) {
      const hashed = keyDigest(key);
      const tags = [
        ...(hashed === null ? [] : [keyTag(hashed)]),
        ...paths.map(pathTag),
        ...paths.map(familyTag),
        ...(from === "" ? [] : [originTag(from)]),
      ];
      // Without a podcast an episode goes to `episodes`, so an earlier import may be there.
      const own = [...new Set([...paths, "episodes/"].map(indexOf))];
      return [...new Set(tags.flatMap((tag) => own.flatMap((index) => [...index.get(tag)])))];
    },
    withText: (text, path) => indexOf(path).withText(text, familyTag(path)),
    at: (path) => [...indexOf(path).get(pathTag(path))],
    newRecord(path, { from, key }) {
      const hashed = keyDigest(key);
      const folder = recordsFolder(root, folderOf(path));
      for (let n = 1; ; n++) {
        const file = join(folder, recordName(path, hashed, n));
        const [other] = indexOf(path).get(recordTag(file));
        if (other === undefined) return { file, path, from, key: hashed, title: "" };
      }
    },
    assign: (record) => indexOf(record.path).assign(record),
    remove: (record) => indexOf(record.path).remove(record),
    reload: (path) => fill(folderOf(path), indexOf(path)),
  };
}

function folderOf(path: string): string {
  return path.slice(0, path.indexOf("/"));
}

const keyTag = (key: string) => `key ${key}`;
const pathTag = (path: string) => `path ${comparable(path)}`;
const familyTag = (path: string) => `family ${comparable(familyOf(path))}`;
const originTag = (from: string) => `origin ${basename(from)}`;
const recordTag = (file: string) => `record ${file}`;

/** Records by everything they can be looked up by. */
interface RecordIndex {
  get(tag: string): Iterable<ImportRecord>;
  withText(text: string, tag: string): ImportRecord[];
  add(record: ImportRecord): void;
  assign(record: ImportRecord): void;
  remove(record: ImportRecord): void;
}

function emptyIndex(): RecordIndex {
  const byTag = new Map<string, Set<ImportRecord>>();
  const put = (record: ImportRecord, tags: readonly string[]) => {
    for (const tag of tags) byTag.set(tag, (byTag.get(tag) ?? new Set()).add(record));
  };
  const remove = (record: ImportRecord) => {
    for (const tag of [...ownTags(record), ...sharedTags(record)]) byTag.get(tag)?.delete(record);
  };
  const byText = new Map<string, Map<string, ImportRecord[]>>();
  return {
    get: (tag) => byTag.get(tag) ?? [],
    withText(text, tag) {
      const all = byText.get(tag) ?? groupedByText([...(byTag.get(tag) ?? [])]);
      byText.set(tag, all);
      return all.size === 0 ? [] : (all.get(digest(text)) ?? []);
    },
    add: (record) => put(record, [...ownTags(record), ...sharedTags(record)]),
    assign(record) {
      remove(record);
      put(record, ownTags(record));
    },
    remove,
  };
}

/** Up to this many records are compared one by one. */
const FEW = 20;

/** Records without a key by the digest of their text; none where there are few. */
function groupedByText(records: readonly ImportRecord[]): Map<string, ImportRecord[]> {
  const groups = new Map<string, ImportRecord[]>();
  if (records.length <= FEW) return groups;
  for (const record of records.filter(({ key }) => key === null)) {
    const hash = digest(readRecord(record)?.text ?? "");
    const group = groups.get(hash);
    if (group) group.push(record);
    else groups.set(hash, [record]);
  }
  return groups;
}

function ownTags({ file, key, path }: ImportRecord): string[] {
  return [recordTag(file), ...(key === null ? [] : [keyTag(key)]), pathTag(path)];
}

/** Tags that any number of records share; assigned records are not found by them. */
function sharedTags({ path, from }: ImportRecord): string[] {
  return [familyTag(path), ...(from === "" ? [] : [originTag(from)])];
}
