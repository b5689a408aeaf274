import { documentsOf, episodeDocument, takeawayDocument } from "../search/documents.ts";
import type { Searchable } from "../search/rank.ts";
import { openWords, packWords, type Words } from "../search/words.ts";
import { NO_CACHE, type KeptWords } from "./cache.ts";
import { episodeOf, headOf, takeawayOf, type LibraryShelf } from "./library.ts";
import type { Progress } from "./shelve.ts";

/** A shelf whose words can be looked up; they are listed when they are first needed. */
export type SearchableShelf = LibraryShelf & Searchable;

/** Makes a shelf searchable. Throws DamagedCache. */
export function searchable(shelf: LibraryShelf, progress: Progress): SearchableShelf {
  return {
    ...shelf,
    words: listed(shelf, progress),
    document: (episode, takeaway) =>
      takeaway === null
        ? episodeDocument(headOf({ shelf, episode }))
        : takeawayDocument(takeawayOf({ shelf, episode }, takeaway)),
  };
}

function listed(shelf: LibraryShelf, progress: Progress): Words {
  const { name, cards } = shelf;
  const cache = name === null ? NO_CACHE : shelf.cache;
  const kept = cache.openWords(name ?? "");
  const words = kept && opened(kept, shelf);
  if (words && words.lengths.length === cards.firstTakeaway.at(-1)! + cards.count) return words;
  const documents = function* () {
    for (let episode = 0; episode < cards.count; episode++) {
      progress("indexing", episode, cards.count);
      yield* documentsOf(episodeOf({ shelf, episode }));
    }
  };
  const packed = packWords(documents());
  progress("indexing", cards.count, cards.count);
  return opened(cache.addWords(name ?? "", packed), shelf)!;
}

function opened({ list, places }: KeptWords, { files }: LibraryShelf): Words | null {
  files.push(places);
  return openWords(list, places);
}
