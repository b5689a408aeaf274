import { UserError } from "../errors.ts";
import { parseRef } from "../query/refs.ts";
import type { Store } from "../query/store.ts";
import { fold } from "../text/fold.ts";
import { didYouMean } from "../text/nearest.ts";
import { slug } from "../text/slug.ts";

/** Titles that a hint names. */
const MOST = 3;

/** The error for a ref that stands for nothing, with what may have been meant; `near` are refs. */
export async function unknownRef(
  ref: string,
  near: readonly string[],
  store: Store,
): Promise<UserError> {
  const { episode, takeaway, section } = parseRef(ref);
  const part = takeaway === null && section === null ? await partOf(episode, store) : null;
  if (part) return part;
  const podcast = await podcastOf(episode, store);
  if (podcast !== null)
    return new UserError(
      `“${episode}” is a podcast, not an episode`,
      `\`episode list --podcast ${quoted(podcast)}\` lists its episodes`,
    );
  const titled = near.length > 0 ? [] : await refsByTitle(episode, store);
  const hint =
    didYouMean([...near, ...titled]) ??
    (/\p{L}/u.test(episode) && !/[/\\]|\.md$/i.test(episode)
      ? `\`episode search ${wordsOf(episode)}\` searches for it`
      : "`episode list` shows what there is");
  return new UserError(`no episode “${episode}”`, hint);
}

/** The error for `490:x`, where there is a 490. */
async function partOf(ref: string, store: Store): Promise<UserError | null> {
  const [, head = "", tail = ""] = /^(.+):([^:/]*)$/.exec(ref) ?? [];
  if (head === "") return null;
  const all = { kind: "ref", typed: head, near: false, limit: Infinity } as const;
  const names = await store.names(all);
  const isHead = ({ name }: { name: string }) =>
    name.toLowerCase() === head.toLowerCase() ||
    name.toLowerCase().endsWith(`/${head.toLowerCase()}`);
  const found = (names.length > 0 ? names : await store.names({ ...all, typed: "" })).find(isHead);
  if (!found) return null;
  return new UserError(
    `“${tail}” is not the number of a takeaway of ${found.name}`,
    `write ${head}:2 for the second one, ${head}#tldr for a section`,
  );
}

/** The podcast that has a name, or is the only one that has it in its name; null without one. */
async function podcastOf(typed: string, store: Store): Promise<string | null> {
  const names = await store.names({ kind: "podcast", typed: "", near: false, limit: Infinity });
  const own = slug(typed);
  if (own === "" || /^\d/.test(typed)) return null;
  const isIt = ({ name }: { name: string }) => slug(name) === own || fold(name) === fold(typed);
  const has = ({ name }: { name: string }) => `-${slug(name)}-`.includes(`-${own}-`);
  const exact = names.find(isIt);
  if (exact) return exact.name;
  const some = names.filter(has);
  return some.length > 0 ? typed : null;
}

/** The refs of episodes whose titles contain a text. */
async function refsByTitle(typed: string, store: Store): Promise<string[]> {
  const words = fold(typed);
  if (words.length < 3) return [];
  const refs = await store.names({ kind: "ref", typed: "", near: false, limit: Infinity });
  return refs
    .filter(({ description }) => description !== null && fold(description).includes(words))
    .slice(0, MOST)
    .map(({ name }) => name);
}

/** The words of a text, as they can be typed. */
function wordsOf(text: string): string {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu)?.join(" ") ?? "";
}

function quoted(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
