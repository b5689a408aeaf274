import { UserError } from "../../errors.ts";
import type { Draft, Source } from "../../import/formats/importer.ts";
import { cleaned } from "../../import/clean.ts";
import { destination, formerDestination } from "../../import/destination.ts";
import { originOf } from "../../import/origin.ts";
import { decide, unchanged, type Wishes } from "../../import/outcome.ts";
import { fromHere } from "../../library/folders.ts";
import type { Intake, Placed } from "../../import/intake.ts";
import type { Decider } from "../../import/known.ts";
import { isMarkdown } from "../../import/source-place.ts";
import { isDiskFull } from "../../files/telling.ts";
import type { Report } from "./report.ts";

/** What a run of the command shares between its sources. */
export interface Work {
  intake: Intake;
  wishes: Wishes;
  report: Report;
  /** Written or unchanged, by their full paths. */
  files: string[];
  /** What gets its name when everything else has one. */
  later: Incomer[];
  cwd: string;
  /** Whether the disk takes no more, so that nothing else need be tried. */
  isFull: boolean;
}

/** An episode of a source, and whether it is the only one. */
export interface Incomer {
  draft: Draft;
  source: Source;
  alone: boolean;
}

/** Imports an episode, or leaves it for later; the `last` are imported in any case. */
export async function importDraft(incomer: Incomer, work: Work, last: boolean): Promise<void> {
  const { draft, source } = incomer;
  const { report, files, later, cwd } = work;
  const placed = await place(incomer, work, last).catch((error: unknown) => {
    if (!(error instanceof UserError)) throw error;
    work.isFull ||= isDiskFull(error);
    return error;
  });
  if (placed === null) {
    later.push(incomer);
    return;
  }
  if (placed instanceof UserError) return report.failed(placed);
  const { outcome, file } = placed;
  const shown = fromHere(file, cwd);
  if (outcome.refusal === null) {
    files.push(file);
    return report.written(shown, source.name, draft.guesses, outcome);
  }
  const { reason, hint } = outcome.refusal;
  await report.failed(new UserError(`${source.name} → ${shown}: ${reason}`, hint));
}

async function place(
  { draft: found, source, alone }: Incomer,
  { intake, wishes }: Work,
  last: boolean,
): Promise<Placed | null> {
  const draft = cleaned(found);
  const episode = { ...draft.episode, id: "", path: "" };
  const named = wishes.add(episode);
  const ownName = alone && source.path !== undefined && isMarkdown(source.path);
  const arrival = {
    paths: [destination(named, ownName ? source.path! : null), formerDestination(named)] as const,
    from: alone ? originOf(source.name, source.path) : "",
    key: draft.key,
    episode,
    titled: draft.titled,
    text: draft.text,
    alone,
  };
  const decider: Decider = {
    decide: (base, yours, path) => decide(draft, base, yours, path, wishes),
    unchanged: (base) => (wishes.adds || wishes.force ? null : unchanged(base, draft.text)),
  };
  return intake.put(arrival, decider, last);
}
