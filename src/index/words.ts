import { stemmer } from "stemmer";
import { COLUMNS, type Column } from "../search/columns.ts";
import { documentsOf, type Document } from "../search/documents.ts";
import { partsOf } from "../search/parts.ts";
import { isOwn } from "../search/score.ts";
import { wordsIn } from "../search/tokens.ts";
import type { Episode } from "../episode/episode.ts";
import { inserter } from "./insert.ts";
import { episodeReader } from "./read.ts";
import { CREATE_WORDS, WORD_COLUMNS } from "./schema.ts";
import type { Database } from "./sqlite.ts";

/** Adds and removes the words of episodes. */
export interface WordWriter {
  add(id: number, episode: Episode): void;
  /** Removes the words of an episode as it was when they were added. */
  remove(id: number, episode: Episode): void;
  end(): void;
}

/** Makes a writer for a database with the tables of the words. */
export function wordWriter(words: Database): WordWriter {
  const columnsOf = columnReader();
  const documents = inserter(words, "document", ["id", "episode", "section", "words"]);
  const rows = inserter(words, "words", ["rowid", ...WORD_COLUMNS]);
  const gone = inserter(words, "words", ["words", "rowid", ...WORD_COLUMNS]);
  const change = { documents: 0, words: 0 };
  return {
    add(id, episode) {
      const sections = sectionsOf(episode);
      for (const [place, document] of documentsOf(episode).entries()) {
        const { columns, length } = columnsOf(document);
        documents.add([id + place, id, sections[place] ?? null, length]);
        rows.add([id + place, ...columns]);
        change.documents++;
        change.words += length;
      }
    },
    remove(id, episode) {
      for (const [place, document] of documentsOf(episode).entries()) {
        const { columns, length } = columnsOf(document);
        // A table without content needs the old words to remove them. https://sqlite.org/fts5.html#the_delete_command
        gone.add(["delete", id + place, ...columns]);
        words.prepare("delete from document where id = ?").run(id + place);
        change.documents--;
        change.words -= length;
      }
      gone.flush();
    },
    end() {
      documents.flush();
      rows.flush();
      const { documents: more, words: longer } = change;
      words
        .prepare("update total set documents = documents + ?, words = words + ?")
        .run(more, longer);
    },
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

/** Lists the words of all episodes of an index in a database that is empty. */
export function writeWords(
  words: Database,
  episodes: Database,
  progress: (done: number, all: number) => void,
): void {
  words.exec(CREATE_WORDS);
  words.exec("insert into total values (0, 0)");
  words.exec("insert into words(words, rank) values ('automerge', 0), ('hashsize', 33554432)");
  const read = episodeReader(episodes);
  const writer = wordWriter(words);
  const ids = episodes.prepare("select id from episode order by id").all();
  for (const [i, { id }] of ids.entries()) {
    progress(i, ids.length);
    writer.add(id as number, read(id as number));
  }
  writer.end();
  words.exec("insert into words(words) values ('optimize')");
  progress(ids.length, ids.length);
}
