import { EXIT, formatError, nothing, UserError, type ExitCode } from "../errors.ts";
import type { Finding, FoundRef } from "../library/find.ts";
import type { Libraries } from "../library/open.ts";
import { EVERYTHING, type Query } from "../query/query.ts";
import { didYouMean, nearestNames } from "../text/nearest.ts";
import { slug } from "../text/slug.ts";
import { topicName } from "../text/topic-name.ts";
import { topicKey } from "../topics/vocabulary.ts";
import type { Store } from "../query/store.ts";
import type { Session } from "./session.ts";

/** The refs a command was given, those on standard input in the place of `-`. */
export async function readRefs(args: readonly string[], session: Session): Promise<string[]> {
  if (!args.includes("-")) return [...args];
  const { refsIn } = await import("../query/refs.ts");
  const piped = refsIn(await session.io.stdin());
  if (piped.length === 0 && args.length === 1) throw nothing("no refs on standard input");
  return args.flatMap((arg) => (arg === "-" ? piped : [arg]));
}

/** What the refs of a command stand for. */
export interface AskedRefs {
  found: FoundRef[];
  store: Store;
  /** Is to be called with an error of one that is found, where others are. */
  report(error: UserError): Promise<void>;
  /** The exit code in the end: 0 where there was no error. */
  after(): Promise<ExitCode>;
}

/**
 * Finds what refs stand for. Those that stand for nothing are reported on stderr; where none is
 * left, rejects with the last of these errors.
 */
export async function findAll(
  refs: readonly string[],
  libraries: Libraries,
  finding: Omit<Finding, "cwd">,
  { io }: Session,
): Promise<AskedRefs> {
  const { findRefs } = await import("../library/find.ts");
  const { found, errors, store } = await findRefs(refs, libraries, { ...finding, cwd: io.cwd });
  let code: ExitCode = EXIT.answered;
  const report = async (error: Error) => {
    if (!(error instanceof UserError)) throw error;
    if (error.exitCode > code) code = error.exitCode;
    await io.err.write(formatError(error));
  };
  const last = found.length === 0 ? errors.pop() : undefined;
  for (const error of errors) await report(error);
  if (last) throw last;
  return { found, store, report, after: async () => code };
}

/** That nothing answers, with the name that may have been meant. */
export async function noAnswer(
  what: string,
  query: Query,
  { store, members }: Libraries,
): Promise<Error> {
  const namesOf = async (kind: "topic" | "podcast" | "guest") =>
    (await store.names({ kind, typed: "", near: false, limit: Infinity })).map(({ name }) => name);
  const asked = query.topics.flat();
  const topics = asked.length === 0 ? [] : await namesOf("topic");
  const keys = new Set(topics.map(topicKey));
  const topic = asked.find((name) => !keys.has(topicKey(topicName(name))));
  if (topic !== undefined) {
    const { nearest } = await import("../query/refs.ts");
    const hint = didYouMean(nearest(topics, topic));
    return nothing(`no topic “${topic}”`, hint ?? "`episode topics` shows what there is");
  }
  for (const [kind, groups] of [
    ["podcast", [query.podcasts]],
    ["guest", query.guests],
  ] as const) {
    const names = groups.flat().length === 0 ? [] : await namesOf(kind);
    const { guestTests, podcastTest } = await import("../query/filters.ts");
    for (const part of groups.flat()) {
      const isIt =
        kind === "guest"
          ? guestTests({ ...query, guests: [[part]] })[0]!
          : (name: string) => podcastTest({ ...query, podcasts: [part] })!(name, slug(name));
      if (names.some(isIt)) continue;
      const formsOf = (name: string) => [name.toLowerCase(), ...name.toLowerCase().split(/\s+/)];
      const near = didYouMean(nearestNames(names, part, { formsOf }));
      return nothing(`no ${kind} “${part}”`, near ?? SHOWN[kind]);
    }
  }
  if ((await store.total(EVERYTHING)).episodes === 0)
    return nothing(
      `no episodes in ${members.map(({ root }) => root).join(", ")}`,
      "an episode is a Markdown file; `episode import` makes one, --library reads another folder",
    );
  return nothing(`no matching ${what}`);
}

/** Where to see the names there are. */
const SHOWN = {
  podcast: "`episode list --fields podcast` shows what there is",
  guest: "`episode list --fields guests` shows who there is",
};
