import { dirname, join } from "node:path";
import { saysTheSame } from "../episode/edit/edit.ts";
import { UserError } from "../errors.ts";
import { signOf } from "./names.ts";
import type { Outcome } from "./outcome.ts";
import { createFile, replaceFile, sweep } from "../files/write.ts";
import { choose, type Choice } from "./choice.ts";
import { noClaims } from "./claims.ts";
import { existing } from "./existing.ts";
import { forget, keyOf, remember, rememberFirst, type Memory } from "./imported.ts";
import { findKnown, type Arrival, type Decider, type Known } from "./known.ts";
import { withLock } from "../files/lock.ts";
import { memoriesIn } from "./memories.ts";
import { isThere, placesIn } from "./places.ts";
import { telling } from "../files/telling.ts";

/** How often a file may change while it is decided what becomes of it. */
const MAX_ATTEMPTS = 100;

/** How often another process may be quicker before what is in the way is taken for nothing. */
const PATIENCE = 3;

/** What became of an episode, and the full path of its file. */
export interface Placed {
  outcome: Outcome;
  file: string;
}

/** Puts imported episodes into a library. */
export interface Intake {
  /**
   * Null where nothing was done: which name it gets, or which earlier import it is, is known only
   * when it is put again as one of the `last`, after all others. Throws a UserError where the file
   * cannot be written.
   */
  put(arrival: Arrival, decider: Decider, last: boolean): Promise<Placed | null>;
}

/** Opens a library folder, which need not be there yet; with `dry`, nothing is written. */
export function openIntake(root: string, dry: boolean): Intake {
  const claims = noClaims();
  const memories = memoriesIn(root);
  const places = placesIn(root);
  const around = { root, claims, memories, places, counts: new Map<string, number>() };
  const swept = new Set<string>();

  return {
    async put(arrival, decider, last) {
      for (let attempt = 1; ; attempt++) {
        const known = findKnown(root, memories, arrival, claims.has);
        if (known !== null && !known.certain && !last) return null;
        const there = known !== null && isThere(fileAt(known.memory.path));
        const choice = there
          ? atHome(known, decider)
          : choose(arrival, known?.memory ?? null, around, decider, last);
        if (choice === null) return null;
        const { outcome, path } = choice;
        const placed = { outcome, file: fileAt(path) };
        if (outcome.refusal !== null) return placed;
        if (dry || (await store(choice, arrival, known, attempt > PATIENCE))) {
          const text = dry ? outcome.text : null;
          if (known?.memory.path === path) memories.settle(known.memory);
          claims.add(path, { key: keyOf(arrival.key), sign: signOf(arrival.episode), text });
          return placed;
        }
        if (attempt === MAX_ATTEMPTS)
          throw new UserError(`${fileAt(path)} keeps changing`, "import it again in a moment");
        memories.renew(path);
        places.renew(path);
      }
    },
  };

  function fileAt(path: string): string {
    return join(root, ...path.split("/"));
  }

  /** What becomes of an episode where its file is. */
  function atHome({ memory: { path }, base, unchanged }: Known, decider: Decider): Choice {
    const same = unchanged && !dry ? decider.unchanged(base) : null;
    if (same) return { path, outcome: same, yours: null, own: true };
    const yours = existing(root, fileAt(path));
    const text = typeof yours === "string" ? yours : null;
    const outcome = decider.decide(base, text, path);
    if (yours === null || typeof yours === "string")
      return { path, outcome, yours: text, own: true };
    return {
      path,
      outcome: { ...outcome, kind: "refused", refusal: yours },
      yours: null,
      own: true,
    };
  }

  /** False where the file changed in the meantime, so that all has to be decided again. */
  async function store(
    choice: Choice,
    arrival: Arrival,
    known: Known | null,
    insists: boolean,
  ): Promise<boolean> {
    const { outcome, path, yours, own } = choice;
    const { kind, text, base, baseText, backup } = outcome;
    const file = fileAt(path);
    tidy(dirname(file));
    if (kind === "new") return withLock(root, () => create(choice, arrival, known, insists));
    if (kind !== "unchanged") {
      const write = () =>
        telling(file, () => replaceFile(root, file, text, { before: yours!, backup }));
      if (!(await withLock(root, write))) return false;
    }
    if (!own) return true;
    // A kill between two writes must leave what a later import can go on from, so what changed is
    // remembered after it is there.
    const memory = memoryFor(path, arrival, known);
    const isKept = known?.memory === memory && (known.unchanged || saysTheSame(known.base, base));
    if (isKept) return true;
    remember(root, memory, baseText);
    settle(memory, known);
    return true;
  }

  /**
   * Creates a file while no other import does. It is remembered before it is there, so that none
   * takes it for one made by hand. False where another process was quicker to have the name or the
   * episode itself; one that `insists` has seen that what is in its memory's place makes no sense.
   */
  function create(
    { path, outcome }: Choice,
    arrival: Arrival,
    known: Known | null,
    insists: boolean,
  ): boolean {
    const file = fileAt(path);
    if (isThere(file)) return false;
    const memory = memoryFor(path, arrival, known);
    const isNew = memory !== known?.memory;
    if (!isNew || insists) remember(root, memory, outcome.baseText);
    else if (!rememberFirst(root, memory, outcome.baseText)) return false;
    if (!telling(file, () => createFile(root, file, outcome.text))) {
      // The same episode may have come in twice at once, and then its memory is right.
      if (isNew && existing(root, file) !== outcome.text) forget(root, memory);
      return false;
    }
    places.take(path);
    settle(memory, known);
    return true;
  }

  /** What remembers an episode: the same as before unless its place or key is another now. */
  function memoryFor(path: string, arrival: Arrival, known: Known | null): Memory {
    const before = known?.memory;
    return before?.path === path && before.key === keyOf(arrival.key)
      ? before
      : memories.blank(path, arrival);
  }

  /** What was remembered of the episode in another place is to be forgotten. */
  function settle(memory: Memory, known: Known | null): void {
    tidy(dirname(memory.file));
    memories.settle(memory);
    if (known === null || known.memory === memory) return;
    forget(root, known.memory);
    memories.drop(known.memory);
  }

  function tidy(folder: string): void {
    if (swept.has(folder)) return;
    swept.add(folder);
    sweep(root, folder);
  }
}
