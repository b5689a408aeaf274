/** Collects the cells of a table; a table inside a table is read as text of its cell. */
export function htmlTable() {
  let depth = 0;
  let rows: string[][] = [];

  function end(): string[] {
    const filled = rows.filter((row) => row.some((cell) => cell !== ""));
    rows = [];
    depth = 0;
    // A table of one column only lays out a page.
    if (filled.every((row) => row.length < 2)) return filled.flat();
    return filled.length === 0 ? [] : [tableMarkdown(filled)];
  }

  return {
    isOpen: () => depth > 0,
    /** Takes the opening of an element; false where no table is open that it could be part of. */
    open(name: string): boolean {
      if (name === "table") depth++;
      else if (depth === 1 && name === "tr") rows.push([]);
      else if (depth === 1 && (name === "td" || name === "th")) {
        if (rows.length === 0) rows.push([]);
        rows.at(-1)!.push("");
      }
      return depth > 0;
    },
    /** Takes a paragraph of a cell; false where no cell is open. */
    cell(text: string): boolean {
      const row = rows.at(-1);
      if (depth === 0 || !row || row.length === 0) return false;
      const before = row.pop()!;
      row.push(before === "" ? text : `${before} ${text}`);
      return true;
    },
    /** Takes the end of a table, and gives its Markdown when it was the outermost. */
    close(): string[] {
      if (depth > 1) depth--;
      else if (depth === 1) return end();
      return [];
    },
    end,
  };
}

/** Rows as a table whose first row is its head; short rows are left short, as Markdown allows. */
function tableMarkdown(rows: string[][]): string {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const [head = [], ...body] = rows;
  const full = [...head, ...Array.from({ length: columns - head.length }, () => "")];
  return [full, full.map(() => "---"), ...body].map(line).join("\n");
}

function line(row: string[]): string {
  const cells = row.map((cell) => cell.replace(/\\?\n/g, " ").replace(/\|/g, "\\|"));
  return `| ${cells.join(" | ")} |`;
}
