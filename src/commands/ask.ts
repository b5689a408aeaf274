import { nothing } from "../errors.ts";
import type { Found } from "../library/find.ts";
import type { Entry, Library } from "../library/library.ts";
import { select, type Query, type Selected } from "../query.ts";
import { refsIn } from "../refs.ts";
import { nearest } from "../refs.ts";
import { canonical } from "../topics.ts";
import type { Session } from "./session.ts";

/** The refs a command was given, those on standard input in the place of `-`. */
export async function readRefs(args: readonly string[], session: Session): Promise<string[]> {
  if (!args.includes("-")) return [...args];
  const piped = refsIn(await session.io.stdin());
  if (piped.length === 0 && args.length === 1) throw nothing("no refs on standard input");
  return args.flatMap((arg) => (arg === "-" ? piped : [arg]));
}

/** The entries that refs mean, each once, in the order given. */
export async function findAll(
  refs: readonly string[],
  libraries: readonly Library[],
  session: Session,
): Promise<Found[]> {
  const { find } = await import("../library/find.ts");
  return refs.map((ref) => find(ref, libraries, session.io.cwd));
}

/** What of the libraries answers a question; of these entries only, where some are given. */
export function ask(
  query: Query,
  libraries: readonly Library[],
  among?: readonly Entry[],
): Selected<Entry>[] {
  return select(among ?? libraries.flatMap(({ entries }) => entries), query);
}

/** That nothing answers, with the topic that may have been meant. */
export function noAnswer(what: string, query: Query, libraries: readonly Library[]): Error {
  const known = new Set(
    libraries.flatMap(({ entries, vocabulary }) => [
      ...vocabulary.topics.keys(),
      ...vocabulary.aliases.keys(),
      ...entries.flatMap(({ card }) => [
        ...card.topics,
        ...card.takeaways.flatMap(({ topics }) => topics),
      ]),
    ]),
  );
  for (const name of query.topics.flat()) {
    const strange = libraries.every(({ vocabulary }) => !known.has(canonical(vocabulary, name)));
    const near = strange ? nearest([...known], name) : [];
    if (near.length > 0) return nothing(`no topic “${name}”`, `did you mean ${near.join(" or ")}?`);
    if (strange) return nothing(`no topic “${name}”`, "`episode topics` shows what there is");
  }
  if (libraries.every(({ entries }) => entries.length === 0))
    return nothing(
      `no episodes in ${libraries.map(({ root }) => root).join(", ")}`,
      "an episode is a Markdown file; `episode --help` shows where they are looked for",
    );
  return nothing(`no ${what} match`);
}
