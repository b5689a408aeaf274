import { parse } from "csv-parse/sync";
import type { Takeaway } from "../../episode/episode.ts";
import { cleanLine } from "../../text/clean.ts";
import { unique } from "../../text/compare.ts";
import { topicName } from "../../text/topic-name.ts";
import { parseDay } from "../../episode/dates.ts";
import { parseClock } from "../../episode/times.ts";
import { draftOf } from "./draft.ts";
import { firstLine } from "./headline.ts";
import type { Draft, Guess, Importer } from "./importer.ts";
import { webAddress } from "./links.ts";
import { MOST_KEPT, overflow } from "./overflow.ts";
import { numberFrom } from "./titles.ts";

/** A row by the names of its columns, and the line it begins on. */
interface Row {
  line: number;
  value(...columns: string[]): string;
}

/** Highlights as Readwise exports and imports them: a row each, gathered by what they are from. */
export const readwise: Importer = {
  name: "readwise",
  about: "Readwise highlights as CSV",
  several: true,
  extensions: ["csv"],
  recognises({ text }) {
    const head = text
      .slice(0, 1000)
      .split(/\r?\n/, 1)[0]!
      .replace(/[\ufeff"]/g, "");
    const columns = head.split(",").map((column) => column.trim());
    return (
      columns.includes("Highlight") && (columns.includes("Title") || columns.includes("Book Title"))
    );
  },
  *read({ text }) {
    const groups = new Map<string, Row[]>();
    for (const row of rowsOf(text)) {
      if (row.value("Highlight") === "") continue;
      const key = JSON.stringify([
        row.value("Title", "Book Title"),
        row.value("Author", "Book Author"),
      ]);
      const group = groups.get(key) ?? [];
      if (group.length === 0) groups.set(key, group);
      group.push(row);
    }
    for (const [key, rows] of groups) yield episodeDraft(key, rows);
  },
};

/** The rows that can be read; a quote that never ends takes the rows after it with it. */
function rowsOf(text: string): Row[] {
  const options = {
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  };
  const records: { record: string[]; info: { lines: number } }[] = [];
  try {
    parse(text, { ...options, on_record: (record, info) => void records.push({ record, info }) });
  } catch {
    // What was read before the error stays.
  }
  const [head, ...rest] = records;
  const columns = new Map(head?.record.map((name, i) => [name.trim(), i]));
  return rest.map(({ record, info }) => ({
    // The parser says where a row ends.
    line: info.lines - record.reduce((lines, cell) => lines + cell.split("\n").length - 1, 0),
    value: (...names) =>
      names
        .map((name) => record[columns.get(name) ?? -1]?.trim() ?? "")
        .find((cell) => cell !== "") ?? "",
  }));
}

function episodeDraft(key: string, rows: Row[]): Draft {
  const first = (...columns: string[]) =>
    rows.map((row) => row.value(...columns)).find((cell) => cell !== "");
  const guesses: Guess[] = [];
  const takeaways = rows.slice(0, MOST_KEPT).map((row, i) => highlight(row, i + 1, guesses));
  const others = rows
    .slice(MOST_KEPT)
    .flatMap((row) => `${row.value("Highlight")}\n${row.value("Note")}`.trim().split("\n"));
  const more = overflow("highlights", others);
  const url = webAddress(first("URL") ?? "");
  const days = rows
    .map((row) => parseDay(row.value("Highlighted at", "Date")))
    .filter((day) => day !== null);
  const last = days.toSorted().at(-1);
  const bookId = first("Amazon Book ID");
  const named = first("Title", "Book Title") ?? "Highlights";
  const { number, title, guesses: ofNumber } = numberFrom(named, null, rows[0]!.line);
  return draftOf(
    {
      title,
      number,
      podcast: first("Author", "Book Author") ?? null,
      url,
      topics: (first("Document tags") ?? "")
        .split(",")
        .map(topicName)
        .filter((tag) => tag !== ""),
      takeaways,
      sections: more.sections,
      // When it was read, not when it came out.
      extra: { ...(last ? { highlighted: last } : {}), ...(bookId ? { book_id: bookId } : {}) },
    },
    url ?? key,
    [...ofNumber, ...guesses, ...more.guesses],
  );
}

function highlight(row: Row, number: number, guesses: Guess[]): Takeaway {
  const words = row.value("Highlight").replace(/\r\n?/g, "\n");
  const { note, tags } = splitNote(row.value("Note"));
  const { title, text } = beginning(words);
  if (text !== "" && firstLine(words.trim()) === null)
    guesses.push({
      line: row.line,
      message: `a highlight has no title, so its beginning is: “${title}”`,
    });
  const topics = [...row.value("Tags").split(","), ...tags].map(topicName);
  return {
    number,
    title,
    text: [text, note === "" ? "" : `**Note:** ${note}`].filter((part) => part !== "").join("\n\n"),
    topics: unique(topics).filter((topic) => topic !== "" && !STRUCTURE.test(topic)),
    start: startOf(row),
    end: null,
  };
}

// Readwise's own marks for headings and for joining highlights.
const STRUCTURE = /^(?:h[1-6]|c\d+)$/;

/** A note without the `.tags` at its end. */
function splitNote(note: string): { note: string; tags: string[] } {
  const tags = /(?:(?:^|\s)\.[\p{L}\p{N}_-]+)+$/u.exec(note.slice(-1000));
  const text = tags ? note.slice(0, note.length - tags[0].length).trimEnd() : note;
  return { note: text, tags: (tags?.[0] ?? "").split(/\s+/).map((tag) => tag.replace(/^\./, "")) };
}

/**
 * A line that is a title and the rest, else the first sentence and the rest; of a long sentence a
 * beginning, and all of it as the text.
 */
function beginning(words: string): { title: string; text: string } {
  const first = firstLine(words.trim());
  if (first !== null)
    return { title: cleanLine(first), text: words.trim().slice(first.length).trim() };
  const plain = cleanLine(words.replace(/^[#>*\s-]+/, ""));
  const sentence = /^[^\n]{8,160}?[.!?…](?=\s)/u.exec(words.trim())?.[0];
  if (sentence !== undefined)
    return {
      title: cleanLine(sentence).replace(/(?<!\.)\.$/, ""),
      text: words.trim().slice(sentence.length).trim(),
    };
  if (plain.length <= 160 && !words.trim().includes("\n")) return { title: plain, text: "" };
  return { title: `${plain.slice(0, 100).replace(/\s+\S*$/, "")} …`, text: words.trim() };
}

/** Where a highlight of a recording begins; pages and orders are not times. */
function startOf(row: Row): number | null {
  const location = row.value("Location");
  const clock = parseClock(location);
  if (clock !== null) return clock;
  return /^time/i.test(row.value("Location Type")) && /^\d+$/.test(location)
    ? Number(location)
    : null;
}
