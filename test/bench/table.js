import { cpus, release, totalmem, type } from "node:os";
import { goalsOf } from "./goals.js";
import { BARE_ON_TERMINAL, EDITED, LOOKUP, ON_TERMINAL, RIPGREP } from "./rows.js";

/** The machine in one line. */
export function machine() {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpu?.model ?? "unknown"}, ${cpus().length} cores, ${memory} GB, Node ${process.version}, ${type()} ${release()}`;
}

/**
 * Tables of groups of rows as Markdown: medians, their ratios to the bare start of their run, and
 * what they should be.
 */
export function tableOf({ machine: about, rounds, groups }) {
  const blocks = groups.map(({ name, size, rows, disk = {}, peaks = {} }) => {
    const goals = goalsOf(size);
    const bare = rows[0].ms;
    const other = Object.entries(disk).map(([of, ratio]) => ({
      name: of,
      value: ratio.toFixed(2),
    }));
    const memory = Object.entries(peaks).map(([of, mb]) => ({
      name: `peak memory, ${of}`,
      value: `${Math.round(mb)} MB`,
    }));
    const lines = [
      ...rows.map((row) => lineOf(row, bare, rounds, goals)),
      ...[...comparisons(rows), ...other, ...memory].map((one) =>
        line(one.name, one.value, one.ratio ?? "", goals[one.name] ?? ""),
      ),
    ];
    return [line(name, "median", "to bare Node", "goal"), "|---|--:|--:|--:|", ...lines].join("\n");
  });
  return `${about}; medians of ${rounds} rounds\n\n${blocks.join("\n\n")}\n`;
}

/** What the goals compare: an edited file with none, a lookup with ripgrep, two on a terminal. */
function comparisons(rows) {
  const msOf = (name) => rows.find((row) => row.name === name)?.ms ?? null;
  const ratio = (name, a, b) =>
    msOf(a) && msOf(b) ? [{ name, value: "", ratio: (msOf(a) / msOf(b)).toFixed(2) }] : [];
  const edited = msOf(EDITED);
  return [
    ...(edited === null
      ? []
      : [{ name: "what one edited file adds", value: time(edited - msOf(LOOKUP)) }]),
    ...ratio(`${LOOKUP}, to ${RIPGREP}`, LOOKUP, RIPGREP),
    ...ratio("show, to bare Node, both on a terminal", ON_TERMINAL, BARE_ON_TERMINAL),
  ];
}

function lineOf({ name, absent, ms, rounds: own }, bare, rounds, goals) {
  if (absent !== null) return line(name, "–", absent, "");
  const few = own < rounds ? ` (${own === 1 ? "once" : `${own} rounds`})` : "";
  return line(name + few, time(ms), (ms / bare).toFixed(2), goals[name] ?? "");
}

function time(ms) {
  return ms < 1000 ? `${ms.toFixed(1)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

function line(...cells) {
  return `| ${cells.join(" | ")} |`;
}
