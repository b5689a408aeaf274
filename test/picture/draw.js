import stringWidth from "fast-string-width";

const LOOKS = {
  dark: {
    paper: "#16161e",
    ink: "#d5d6db",
    faint: "#8a8c99",
    accent: "#d183e8",
    error: "#f7768e",
    warning: "#e0af68",
  },
  light: {
    paper: "#fdfdfb",
    ink: "#24242c",
    faint: "#6c6e7a",
    accent: "#a626a4",
    error: "#c4303b",
    warning: "#8a6a00",
  },
};
const CELL = { width: 8.43, height: 20, size: 14 };
const PADDING = 16;

/**
 * What a terminal would show of an ANSI text, as an SVG on a dark or light background, at least so
 * many columns wide.
 */
export function drawSvg(ansi, background = "dark", least = 0) {
  const look = LOOKS[background];
  const rows = ansi.replace(/\n+$/, "").split("\n").map(runsOf);
  const columns = Math.max(
    least,
    ...rows.map((runs) => runs.reduce((n, { cells }) => n + cells, 0)),
  );
  const width = Math.ceil(columns * CELL.width + 2 * PADDING);
  const height = rows.length * CELL.height + 2 * PADDING;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="100%" height="100%" rx="8" fill="${look.paper}"/>`,
    `<g font-family="ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${CELL.size}">`,
    ...rows.flatMap((runs, y) => drawRow(runs, PADDING + (y + 0.75) * CELL.height, look)),
    "</g>",
    "</svg>\n",
  ].join("\n");
}

function drawRow(runs, y, look) {
  let column = 0;
  return runs.flatMap(({ content, cells, style }) => {
    // Some renderers drop the blanks around a text, so they are left out of it.
    const x = PADDING + (column + content.search(/\S|$/)) * CELL.width;
    column += cells;
    const words = content.trim();
    if (words === "") return [];
    const length = (stringWidth(words) * CELL.width).toFixed(1);
    return `<text x="${x.toFixed(1)}" y="${y}" textLength="${length}" lengthAdjust="spacingAndGlyphs"${attributes(style, look)}>${escape(words)}</text>`;
  });
}

/** A row as runs of one style each; links are left out, their text stays. */
function runsOf(row) {
  const style = new Set();
  const runs = [];
  // oxlint-disable-next-line no-control-regex
  for (const part of row.split(/(\u001b\[[\d;]*m|\u001b\]8;[^\u0007]*\u0007)/)) {
    // oxlint-disable-next-line no-control-regex
    const codes = /^\u001b\[([\d;]*)m$/.exec(part);
    if (codes) for (const code of codes[1].split(";")) change(style, Number(code));
    else if (part !== "" && !part.startsWith("\u001b"))
      runs.push({ content: part, cells: stringWidth(part), style: new Set(style) });
  }
  return runs;
}

const ON = {
  1: "bold",
  2: "faint",
  3: "italic",
  4: "underline",
  9: "through",
  31: "error",
  33: "warning",
  35: "accent",
};
const OFF = {
  22: ["bold", "faint"],
  23: ["italic"],
  24: ["underline"],
  29: ["through"],
  39: ["accent", "error", "warning"],
};

function change(style, code) {
  if (code === 0) style.clear();
  if (code in ON) style.add(ON[code]);
  for (const name of OFF[code] ?? []) style.delete(name);
}

function attributes(style, look) {
  const name = ["accent", "error", "warning", "faint"].find((one) => style.has(one)) ?? "ink";
  const decoration = style.has("underline") ? "underline" : style.has("through") && "line-through";
  return [
    ` fill="${look[name]}"`,
    style.has("bold") ? ' font-weight="bold"' : "",
    style.has("italic") ? ' font-style="italic"' : "",
    decoration ? ` text-decoration="${decoration}"` : "",
  ].join("");
}

function escape(content) {
  const marks = { "&": "&amp;", "<": "&lt;", ">": "&gt;", " ": "\u00a0" };
  return content.replace(/[&<> ]/g, (mark) => marks[mark]);
}
