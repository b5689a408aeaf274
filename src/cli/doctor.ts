import { dirname, join, relative, sep } from "node:path";
import { UserError, nothing } from "../errors.ts";
import type { Member } from "../library/store.ts";
import { listOf } from "../query/store.ts";
import { noAnswer } from "./ask.ts";
import { queryFrom, type QuestionFlags } from "./options.ts";
import { printPieces } from "./print.ts";
import type { Session } from "./session.ts";

/**
 * Prints a patch for the vocabularies of the libraries, and on stderr what it is for. Throws a
 * UserError where there is nothing to propose.
 */
export async function doctor(
  topic: string | undefined,
  flags: QuestionFlags,
  session: Session,
): Promise<void> {
  checkFlags(topic, flags);
  const { diagnose } = await import("../check/doctor/diagnosis.ts");
  const { spellingsIn, vocabularyText } = await import("../check/doctor/spellings.ts");
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import("diff");
  const query = queryFrom(flags, session.io);
  const libraries = await session.libraries();
  const { members, store } = libraries;
  const uses = { ...query, exact: true };
  if ((await store.topics(uses)).length === 0) throw await noAnswer("topics", query, libraries);
  const base = baseOf(members, session.io.cwd);
  const patches: string[] = [];
  for (const library of members) {
    const old = vocabularyText(library.root);
    const listed = await listOf(library.store.episodes(query));
    const spellings = spellingsIn(listed.map(({ path }) => path));
    const { remarks, text } = diagnose(await library.store.topics(uses), spellings, old ?? "");
    for (const remark of remarks) await session.note(remark);
    if (text === (old ?? "")) continue;
    const name = relative(base, join(library.root, "topics.yaml")).replaceAll(sep, "/");
    const from = old === null ? "/dev/null" : name;
    const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
    patches.push(createTwoFilesPatch(from, name, old ?? "", text, "", "", options));
  }
  if (patches.length === 0) throw nothing("there is nothing to propose for topics.yaml");
  await printPieces(session, patches, false);
  const folder = base === session.io.cwd ? "" : ` -d '${base.replaceAll("'", "'\\''")}'`;
  await session.note(`save this as topics.patch and apply it: patch -p0${folder} < topics.patch`);
}

function checkFlags(topic: string | undefined, flags: QuestionFlags): void {
  const { json, format, fields, limit, sort, reverse } = flags;
  const given = Object.entries({ json, format, fields, limit, sort, reverse, 0: flags["0"] });
  const [other] = given.find(([, value]) => value !== undefined) ?? [];
  if (topic !== undefined)
    throw new UserError("--doctor looks at all topics", "narrow it with the filters");
  if (other !== undefined)
    throw new UserError(
      `${other.length > 1 ? "--" : "-"}${other} cannot be used with --doctor, which prints a patch`,
    );
}

/** The folder that the patch's paths start at: here, or the nearest above all libraries. */
function baseOf(libraries: readonly Member[], cwd: string): string {
  const inside = (folder: string) =>
    libraries.every(({ root }) => !relative(folder, root).startsWith(".."));
  if (inside(cwd)) return cwd;
  let base = libraries[0]!.root;
  while (!inside(base) && dirname(base) !== base) base = dirname(base);
  return base;
}
