import { withoutSecrets } from "../../episode/address.ts";
import { nothing, UserError } from "../../errors.ts";
import { parseAdditions, type ImportOptions } from "../../import/options.ts";
import { runImport } from "../../import/run.ts";
import { targetLibrary } from "../../library/target-library.ts";
import { readVocabulary } from "../../library/vocabulary.ts";
import { EVERYTHING } from "../../query/query.ts";
import { topicSuggester } from "../../topics/suggest.ts";
import { commaList } from "../filter-flags.ts";
import type { Session } from "../session.ts";
import { confirmer } from "./confirm.ts";
import { editAndCheck, editorFrom } from "./edit.ts";
import { startReport } from "./report.ts";

/** What is to be done with the sources. */
export interface ImportFlags {
  from: string | null;
  to: string | null;
  set: readonly string[];
  topic: readonly string[];
  topics: boolean;
  dryRun: boolean;
  edit: boolean;
  force: boolean;
  yes: boolean;
}

/** Imports all episodes of the sources. Throws a UserError where something was not imported. */
export async function importSources(
  names: readonly string[],
  flags: ImportFlags,
  session: Session,
): Promise<null> {
  const { io } = session;
  const dry = flags.dryRun;
  if (flags.yes && !names.includes("-"))
    throw new UserError(
      "--yes is for a paste, which is the only thing asked about",
      "leave it out",
    );
  const editor = flags.edit ? editorFrom(io, dry) : null;
  const root = targetLibrary(flags.to, session.flags.library, io);
  const options = await optionsFrom(flags, root);
  const confirm = dry ? null : confirmer(flags.yes, session);
  const report = startReport(session, dry);
  const files = await runImport(
    { names, root, from: flags.from, dry, options, confirm },
    io,
    report,
  );
  await report.end();
  if (!dry && io.err.tty && report.isTopicless()) await pointOnTopics(root, session);
  if (report.isEmpty()) throw nothing(`no episodes in ${names.map(withoutSecrets).join(", ")}`);
  if (editor !== null) await editAndCheck(editor, files, session);
  return null;
}

/** Says how a library without any topics gets some. */
async function pointOnTopics(root: string, session: Session): Promise<void> {
  const { openLibraries } = await import("../../library/open.ts");
  const { flags, io, progress } = session;
  const opening = { roots: [root], cached: flags.cache, progress, debug: () => {} };
  const { store } = await openLibraries(opening, io);
  try {
    if ((await store.topics({ ...EVERYTHING, limit: 1 })).length > 0) return;
    await session.note(
      "no topics yet: write #topic below a takeaway's title; `episode doctor` suggests some",
    );
  } finally {
    store.close();
  }
}

async function optionsFrom(flags: ImportFlags, root: string): Promise<ImportOptions> {
  const { vocabulary } = await readVocabulary(root, null);
  const suggest = topicSuggester(vocabulary);
  return {
    add: parseAdditions(flags.set, flags.topic.flatMap(commaList)),
    adds: flags.set.length + flags.topic.length > 0,
    suggest: (topics) => (takeaway) => (flags.topics ? suggest(takeaway, topics) : []),
    force: flags.force,
  };
}
