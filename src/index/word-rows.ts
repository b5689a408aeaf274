import { stemmer } from "stemmer";
import type { Episode } from "../episode/episode.ts";
import { COLUMNS, type Column } from "../search/columns.ts";
import { documentsOf, type Document } from "../search/documents.ts";
import { partsOf } from "../search/parts.ts";
import { isOwn } from "../search/score.ts";
import { wordsIn } from "../search/tokens.ts";
import type { Value } from "./sqlite.ts";

/** An episode of the index and its id. */
export interface IdEpisode {
  id: number;
  episode: Episode;
}

/** What episodes are in the tables of the words: plain data that a worker can hand over. */
export interface WordRows {
  /** Of the table `document`. */
  documents: Value[][];
  /** Of the table `words`, in the same order. */
  words: Value[][];
  /** How many words stand in columns of the documents' own. */
  length: number;
}

/** Makes a function that gives the rows of episodes. */
export function wordReader(): (episodes: readonly IdEpisode[]) => WordRows {
  const columnsOf = columnReader();
  return (episodes) => {
    const rows: WordRows = { documents: [], words: [], length: 0 };
    for (const { id, episode } of episodes) {
      const sections = sectionsOf(episode);
      for (const [place, document] of documentsOf(episode).entries()) {
        const { columns, length } = columnsOf(document);
        rows.documents.push([id + place, id, sections[place] ?? null, length]);
        rows.words.push([id + place, ...columns]);
        rows.length += length;
      }
    }
    return rows;
  };
}

/** The section of each document of an episode; null for itself and its takeaways. */
function sectionsOf({ takeaways, sections }: Episode): (number | null)[] {
  return [null, ...takeaways.map(() => null), ...partsOf(sections).map(({ section }) => section)];
}

/** The words of a column of a document, their stems where those are other words, and their number. */
interface ColumnWords {
  text: string;
  words: string;
  stems: string;
  count: number;
}

/** Gives the words of each column and their stems, and how many stand in columns of its own. */
function columnReader(): (document: Document) => { columns: string[]; length: number } {
  const stemOf = stemCache();
  // What takeaways and parts inherit is the same for all of an episode.
  const last = new Map<Column, ColumnWords>();
  return (document) => {
    const columns: string[] = [];
    let length = 0;
    for (const column of COLUMNS) {
      const text = document[column];
      const known = last.get(column);
      const read = known?.text === text ? known : columnWords(text, stemOf);
      last.set(column, read);
      if (isOwn(column)) length += read.count;
      columns.push(read.words, read.stems);
    }
    return { columns, length };
  };
}

function columnWords(text: string, stemOf: (word: string) => string): ColumnWords {
  const words = wordsIn(text);
  let stems = "";
  for (const word of words) {
    const stem = stemOf(word);
    if (stem !== word) stems += `${stem} `;
  }
  return { text, words: words.join(" "), stems, count: words.length };
}

/** At most this many stems are remembered: other words are rare. */
const MOST_STEMS = 200_000;

function stemCache(): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const stem = stemmer(word);
    if (known.size < MOST_STEMS) known.set(word, stem);
    return stem;
  };
}
