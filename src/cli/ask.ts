import { nothing } from "../errors.ts";
import type { Libraries } from "../library/open.ts";
import { EVERYTHING, type Query } from "../query/query.ts";
import { topicName } from "../text/topic-name.ts";
import { topicKey } from "../topics/vocabulary.ts";
import type { Session } from "./session.ts";

/** The refs a command was given, those on standard input in the place of `-`. */
export async function readRefs(args: readonly string[], session: Session): Promise<string[]> {
  if (!args.includes("-")) return [...args];
  const { refsIn } = await import("../query/refs.ts");
  const piped = refsIn(await session.io.stdin());
  if (piped.length === 0 && args.length === 1) throw nothing("no refs on standard input");
  return args.flatMap((arg) => (arg === "-" ? piped : [arg]));
}

/** That nothing answers, with the topic that may have been meant. */
export async function noAnswer(
  what: string,
  query: Query,
  { store, members }: Libraries,
): Promise<Error> {
  const all = { kind: "topic", typed: "", near: false, limit: Infinity } as const;
  const asked = query.topics.flat();
  const known = asked.length === 0 ? [] : (await store.names(all)).map(({ name }) => name);
  const { nearest } = await import("../query/refs.ts");
  const keys = new Set(known.map(topicKey));
  for (const name of asked) {
    if (keys.has(topicKey(topicName(name)))) continue;
    const near = nearest(known, name);
    if (near.length > 0) return nothing(`no topic “${name}”`, `did you mean ${near.join(" or ")}?`);
    return nothing(`no topic “${name}”`, "`episode topics` shows what there is");
  }
  if ((await store.total(EVERYTHING)).episodes === 0)
    return nothing(
      `no episodes in ${members.map(({ root }) => root).join(", ")}`,
      "an episode is a Markdown file; `episode import` makes one, --library reads another folder",
    );
  return nothing(`no matching ${what}`);
}
