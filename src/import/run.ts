import { withoutSecrets } from "../episode/address.ts";
import { nothing, UserError } from "../errors.ts";
import type { Io } from "../io/io.ts";
import type { Episode } from "../episode/episode.ts";
import { cleanDraft } from "./clean-draft.ts";
import { archive } from "./formats/archive.ts";
import { IMPORTERS } from "./formats/formats.ts";
import type { Importer, Source } from "./formats/importer.ts";
import { importDraft, type ImportRun, type QueuedDraft } from "./import-draft.ts";
import type { ImportOptions } from "./options.ts";
import { isMarkdown, pathInFolder } from "./origin.ts";
import type { ImportReport } from "./report.ts";
import { readSources } from "./sources.ts";
import { openLibraryWriter } from "./writer.ts";

/** What is to be imported, and into which library. */
export interface ImportRequest {
  /** Files, folders, web addresses, or `-` for standard input. */
  names: readonly string[];
  /** The library's folder, which need not exist yet. */
  root: string;
  /** The name of the format of all sources; without it, each is recognised. */
  from: string | null;
  /** Whether nothing is to be written. */
  dry: boolean;
  options: ImportOptions;
  /** Is asked before anything of a pasted text is written; null where nobody is. */
  confirm: ((episodes: readonly PastedEpisode[]) => Promise<boolean>) | null;
}

/** What a pasted text was understood as. */
export type PastedEpisode = Pick<
  Episode,
  "podcast" | "number" | "title" | "guests" | "date" | "takeaways"
>;

/** Imports all episodes of the sources; resolves to the full paths of files written or unchanged. */
export async function runImport(
  { names, root, from, dry, options, confirm }: ImportRequest,
  io: Io,
  report: ImportReport,
): Promise<string[]> {
  const run: ImportRun = {
    writer: openLibraryWriter(root, dry),
    options,
    report,
    files: [],
    postponed: [],
    cwd: io.cwd,
    isDiskFull: false,
  };
  const seen = new Set<string>();
  for await (const { source, isFromFolder } of readSources(names, root, io, report)) {
    // A folder and one above it may both be named; standard input has no name.
    if (source.name !== "-" && seen.has(source.name)) continue;
    seen.add(source.name);
    const located = { ...source, path: pathInFolder(names, source.name, io.cwd) };
    const importer = importerFor(located, from);
    const isPasted = source.name === "-" && confirm !== null && importer !== undefined;
    if (isPasted && !(await isConfirmed(located, importer, options, confirm))) continue;
    if (importer) await importSource(located, importer, run);
    else if (isFromFolder)
      await report.skipped(source.name, isEmpty(source) ? "empty" : "in no known format");
    else await report.failed(unknownFormat(source));
    if (run.isDiskFull) break;
  }
  for (const queued of run.postponed) if (!run.isDiskFull) await importDraft(queued, run, true);
  return run.files;
}

/** Whether what a text was understood as is to be written; a text without episodes is reported. */
async function isConfirmed(
  source: Source,
  importer: Importer,
  options: ImportOptions,
  confirm: NonNullable<ImportRequest["confirm"]>,
): Promise<boolean> {
  const episodes = Array.from(importer.read(source), (draft) =>
    options.add({ ...cleanDraft(draft).episode, id: "", path: "" }),
  );
  return episodes.length === 0 || (await confirm(episodes));
}

/** The format of a source; a Markdown file that has any text is at least Markdown. */
function importerFor(source: Source, from: string | null): Importer | undefined {
  if (from !== null) return IMPORTERS.find(({ name }) => name === from);
  const markdown = isMarkdown(source.name);
  const known = IMPORTERS.find((importer) => {
    // Markdown may begin with an HTML element and is not a page for that.
    if (markdown && importer.name === "html" && !WHOLE_PAGE.test(source.text)) return false;
    return importer.recognises(source);
  });
  return known ?? (markdown && !isEmpty(source) ? archive : undefined);
}

const WHOLE_PAGE = /^\s*<(?:!doctype|html|head|body|\?xml)\b/i;

function isEmpty({ text }: Source): boolean {
  return text.trim() === "";
}

function unknownFormat(source: Source): UserError {
  const name = source.name === "-" ? "what was pasted" : source.name;
  if (isEmpty(source)) return nothing(`${name} is empty`);
  return new UserError(
    `${name} is in no known format`,
    "name its format with --from; `episode import --help` lists them",
  );
}

async function importSource(source: Source, importer: Importer, run: ImportRun): Promise<void> {
  let queued: QueuedDraft | null = null;
  // Each draft waits for the next one, as only the next one shows that a source holds several episodes.
  for (const draft of importer.read(source)) {
    const alone: boolean = queued === null && importer.several !== true;
    if (queued) await importDraft({ ...queued, alone: false }, run, false);
    queued = { draft, source, alone };
  }
  if (queued) return importDraft(queued, run, false);
  await run.report.failed(
    nothing(`no episodes in ${withoutSecrets(source.name)}`, `it was read as ${importer.name}`),
  );
}
