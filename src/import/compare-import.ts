import { hasSameContent } from "../episode/edit/edit.ts";
import type { Episode } from "../episode/episode.ts";
import { fold } from "../text/fold.ts";
import { familyOf } from "./paths.ts";
import { compareOrigins } from "./origin.ts";

/** An episode as an earlier import recorded it. */
export interface RecordedEpisode {
  /** The path of its file in the library. */
  path: string;
  from: string;
  episode: Episode;
}

/** What an incoming episode is recognised by. */
interface Recognisable {
  /** The path it would get, and the one that earlier versions would have given it. */
  paths: readonly [string, string];
  /** The origin of its document; empty where that holds several episodes or has no name. */
  from: string;
  episode: Episode;
  /** False where its title is only the name of its file. */
  titled: boolean;
}

/** Whether the sources' keys of two episodes are the same. */
export type KeyComparison = "equal" | "differ" | "one has none" | "none";

/** The result of a comparison; of several that are the same the strongest counts. */
export interface ImportComparison {
  is: "same" | "perhaps" | "another";
  strength: number;
}

/**
 * Whether a record is worth reading, given whether its title seems to be the same. False only where
 * `compareImports` would give `another`, or where only the day is the same.
 */
export function isPossible(
  before: Omit<RecordedEpisode, "episode">,
  { paths, from, titled, episode }: Recognisable,
  keys: KeyComparison,
  sameTitle: boolean,
): boolean {
  if (keys === "equal") return true;
  const near = paths.some((path) => familyOf(path) === familyOf(before.path));
  const origin = compareOrigins(before.from, from);
  if (origin === "full") return true;
  if (origin === "only a common name" && (near || sameTitle || !titled)) return true;
  if (keys === "differ") return episode.url !== null && episode.date !== null;
  return keys === "none" && near;
}

/**
 * Whether an incoming episode is one that was imported before. `perhaps` counts only where no other
 * episode of the run turns out to be that one.
 */
export function compareImports(
  before: RecordedEpisode,
  now: Recognisable,
  keys: KeyComparison,
): ImportComparison {
  const here = now.paths.includes(before.path);
  const near = here || now.paths.some((path) => familyOf(path) === familyOf(before.path));
  const origin = compareOrigins(before.from, now.from);
  const equal = hasSameContent(before.episode, withTitleOf(before.episode, now));
  const day = now.episode.date !== null && before.episode.date === now.episode.date;
  const title = now.titled && fold(before.episode.title) === fold(now.episode.title);
  const agrees = equal || day || title;
  const known = origin === "full" || (origin === "only a common name" && agrees);
  const strength =
    16 * Number(equal) + 8 * Number(here) + 4 * Number(known) + 2 * Number(day) + Number(title);
  return { is: verdict(), strength };

  function verdict(): ImportComparison["is"] {
    if (keys === "equal") return here || known || agrees ? "same" : "perhaps";
    if (known && (here || (agrees && keys !== "differ"))) return "same";
    if (keys === "differ") return day && title && sameAddress() ? "perhaps" : "another";
    if (keys === "one has none" || !near) return "another";
    if (origin === "full") return "same";
    if (origin === "only a common name") return here ? "perhaps" : "another";
    if (before.from !== "" && now.from !== "") return agrees ? "perhaps" : "another";
    // Without a key and a known origin, its path and content are all there is.
    if (equal || day) return "same";
    return here || title ? "perhaps" : "another";
  }

  function sameAddress(): boolean {
    return now.episode.url !== null && before.episode.url === now.episode.url;
  }
}

/** An episode whose source states no title, with the one that it got when it was imported. */
function withTitleOf(before: Episode, { episode, titled }: Omit<Recognisable, "paths" | "from">) {
  return titled ? episode : { ...episode, title: before.title };
}
