import { nothing } from "../errors.ts";
import type { Found } from "../library/find.ts";
import type { Library, LibraryShelf } from "../library/library.ts";
import { select, type Query, type Selected } from "../query/query.ts";
import { nearest, refsIn } from "../query/refs.ts";
import { canonical } from "../topics/vocabulary.ts";
import type { Session } from "./session.ts";

/** The refs a command was given, those on standard input in the place of `-`. */
export async function readRefs(args: readonly string[], session: Session): Promise<string[]> {
  if (!args.includes("-")) return [...args];
  const piped = refsIn(await session.io.stdin());
  if (piped.length === 0 && args.length === 1) throw nothing("no refs on standard input");
  return args.flatMap((arg) => (arg === "-" ? piped : [arg]));
}

/** Finds the entry a ref means, as `finder` does; `typed` are the refs on the command line. */
export async function finderFor(
  libraries: readonly Library[],
  typed: readonly string[],
  session: Session,
) {
  const { finder } = await import("../library/find.ts");
  return finder(libraries, { cwd: session.io.cwd, typed });
}

/** The entries that refs mean, in the order given; `typed` are those on the command line. */
export async function findAll(
  refs: readonly string[],
  libraries: readonly Library[],
  typed: readonly string[],
  session: Session,
): Promise<Found[]> {
  const find = await finderFor(libraries, typed, session);
  const found: Found[] = [];
  for (const ref of refs) found.push(await find(ref));
  return found;
}

/** What of the libraries answers a question. */
export function ask(query: Query, libraries: readonly Library[]): Selected<LibraryShelf>[] {
  return select(
    libraries.flatMap(({ shelves }) => shelves),
    query,
  );
}

/** That nothing answers, with the topic that may have been meant. */
export function noAnswer(what: string, query: Query, libraries: readonly Library[]): Error {
  const known = topicNames(libraries);
  for (const name of query.topics.flat()) {
    const strange = libraries.every(({ vocabulary }) => !known.has(canonical(vocabulary, name)));
    const near = strange ? nearest([...known], name) : [];
    if (near.length > 0) return nothing(`no topic “${name}”`, `did you mean ${near.join(" or ")}?`);
    if (strange) return nothing(`no topic “${name}”`, "`episode topics` shows what there is");
  }
  if (libraries.every(({ shelves }) => shelves.every(({ alive }) => !alive.includes(1))))
    return nothing(
      `no episodes in ${libraries.map(({ root }) => root).join(", ")}`,
      "an episode is a Markdown file; `episode import` makes one, --library reads another folder",
    );
  return nothing(`no ${what} match`);
}

/** Every topic and alias of the libraries, used or not. */
function topicNames(libraries: readonly Library[]): Set<string> {
  const known = new Set<string>();
  for (const { vocabulary, shelves } of libraries) {
    for (const name of [...vocabulary.topics.keys(), ...vocabulary.aliases.keys()]) known.add(name);
    for (const { cards, alive } of shelves) {
      const { first, rows } = cards.topics;
      for (const [place, name] of cards.topics.names().entries())
        if (rows.subarray(first[place], first[place + 1]).some((episode) => alive[episode] === 1))
          known.add(name);
    }
  }
  return known;
}
