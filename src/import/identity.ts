import { saysTheSame } from "../episode/edit/edit.ts";
import type { Episode } from "../episode/episode.ts";
import { fold } from "../text/fold.ts";
import { familyOf } from "./names.ts";
import { compareOrigins } from "./origin.ts";

/** An episode that was imported before. */
export interface Remembered {
  /** Where in the library its file lies. */
  path: string;
  from: string;
  episode: Episode;
}

/** An episode on its way in, as far as it is to be recognised. */
interface Arriving {
  /** Where it would go, and where earlier versions would have put it. */
  paths: readonly [string, string];
  /** Where its document is from; empty where that holds several episodes or has no name. */
  from: string;
  episode: Episode;
  /** False where its title is only the name of its file. */
  titled: boolean;
}

/** Whether the sources' keys of two episodes are the same. */
export type Keys = "equal" | "differ" | "one has none" | "none";

/** What is concluded; `strength` orders several that are the same, the strongest first. */
export interface Verdict {
  is: "same" | "perhaps" | "another";
  strength: number;
}

/**
 * Whether it is worth reading what is remembered, given whether it seems to have the same title.
 * False only where `compareWith` would say `another`, or where nothing but a day speaks for it.
 */
export function isPossible(
  before: Omit<Remembered, "episode">,
  { paths, from, titled, episode }: Arriving,
  keys: Keys,
  sameTitle: boolean,
): boolean {
  if (keys === "equal") return true;
  const near = paths.some((path) => familyOf(path) === familyOf(before.path));
  const origin = compareOrigins(before.from, from);
  if (origin === "all") return true;
  if (origin === "only a common name" && (near || sameTitle || !titled)) return true;
  if (keys === "differ") return episode.url !== null && episode.date !== null;
  return keys === "none" && near;
}

/**
 * Whether an episode on its way in is one that was imported before. `perhaps` counts only where
 * nothing else in the same run turns out to be that one.
 */
export function compareWith(before: Remembered, now: Arriving, keys: Keys): Verdict {
  const here = now.paths.includes(before.path);
  const near = here || now.paths.some((path) => familyOf(path) === familyOf(before.path));
  const origin = compareOrigins(before.from, now.from);
  const equal = saysTheSame(before.episode, withTitleOf(before.episode, now));
  const day = now.episode.date !== null && before.episode.date === now.episode.date;
  const title = now.titled && fold(before.episode.title) === fold(now.episode.title);
  const agrees = equal || day || title;
  const known = origin === "all" || (origin === "only a common name" && agrees);
  const strength =
    16 * Number(equal) + 8 * Number(here) + 4 * Number(known) + 2 * Number(day) + Number(title);
  return { is: verdict(), strength };

  function verdict(): Verdict["is"] {
    if (keys === "equal") return here || known || agrees ? "same" : "perhaps";
    if (known && (here || (agrees && keys !== "differ"))) return "same";
    if (keys === "differ") return day && title && sameAddress() ? "perhaps" : "another";
    if (keys === "one has none" || !near) return "another";
    if (origin === "all") return "same";
    if (origin === "only a common name") return here ? "perhaps" : "another";
    if (before.from !== "" && now.from !== "") return agrees ? "perhaps" : "another";
    // With neither a key nor a known document, its place and what it says are all there is.
    if (equal || day) return "same";
    return here || title ? "perhaps" : "another";
  }

  function sameAddress(): boolean {
    return now.episode.url !== null && before.episode.url === now.episode.url;
  }
}

/** An episode whose source states no title, under the one that it got when it was imported. */
function withTitleOf(before: Episode, { episode, titled }: Omit<Arriving, "paths" | "from">) {
  return titled ? episode : { ...episode, title: before.title };
}
