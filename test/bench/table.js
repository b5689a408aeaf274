import { cpus, release, totalmem, type } from "node:os";
import { EDITED, LOOKUP, RIPGREP } from "./rows.js";

/** The machine in one line. */
export function machine() {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpu?.model ?? "unknown"}, ${cpus().length} cores, ${memory} GB, Node ${process.version}, ${type()} ${release()}`;
}

/** A table of groups of rows as Markdown: medians and their ratios to the bare start of their run. */
export function tableOf({ machine: about, rounds, groups }) {
  const blocks = groups.map(({ name, rows, peaks }) => {
    const bare = rows[0].ms;
    const lines = rows.map((row) => lineOf(row, bare, rounds));
    const memory = Object.entries(peaks ?? {}).map(([of, mb]) =>
      line(`peak memory, ${of}`, `${Math.round(mb)} MB`, ""),
    );
    const head = [line(name, "median", "to bare Node"), "|---|--:|--:|"];
    return [...head, ...lines, ...comparisons(rows), ...memory].join("\n");
  });
  return `${about}; medians of ${rounds} rounds\n\n${blocks.join("\n\n")}\n`;
}

/** What the goals compare: an edited file with none, a lookup with ripgrep. */
function comparisons(rows) {
  const msOf = (name) => rows.find((row) => row.name === name)?.ms ?? null;
  const [lookup, edited, rg] = [LOOKUP, EDITED, RIPGREP].map(msOf);
  return [
    ...(edited === null ? [] : [line("what one edited file adds", time(edited - lookup), "")]),
    ...(lookup && rg ? [line(`${LOOKUP}, to ${RIPGREP}`, "", (lookup / rg).toFixed(2))] : []),
  ];
}

function lineOf({ name, absent, ms, rounds: own }, bare, rounds) {
  if (absent !== null) return line(name, "–", absent);
  const few = own < rounds ? ` (${own} rounds)` : "";
  return line(name + few, time(ms), (ms / bare).toFixed(2));
}

function time(ms) {
  return ms < 1000 ? `${ms.toFixed(1)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

function line(...cells) {
  return `| ${cells.join(" | ")} |`;
}
