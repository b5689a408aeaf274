import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { QUESTIONS } from "./generate.js";

/**
 * The same questions to SQLite's own command line, with the files in a table and in FTS5. It reads
 * no file again, ranks whole files and knows no topics: the least that such a question can take.
 */
export function sqliteRows(root) {
  const { topic, common, rare } = QUESTIONS;
  const database = databaseOf(root);
  const row = (name, words, columns = "path, snippet(files, 1, '', '', '…', 30)") => ({
    name: `sqlite3 with FTS5, ${name}`,
    needs: "sqlite3",
    command: [
      "sqlite3",
      "-readonly",
      database,
      `select ${columns} from files where files match '${words}' order by rank`,
    ],
  });
  return [
    row("a topic", `"${topic.replace("-", " ")}"`, "path"),
    row("a rare word", rare),
    row("two common words", common.join(" ")),
  ];
}

/** The database of a generated library, made where it is not there yet. */
function databaseOf(root) {
  const file = `${root}.sqlite`;
  if (existsSync(file)) return file;
  const draft = `${file}.part`;
  rmSync(draft, { force: true });
  const sql = `create virtual table files using fts5(path unindexed, text);
    insert into files select name, cast(data as text) from fsdir('${join(root, "/")}') where name like '%.md';
    insert into files(files) values ('optimize');`;
  const { status } = spawnSync("sqlite3", [draft, sql]);
  if (status === 0) spawnSync("mv", [draft, file]);
  return file;
}
