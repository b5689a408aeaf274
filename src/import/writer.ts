import { dirname, join } from "node:path";
import { hasSameContent } from "../episode/edit/edit.ts";
import { UserError } from "../errors.ts";
import { withLock } from "../files/lock.ts";
import { createFile, replaceFile, sweep } from "../files/write.ts";
import { wrapWriteErrors } from "../files/write-errors.ts";
import { choosePath, type ChosenPath } from "./choose-path.ts";
import { isTaken } from "../files/names.ts";
import { openDiskPaths } from "./disk-paths.ts";
import {
  findEarlierImport,
  type EarlierImport,
  type IncomingEpisode,
  type Planner,
} from "./earlier-import.ts";
import { readExisting } from "./existing-file.ts";
import { openHistory } from "./history.ts";
import {
  createRecord,
  deleteRecord,
  keyDigest,
  writeRecord,
  type ImportRecord,
} from "./import-records.ts";
import { distinctionOf } from "./paths.ts";
import type { ImportPlan } from "./plan.ts";
import { noRunPaths } from "./run-paths.ts";

/** How often a file may change while its plan is made. */
const MAX_ATTEMPTS = 100;

/** How often another process may be faster before a record in the way is overwritten. */
const PATIENCE = 3;

/** The plan for an episode, and the full path of its file. */
export interface PlacedEpisode {
  plan: ImportPlan;
  file: string;
}

/** Writes imported episodes into a library. */
export interface LibraryWriter {
  /**
   * Null where nothing was written: which name the episode gets, or which earlier import it is, is
   * known only once all others are written, when it is put again as `final`. Throws a UserError
   * where the file cannot be written.
   */
  put(incoming: IncomingEpisode, planner: Planner, final: boolean): Promise<PlacedEpisode | null>;
}

/** Opens a library folder, which need not exist yet; with `dry`, nothing is written. */
export function openLibraryWriter(root: string, dry: boolean): LibraryWriter {
  const runPaths = noRunPaths();
  const history = openHistory(root);
  const diskPaths = openDiskPaths(root);
  const state = { root, runPaths, history, diskPaths, counts: new Map<string, number>() };
  const swept = new Set<string>();

  return {
    async put(incoming, planner, final) {
      for (let attempt = 1; ; attempt++) {
        const earlier = findEarlierImport(root, history, incoming, runPaths.has);
        if (earlier !== null && !earlier.certain && !final) return null;
        const hasFile = earlier !== null && isTaken(fileAt(earlier.record.path));
        const chosen = hasFile
          ? atEarlierPath(earlier, planner)
          : choosePath({ incoming, before: earlier?.record ?? null, planner, final }, state);
        if (chosen === null) return null;
        const { plan, path } = chosen;
        const placed = { plan, file: fileAt(path) };
        if (plan.refusal !== null) return placed;
        if (dry || (await store(chosen, incoming, earlier, attempt > PATIENCE))) {
          if (earlier?.record.path === path) history.assign(earlier.record);
          runPaths.add(path, {
            key: keyDigest(incoming.key),
            distinction: distinctionOf(incoming.episode),
            text: dry ? plan.text : null,
          });
          return placed;
        }
        if (attempt === MAX_ATTEMPTS)
          throw new UserError(`${fileAt(path)} keeps changing`, "import it again in a moment");
        history.reload(path);
        diskPaths.reload(path);
      }
    },
  };

  function fileAt(path: string): string {
    return join(root, ...path.split("/"));
  }

  /** The plan for an episode whose file is where an earlier import wrote it. */
  function atEarlierPath(
    { record: { path }, base, unchanged }: EarlierImport,
    planner: Planner,
  ): ChosenPath {
    const same = unchanged && !dry ? planner.planUnchanged(base) : null;
    if (same) return { path, plan: same, yours: null, own: true };
    const yours = readExisting(root, fileAt(path));
    const text = typeof yours === "string" ? yours : null;
    const plan = planner.plan(base, text, path);
    if (yours === null || typeof yours === "string") return { path, plan, yours: text, own: true };
    const refused = { ...plan, kind: "refused", refusal: yours } as const;
    return { path, plan: refused, yours: null, own: true };
  }

  /** False where the file changed in the meantime, so that a new plan is needed. */
  async function store(
    chosen: ChosenPath,
    incoming: IncomingEpisode,
    earlier: EarlierImport | null,
    insists: boolean,
  ): Promise<boolean> {
    const { plan, path, yours, own } = chosen;
    const { kind, text, base, baseText, backup } = plan;
    const file = fileAt(path);
    sweepOnce(dirname(file));
    if (kind === "new") return withLock(root, () => create(chosen, incoming, earlier, insists));
    if (kind !== "unchanged") {
      const write = () =>
        wrapWriteErrors(file, () => replaceFile(root, file, text, { before: yours!, backup }));
      if (!(await withLock(root, write))) return false;
    }
    if (!own) return true;
    // A later import must be able to go on after a kill between the two writes, so a change is
    // recorded after the file is written.
    const record = recordFor(path, incoming, earlier);
    const isKept =
      earlier?.record === record && (earlier.unchanged || hasSameContent(earlier.base, base));
    if (isKept) return true;
    writeRecord(root, record, baseText);
    assign(record, earlier);
    return true;
  }

  /**
   * Creates a file while no other import does. Its record is written first, so that no import takes
   * the file for one made by hand. False where another process was faster to take the name or to
   * import the episode; with `insists`, a record in the way is known to be unusable.
   */
  function create(
    { path, plan }: ChosenPath,
    incoming: IncomingEpisode,
    earlier: EarlierImport | null,
    insists: boolean,
  ): boolean {
    const file = fileAt(path);
    if (isTaken(file)) return false;
    const record = recordFor(path, incoming, earlier);
    const isNew = record !== earlier?.record;
    if (!isNew || insists) writeRecord(root, record, plan.baseText);
    else if (!createRecord(root, record, plan.baseText)) return false;
    if (!wrapWriteErrors(file, () => createFile(root, file, plan.text))) {
      // Two processes may have imported the same episode at once, and then the record is right.
      if (isNew && readExisting(root, file) !== plan.text) deleteRecord(root, record);
      return false;
    }
    diskPaths.add(path);
    assign(record, earlier);
    return true;
  }

  /** The record of an episode: the earlier one, unless its path or key is another now. */
  function recordFor(
    path: string,
    incoming: IncomingEpisode,
    earlier: EarlierImport | null,
  ): ImportRecord {
    const before = earlier?.record;
    return before?.path === path && before.key === keyDigest(incoming.key)
      ? before
      : history.newRecord(path, incoming);
  }

  /** Assigns a record to its episode, and deletes the earlier one where that is another. */
  function assign(record: ImportRecord, earlier: EarlierImport | null): void {
    sweepOnce(dirname(record.file));
    history.assign(record);
    if (earlier === null || earlier.record === record) return;
    deleteRecord(root, earlier.record);
    history.remove(earlier.record);
  }

  function sweepOnce(folder: string): void {
    if (swept.has(folder)) return;
    swept.add(folder);
    sweep(root, folder);
  }
}
