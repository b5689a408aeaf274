import { withoutSecrets } from "../../episode/address.ts";
import { nothing, UserError } from "../../errors.ts";
import { archive } from "../../import/formats/archive.ts";
import { IMPORTERS } from "../../import/formats/formats.ts";
import type { Importer, Source } from "../../import/formats/importer.ts";
import { additionsFrom } from "../../import/additions.ts";
import type { Wishes } from "../../import/outcome.ts";
import { openIntake } from "../../import/intake.ts";
import { isMarkdown, placeIn } from "../../import/source-place.ts";
import { targetRoot } from "../../import/target.ts";
import { readVocabulary } from "../../library/vocabulary.ts";
import { topicSuggester } from "../../topics/suggest.ts";
import { commaList } from "../options.ts";
import type { Session } from "../session.ts";
import { importDraft, type Incomer, type Work } from "./draft.ts";
import { checkEdited, editorOf } from "./edit.ts";
import { startReport } from "./report.ts";
import { readSources } from "./sources.ts";

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

/** Imports everything the sources hold. Throws a UserError where something was refused. */
export async function importAll(names: readonly string[], flags: ImportFlags, session: Session) {
  const { io } = session;
  const editor = flags.edit ? editorOf(io, flags.dryRun === true) : null;
  const root = targetRoot(flags.to, session.flags.library, io);
  const report = startReport(session, flags.dryRun === true);
  const work: Work = {
    intake: openIntake(root, flags.dryRun === true),
    wishes: await wishesOf(flags, root),
    report,
    files: [],
    later: [],
    cwd: io.cwd,
    isFull: false,
  };
  const seen = new Set<string>();
  for await (const { source, found } of readSources(names, root, io, report)) {
    // A folder and one above it may both be named; what is pasted or piped has no name.
    if (source.name !== "-" && seen.has(source.name)) continue;
    seen.add(source.name);
    const placed = { ...source, path: placeIn(names, source.name, io.cwd) };
    const importer = importerFor(placed, flags.from);
    if (importer) await importSource(placed, importer, work);
    else if (found) await report.passedOver(source.name, reasonFor(source));
    else await report.failed(unknownFormat(source));
    if (work.isFull) break;
  }
  for (const one of work.later) if (!work.isFull) await importDraft(one, work, true);
  await report.end();
  if (Object.values(report.count).every((n) => n === 0))
    throw nothing(`no episodes in ${names.map(withoutSecrets).join(", ")}`);
  if (editor !== null) await checkEdited(editor, work.files, session);
}

async function wishesOf(flags: ImportFlags, root: string): Promise<Wishes> {
  const { vocabulary } = await readVocabulary(root, null);
  const suggest = topicSuggester(vocabulary);
  return {
    add: additionsFrom(flags.set, flags.topic.flatMap(commaList)),
    adds: flags.set.length + flags.topic.length > 0,
    suggest: (topics) => (takeaway) => (flags.topics ? suggest(takeaway, topics) : []),
    force: flags.force === true,
  };
}

/** The format of a source; a Markdown file that has any text is at least Markdown. */
function importerFor(source: Source, from?: string): Importer | undefined {
  if (from !== undefined) return IMPORTERS.find(({ name }) => name === from);
  const markdown = isMarkdown(source.name);
  const known = IMPORTERS.find((importer) => {
    // Markdown may begin with an element of HTML, and is no page for that.
    if (markdown && importer.name === "html" && !WHOLE_PAGE.test(source.text)) return false;
    return importer.recognises(source);
  });
  return known ?? (markdown && !isEmpty(source) ? archive : undefined);
}

const WHOLE_PAGE = /^\s*<(?:!doctype|html|head|body|\?xml)\b/i;

function isEmpty({ text }: Source): boolean {
  return text.trim() === "";
}

function reasonFor(source: Source): string {
  return isEmpty(source) ? "empty" : "in no known format";
}

function unknownFormat(source: Source): UserError {
  const name = source.name === "-" ? "what was pasted" : source.name;
  if (isEmpty(source)) return nothing(`${name} is empty`);
  return new UserError(
    `the format of ${name} cannot be told`,
    "name it with --from; `episode import --help` lists the formats",
  );
}

async function importSource(source: Source, importer: Importer, work: Work): Promise<void> {
  let waiting: Incomer | null = null;
  for (const draft of importer.read(source)) {
    const alone: boolean = waiting === null && importer.several !== true;
    if (waiting) await importDraft({ ...waiting, alone: false }, work, false);
    waiting = { draft, source, alone };
  }
  if (waiting) return importDraft(waiting, work, false);
  await work.report.failed(
    nothing(`no episodes in ${source.name}`, `it was read as ${importer.name}`),
  );
}
