import { refuseSample } from "../change/change-file.ts";
import { renamingOf } from "../change/renaming.ts";
import { retopicLibrary } from "../change/retopic.ts";
import { formatError, nothing, type UserError } from "../errors.ts";
import { fromHere } from "../library/folders.ts";
import { visible } from "../text/clean.ts";
import { count } from "../text/count.ts";
import { topicKey } from "../topics/vocabulary.ts";
import { groundsOf } from "./changing.ts";
import { command } from "./command.ts";
import { yes } from "./flag.ts";
import { patchBase, patchOf, type Change } from "./patch.ts";
import type { Session } from "./session.ts";

/** `retopic`. */
export const retopic = command({
  argument: { about: "the topic, and its new name or the topic it is merged into" },
  flags: {
    alias: yes("--alias", "leave the old name as an alias in topics.yaml"),
    dryRun: yes("--dry-run", "print a patch instead of changing files"),
  },
  examples: [
    ["episode retopic gpu gpus", "in files and in topics.yaml"],
    ["episode retopic ml ai/ml --dry-run", "see it first; ml/x becomes ai/ml/x"],
  ],
  async run({ args: [old = "", fresh = ""], flags, session }) {
    const renaming = renamingOf(old, fresh);
    const { io } = session;
    const { roots, sample } = groundsOf(session);
    for (const root of roots) refuseSample(root, sample);
    const { members, store } = await session.libraries();
    const base = patchBase(roots, io.cwd);
    const changes: Change[] = [];
    const refused: UserError[] = [];
    const print = async (change: Change) => {
      changes.push(change);
      const path = `${visible(fromHere(change.file, io.cwd))}\n`;
      await io.out.write(flags.dryRun ? patchOf(change, base) : path);
    };
    for (const { root } of members)
      await retopicLibrary(
        root,
        { renaming, alias: flags.alias, dry: flags.dryRun },
        { changed: print, refused: async (error) => void refused.push(error) },
      );
    if (changes.length > 0)
      await session.note(
        flags.dryRun && base !== io.cwd
          ? `apply it with patch -p0 -d '${base.replaceAll("'", "'\\''")}'`
          : summary(renaming.from, renaming.to, changes, flags.dryRun),
      );
    const last = refused.pop();
    for (const error of refused) await io.err.write(formatError(error));
    if (last) throw last;
    if (changes.length === 0) throw await noTopic(renaming.from, store);
    return null;
  },
});

function summary(from: string, to: string, changes: readonly Change[], dry: boolean): string {
  const files = changes.filter(({ file }) => !file.endsWith("topics.yaml")).length;
  const parts = [
    ...(files > 0 ? [count(files, "episode file")] : []),
    ...(files < changes.length ? ["topics.yaml"] : []),
  ];
  return `${from} ${dry ? "would become" : "is now"} ${to} in ${parts.join(" and ")}`;
}

async function noTopic(name: string, store: Awaited<ReturnType<Session["libraries"]>>["store"]) {
  const near = await store.names({ kind: "topic", typed: name, near: true, limit: 3 });
  const others = near.map((one) => one.name).filter((one) => topicKey(one) !== topicKey(name));
  return nothing(
    `no topic “${name}” in the files`,
    others.length > 0
      ? `did you mean ${others.join(" or ")}?`
      : "`episode topics` shows what there is",
  );
}
