import { nothing, UserError } from "../errors.ts";
import type { Store } from "../query/store.ts";
import type { MatchKind } from "../rows/fields.ts";
import { clausesOf, type Clause } from "../search/clause.ts";
import { nearestNames, nearestOf } from "../text/nearest.ts";
import { command } from "./command.ts";
import { commaList } from "./filter-flags.ts";
import { grouped, no, offering, text } from "./flag.ts";
import { questionFlags, questionFrom } from "./question.ts";

/** The kinds that `--in` can name, by the name it has there. */
const KINDS: Record<string, MatchKind> = {
  takeaways: "takeaway",
  sections: "section",
  episodes: "episode",
};

/** `search`. */
export const search = command({
  argument: {
    about: 'words that must all occur; "a phrase", word*, -word, title:word',
  },
  flags: {
    ...grouped("Filters:", {
      in: offering(text("--in <a,b>", "only takeaways, sections or episodes"), Object.keys(KINDS)),
      stem: no("--no-stem", "only these words, not their other forms"),
    }),
    ...questionFlags("match"),
  },
  examples: [
    ["episode search '\"long context\"' -china", "a phrase, and a word to leave out"],
    ["episode search 'title:gpu*' guest:raschka", "in a title, by a guest"],
  ],
  async run({ args, flags, session }) {
    const clauses = args.flatMap(clausesOf);
    if (clauses.every(({ excluded }) => excluded))
      throw new UserError("there is no word to search for", "add a word that must occur");
    const query = {
      ...questionFrom(flags, "match", session.io),
      search: { clauses, exact: !flags.stem },
      kinds: kindsFrom(flags.in),
    };
    const [near] = clauses.flatMap(({ text: typed }) => nearField(typed));
    const after = async () => (near === undefined ? undefined : session.note(near));
    const { store } = await session.libraries();
    const none = () => noMatch(clauses, near ?? null, store);
    return { kind: "match", rows: store.matches(query), flags, none, after };
  },
});

function kindsFrom(list: string | null): readonly MatchKind[] {
  const names = list === null ? Object.keys(KINDS) : commaList(list);
  const wrong = names.find((name) => !Object.hasOwn(KINDS, name));
  if (wrong !== undefined || names.length === 0)
    throw new UserError(
      `“${wrong ?? ""}” cannot be searched in`,
      nearestOf(Object.keys(KINDS), wrong ?? "", `--in takes ${Object.keys(KINDS).join(", ")}`),
    );
  return names.map((name) => KINDS[name]!);
}

/** What is said of a word before a colon that is a letter away from a field. */
function nearField(typed: string): string[] {
  const [, field] = /^(\p{L}+):./u.exec(typed) ?? [];
  if (field === undefined || FIELDS.includes(`${field}:`)) return [];
  const [near] = nearestNames(FIELDS, `${field}:`, { allowed: 1 });
  return near === undefined ? [] : [`“${field}:” is searched as text; did you mean ${near}?`];
}

async function noMatch(
  clauses: readonly Clause[],
  near: string | null,
  store: Store,
): Promise<Error> {
  const what = clauses.map(({ typed }) => typed).join(" ");
  const field = clauses.map((clause) => /^(\p{L}+):./u.exec(clause.text)?.[1]).find(Boolean);
  if (field !== undefined)
    return nothing(
      `no matches for ${what}`,
      near ?? `“${field}:” is searched as text; the fields are ${FIELDS.join(", ")}`,
    );
  const [first, ...others] = clauses;
  const words = first?.ways[0]?.map(({ word }) => word) ?? [];
  if (others.length > 0 || words.length !== 1) return nothing(`no matches for ${what}`);
  const nearWords = await store.names({ kind: "word", typed: words[0]!, near: true, limit: 3 });
  const names = nearWords.map(({ name }) => name);
  return nothing(
    `no matches for ${what}`,
    names.length > 0 ? `did you mean ${names.join(" or ")}?` : null,
  );
}

/** The fields that a word can be looked for in. */
const FIELDS = ["title:", "guest:", "topic:"];
