import { dirname, join, relative, sep } from "node:path";
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { diagnose } from "../check/doctor/diagnosis.ts";
import { spellingsIn, vocabularyText } from "../check/doctor/spellings.ts";
import { UserError, nothing } from "../errors.ts";
import type { Member } from "../library/store.ts";
import { listOf } from "../query/store.ts";
import type { Answer } from "./answer.ts";
import { noAnswer } from "./ask.ts";
import { queryFrom } from "./filter-flags.ts";
import type { QuestionFlags } from "./question.ts";
import type { Session } from "./session.ts";

/**
 * A patch for the vocabularies of the libraries; on stderr is what it is for. Throws a UserError
 * where there is nothing to propose.
 */
export async function doctor(
  topic: string | null,
  flags: QuestionFlags,
  session: Session,
): Promise<Answer> {
  checkFlags(topic, flags);
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
  if (patches.length === 0) throw nothing("no changes to propose for topics.yaml");
  const folder = base === session.io.cwd ? "" : ` -d '${base.replaceAll("'", "'\\''")}'`;
  const after = () =>
    session.note(`save this as topics.patch and apply it: patch -p0${folder} < topics.patch`);
  return { text: patches, after };
}

function checkFlags(topic: string | null, flags: QuestionFlags): void {
  if (topic !== null)
    throw new UserError("--doctor looks at all topics", "narrow it with the filters");
  const { json, format, fields, limit, sort, reverse, nul } = flags;
  const given = Object.entries({ json, format, fields, limit, sort, reverse });
  const [other] = given.find(([, value]) => value !== null && value !== false) ?? [];
  if (other !== undefined || nul)
    throw new UserError(
      `${other === undefined ? "-0" : `--${other}`} cannot be used with --doctor, which prints a patch`,
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
