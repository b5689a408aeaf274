import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Episode } from "../../episode/episode.ts";
import { saysTheSame } from "../../episode/edit/edit.ts";
import { reasonOf } from "../../errors.ts";
import type { Outcome, Refusal } from "../../importing/outcome.ts";
import { forget, memoryOf, originOf, remember, type Imported } from "./imported.ts";
import { withLock } from "./lock.ts";
import { telling } from "./telling.ts";
import { isThere, memoryFinder, type Arrival, type Known } from "./known.ts";
import { createFile, replaceFile, sweep } from "../whole-file.ts";

/** Says what becomes of an episode, given what it was when imported and the file's text. */
type Decide = (base: Episode | null, yours: string | null, path: string) => Outcome;

/** What became of an episode, and the full path of its file. */
interface Placed {
  outcome: Outcome;
  file: string;
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
  const find = memoryFinder(root);

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

  function look(path: string, known: Imported | null, decide: Decide): Look {
    const own = known !== null && isThere(join(root, known.path)) ? known : null;
    const place = own?.path ?? path;
    const file = join(root, ...place.split("/"));
    const other = filled.get(place.toLowerCase());
    const read = textOf(file);
    const yours = typeof read === "string" ? read : null;
    const outcome = decide(other === undefined ? (own?.episode ?? null) : null, yours, place);
    const clash = other !== undefined && outcome.kind !== "unchanged" ? taken(other) : null;
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
      return telling(file, () => createFile(file, text));
    }
    if (kind !== "unchanged") {
      const replace = () => telling(file, () => replaceFile(file, text, yours!, backup));
      const written = await withLock(root, replace);
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

interface Look extends Placed {
  place: string;
  yours: string | null;
}

function taken(other: string): Refusal {
  return {
    reason: `an episode of ${other} went there`,
    hint: "give this one a number or title of its own with --set",
  };
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
    const reason = `what is there cannot be read (${reasonOf(error)})`;
    return { reason, hint: "move it out of the way" };
  }
}
