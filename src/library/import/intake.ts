import { lstatSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Episode } from "../../episode/episode.ts";
import { saysTheSame } from "../../episode/edit/edit.ts";
import type { Outcome, Refusal } from "../../importing/outcome.ts";
import {
  forget,
  memoriesBeside,
  memoryOf,
  originOf,
  recall,
  remember,
  type Imported,
} from "./imported.ts";
import { withLock } from "../lock.ts";
import { createFile, replaceFile, sweep } from "../whole-file.ts";

/** Says what becomes of an episode, given what it was when imported and the file's text. */
type Decide = (base: Episode | null, yours: string | null, path: string) => Outcome;

/** What became of an episode, and the full path of its file. */
interface Placed {
  outcome: Outcome;
  file: string;
}

/** What is known of an episode on its way in. */
interface Arrival {
  /** Where in the library it goes, `/` between folders. */
  path: string;
  key: string | null;
  /** The name of its source. */
  source: string;
  /** Whether its source holds no other episode. */
  alone: boolean;
}

/** Puts imported episodes into a library. */
export interface Intake {
  /** Throws a UserError where the file cannot be written. */
  put(arrival: Arrival, decide: Decide): Promise<Placed>;
}

/** Opens a library folder, which need not be there yet; with `dry`, nothing is written. */
export function openIntake(root: string, dry: boolean): Intake {
  // Where each episode of this run went, and from which source.
  const filled = new Map<string, string>();
  const swept = new Set<string>();
  const beside = new Map<string, Map<string, string>>();

  return {
    async put(arrival, decide) {
      for (;;) {
        const known = find(arrival);
        const placed = look(arrival.path, known?.imported ?? null, decide);
        const { outcome, file } = placed;
        if (dry || outcome.refusal !== null) return done(placed, arrival);
        tidy(dirname(file));
        if (await store(placed, arrival, known)) return done(placed, arrival);
      }
    },
  };

  /** What is remembered of an episode: by its key, else by its place and the document it is from. */
  function find({ path, key, source, alone }: Arrival): Known | null {
    const file = memoryOf(root, path, key);
    const imported = recall(file);
    if (imported) return { file, imported };
    if (!alone || !isThere(join(root, ...path.split("/")))) return null;
    const folder = dirname(file);
    const paths = beside.get(folder) ?? memoriesBeside(root, path);
    beside.set(folder, paths);
    const other = paths.get(path);
    const found = other === undefined ? null : recall(other);
    const same = found !== null && found.from !== "" && found.from === originOf(source);
    return same ? { file: other!, imported: found } : null;
  }

  function look(path: string, known: Imported | null, decide: Decide): Look {
    const own = known !== null && isThere(join(root, known.path)) ? known : null;
    const place = own?.path ?? path;
    const file = join(root, ...place.split("/"));
    const other = filled.get(place.toLowerCase());
    const read = textOf(file);
    const yours = typeof read === "string" ? read : null;
    const outcome = decide(other === undefined ? (own?.episode ?? null) : null, yours, place);
    const clash = other !== undefined && outcome.kind !== "unchanged" ? taken(place, other) : null;
    const refusal = read !== null && typeof read === "object" ? read : clash;
    if (refusal === null) return { file, place, yours, outcome };
    return { file, place, yours, outcome: { ...outcome, kind: "refused", refusal } };
  }

  function done({ outcome, file, place }: Look, { source }: Arrival): Placed {
    if (outcome.refusal === null && !filled.has(place.toLowerCase()))
      filled.set(place.toLowerCase(), source);
    return { outcome, file };
  }

  /** False where the file changed in the meantime, so that all has to be decided again. */
  async function store(placed: Look, arrival: Arrival, known: Known | null): Promise<boolean> {
    const { outcome, file, place, yours } = placed;
    const { kind, text, base, backup } = outcome;
    const memory = memoryOf(root, arrival.path, arrival.key);
    const from = arrival.alone ? originOf(arrival.source) : "";
    const now = { path: place, episode: base, from };
    // A kill between two writes must leave what a later import can go on from: a new file is
    // remembered before it is there, a changed one after.
    if (kind === "new") {
      remember(memory, now);
      return createFile(file, text);
    }
    if (kind !== "unchanged") {
      const written = await withLock(root, () => replaceFile(file, text, yours!, backup));
      if (!written) return false;
    }
    const { imported } = known ?? {};
    if (imported?.path !== place || known?.file !== memory || !saysTheSame(imported.episode, base))
      remember(memory, now);
    if (known && known.file !== memory) forget(known.file);
    return true;
  }

  function tidy(folder: string): void {
    if (swept.has(folder)) return;
    swept.add(folder);
    sweep(folder);
  }
}

interface Known {
  file: string;
  imported: Imported;
}

interface Look extends Placed {
  place: string;
  yours: string | null;
}

function taken(place: string, other: string): Refusal {
  return {
    reason: `${place} is where an episode of ${other} went`,
    hint: "give this one a number or title of its own with --set",
  };
}

/** Whether something is there, be it a link to nowhere or a path that leads through a file. */
function isThere(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}

/** A file's text, null where there is none, or why it cannot be kept as it is. */
function textOf(file: string): string | null | Refusal {
  if (!isThere(file)) return null;
  try {
    const bytes = readFileSync(file);
    const text = bytes.toString("utf8");
    if (Buffer.from(text).equals(bytes)) return text;
    return { reason: "the file there is not UTF-8", hint: "save it as UTF-8, then import again" };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return { reason: `what is there cannot be read (${code})`, hint: "move it out of the way" };
  }
}
