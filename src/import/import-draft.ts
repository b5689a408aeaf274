import { UserError } from "../errors.ts";
import { isDiskFull } from "../files/write-errors.ts";
import { fromHere } from "../library/folders.ts";
import { cleanDraft } from "./clean-draft.ts";
import { destination } from "../episode/destination.ts";
import { formerDestination } from "./former-destination.ts";
import type { Planner } from "./earlier-import.ts";
import type { Draft, Source } from "./formats/importer.ts";
import type { ImportOptions } from "./options.ts";
import { isMarkdown, originOf } from "./origin.ts";
import { planEpisode, planUnchanged } from "./plan.ts";
import type { ImportReport } from "./report.ts";
import type { LibraryWriter, PlacedEpisode } from "./writer.ts";

/** What the sources of one import share. */
export interface ImportRun {
  writer: LibraryWriter;
  options: ImportOptions;
  report: ImportReport;
  /** Written or unchanged, by their full paths. */
  files: string[];
  /** Episodes that get their names once all others have one. */
  postponed: QueuedDraft[];
  cwd: string;
  isDiskFull: boolean;
}

/** An episode of a source, and whether it is the only one. */
export interface QueuedDraft {
  draft: Draft;
  source: Source;
  alone: boolean;
}

/** Imports an episode, or postpones it; a `final` one is imported in any case. */
export async function importDraft(
  queued: QueuedDraft,
  run: ImportRun,
  final: boolean,
): Promise<void> {
  const { draft, source } = queued;
  const { report, files, postponed, cwd } = run;
  const placed = await place(queued, run, final).catch((error: unknown) => {
    if (!(error instanceof UserError)) throw error;
    run.isDiskFull ||= isDiskFull(error);
    return error;
  });
  if (placed === null) {
    postponed.push(queued);
    return;
  }
  if (placed instanceof UserError) return report.failed(placed);
  const { plan, file } = placed;
  const shown = fromHere(file, cwd);
  if (plan.refusal === null) {
    files.push(file);
    return report.written(shown, source.name, draft.guesses, plan);
  }
  const { reason, hint } = plan.refusal;
  await report.failed(new UserError(`${source.name} → ${shown}: ${reason}`, hint));
}

async function place(
  { draft: read, source, alone }: QueuedDraft,
  { writer, options }: ImportRun,
  final: boolean,
): Promise<PlacedEpisode | null> {
  const draft = cleanDraft(read);
  const episode = { ...draft.episode, id: "", path: "" };
  const named = options.add(episode);
  const keepsName = alone && source.path !== undefined && isMarkdown(source.path);
  const incoming = {
    paths: [destination(named, keepsName ? source.path! : null), formerDestination(named)] as const,
    from: alone ? originOf(source.name, source.path) : "",
    key: draft.key,
    episode,
    titled: draft.titled,
    text: draft.text,
    alone,
  };
  const planner: Planner = {
    plan: (base, yours, path) => planEpisode({ incoming: draft, base, yours, path }, options),
    planUnchanged: (base) =>
      options.adds || options.force ? null : planUnchanged(base, draft.text),
  };
  return writer.put(incoming, planner, final);
}
