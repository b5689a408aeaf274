import { careFor, type Care } from "../check/doctor/care.ts";
import { nothing } from "../errors.ts";
import { EVERYTHING } from "../query/query.ts";
import { listOf } from "../query/store.ts";
import type { Answer } from "./answer.ts";
import { noAnswer } from "./ask.ts";
import { command, type Asked } from "./command.ts";
import { FILTERS, queryFrom } from "./filter-flags.ts";
import { yes } from "./flag.ts";
import { patchBase, patchOf } from "./patch.ts";
import type { Session } from "./session.ts";

const FLAGS = {
  patch: yes("--patch", "print a patch for topics.yaml and episodes instead"),
  ...FILTERS,
};

/** `doctor`. */
export const doctor = command({
  flags: FLAGS,
  examples: [
    ["episode doctor", "what the topics of the library need"],
    ["episode doctor --patch > doctor.patch", "to be read, then applied"],
  ],
  run: answer,
});

async function answer({ flags, session }: Asked<typeof FLAGS>): Promise<Answer> {
  const query = queryFrom(flags, session.io, true);
  const libraries = await session.libraries();
  const { members, store } = libraries;
  if ((await store.total(query)).episodes === 0) throw await noAnswer("episodes", query, libraries);
  const all: Care[] = [];
  for (const { root, store: own } of members) {
    const files = await listOf(own.list(query));
    const uses = await own.topics({ ...query, exact: true });
    all.push(await careFor(root, uses, new Set(files.map(({ path }) => path))));
  }
  const changes = all.flatMap((one) => one.changes);
  if (flags.patch)
    return patchAnswer(
      changes,
      session,
      members.map(({ root }) => root),
    );
  const topicless = (await store.topics({ ...EVERYTHING, limit: 1 })).length === 0;
  const parts = [...(topicless ? [NO_TOPICS] : []), ...all.flatMap((one) => one.parts)];
  if (parts.length === 0) throw nothing("nothing to report: the topics are in order");
  const after = async () => {
    if (changes.length > 0)
      await session.note("`episode doctor --patch` prints what can be changed, as a patch");
  };
  return { text: reportPieces(parts, session), styled: session.isStyled(), after };
}

/** What is said of a library in which nothing has a topic. */
const NO_TOPICS = {
  title: "No topics yet",
  lines: ["write #topic below a takeaway's title, or topics: in front matter"],
  hint: "`episode help topics` has more",
};

async function* reportPieces(parts: Care["parts"], session: Session): AsyncIterable<string> {
  const { reportLines, reportText } = await import("../render/report.ts");
  yield session.isStyled() ? reportText(parts, await session.screen()) : reportLines(parts);
}

function patchAnswer(changes: Care["changes"], session: Session, roots: readonly string[]): Answer {
  if (changes.length === 0) throw nothing("no changes to propose");
  const base = patchBase(roots, session.io.cwd);
  const folder = base === session.io.cwd ? "" : ` -d '${base.replaceAll("'", "'\\''")}'`;
  const after = () =>
    session.note(`save this as doctor.patch and apply it: patch -p0${folder} < doctor.patch`);
  return { text: changes.map((change) => patchOf(change, base)), after };
}
