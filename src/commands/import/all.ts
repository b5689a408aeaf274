import { nothing, UserError } from "../../errors.ts";
import { IMPORTERS } from "../../importers/formats.ts";
import type { Draft, Importer, Source } from "../../importers/importer.ts";
import { additionsFrom } from "../../importing/additions.ts";
import { cleaned } from "../../importing/clean.ts";
import { destination } from "../../importing/destination.ts";
import { asWritten, decide, type Wishes } from "../../importing/outcome.ts";
import { fromHere } from "../../library/folders.ts";
import { openIntake, type Intake } from "../../library/import/intake.ts";
import { targetRoot } from "../../library/import/target.ts";
import { NO_CACHE } from "../../library/cache.ts";
import { readVocabulary } from "../../library/vocabulary.ts";
import { count } from "../../render/count.ts";
import { topicSuggester } from "../../topics/suggest.ts";
import { checkEdited, editorOf } from "./edit.ts";
import { startReport, type Report } from "./report.ts";
import { readSources, type Reading } from "./sources.ts";
import { commaList } from "../options.ts";
import type { Session } from "../session.ts";

/** What the command was asked to do with its sources. */
export interface ImportFlags {
  from?: string;
  to?: string;
  set: string[];
  topic: string[];
  topics: boolean;
  dryRun?: boolean;
  edit?: boolean;
  force?: boolean;
}

/** What a run of the command shares between its sources. */
interface Work {
  intake: Intake;
  wishes: Wishes;
  report: Report;
  files: string[];
  cwd: string;
}

/** Imports everything the sources hold. Throws a UserError where something was refused. */
export async function importAll(sources: readonly string[], flags: ImportFlags, session: Session) {
  const { io } = session;
  const editor = flags.edit ? editorOf(io, flags.dryRun === true) : null;
  const root = targetRoot(flags.to, session.flags.library, io);
  const work = {
    intake: openIntake(root, flags.dryRun === true),
    wishes: await wishesOf(flags, root),
    report: startReport(session, flags.dryRun === true),
    files: [],
    cwd: io.cwd,
  };
  let passedOver = 0;
  for await (const reading of readSources(sources, root, io, work.report)) {
    const importer = importerFor(reading, flags.from);
    if (importer) await importSource(reading.source, importer, work);
    else if (reading.found) passedOver++;
    else await work.report.failed(unknownFormat(reading.source));
  }
  if (passedOver > 0)
    await session.note(`${count(passedOver, "file")} passed over, in no known format`);
  await work.report.end();
  if (Object.values(work.report.count).every((n) => n === 0))
    throw nothing(`no episodes in ${sources.join(", ")}`);
  if (editor !== null) await checkEdited(editor, work.files, session);
}

async function wishesOf(flags: ImportFlags, root: string): Promise<Wishes> {
  const { vocabulary } = await readVocabulary(root, NO_CACHE);
  const suggest = topicSuggester(vocabulary);
  return {
    add: additionsFrom(flags.set, flags.topic.flatMap(commaList)),
    adds: flags.set.length + flags.topic.length > 0,
    suggest: (topics) => (takeaway) => (flags.topics ? suggest(takeaway, topics) : []),
    force: flags.force === true,
  };
}

function importerFor({ source }: Reading, from?: string): Importer | undefined {
  if (from !== undefined) return IMPORTERS.find(({ name }) => name === from);
  return IMPORTERS.find((importer) => importer.recognises(source));
}

function unknownFormat({ name }: Source): UserError {
  return new UserError(
    `the format of ${name === "-" ? "what was pasted" : name} cannot be told`,
    "name it with --from; `episode import --help` lists the formats",
  );
}

async function importSource(source: Source, importer: Importer, work: Work): Promise<void> {
  let waiting: Draft | null = null;
  let alone = true;
  for (const draft of importer.read(source)) {
    if (waiting) {
      alone = false;
      await importDraft(waiting, source, alone, work);
    }
    waiting = draft;
  }
  if (waiting) return importDraft(waiting, source, alone, work);
  await work.report.failed(
    nothing(`no episodes in ${source.name}`, `it was read as ${importer.name}`),
  );
}

async function importDraft(draft: Draft, source: Source, alone: boolean, work: Work) {
  const { intake, wishes, report, cwd } = work;
  const theirs = asWritten(cleaned(draft.episode));
  if ("message" in theirs)
    return report.failed(new UserError(`${source.name}: ${theirs.message}`, theirs.hint));
  const path = destination(wishes.add(theirs));
  const { outcome, file } = await intake.put(
    { path, key: draft.key, source: source.name, alone },
    (base, yours, place) => decide({ ...theirs, path: place }, base, yours, wishes),
  );
  const shown = fromHere(file, cwd);
  if (outcome.refusal === null) {
    work.files.push(file);
    return report.written(shown, source.name, draft.guesses, outcome);
  }
  const { reason, hint } = outcome.refusal;
  await report.failed(new UserError(`${source.name} → ${shown}: ${reason}`, hint));
}
