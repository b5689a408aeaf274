import type { LineFix } from "../../episode/assumption.ts";
import type { CheckContext } from "./context.ts";
import type { Edit } from "./edits.ts";
import type { SourceText } from "./source-text.ts";

/** Reports what the reading of a file assumed, with the fix that would state it. */
export function checkAssumed({ parsed, source, report }: CheckContext): void {
  const { assumed } = parsed;
  // Above lines that were meant as front matter, a second block would only hide the error.
  const meant = assumed.some(({ code }) => code === "front-matter-body");
  for (const { code, line, message, hint, fix } of assumed)
    if (!meant || code !== "metadata-body")
      report(code, {
        line,
        column: 1,
        message,
        hint,
        fix: fix === null ? [] : [editOf(fix, source)],
      });
}

/** Whole lines as an edit of the text; they end as the file's first line does. */
function editOf({ from, to, lines }: LineFix, { text, starts }: SourceText): Edit {
  const end = /\r\n?|\n/.exec(text)?.[0] ?? "\n";
  const mark = from === 1 && text.startsWith("\ufeff") ? 1 : 0;
  const start = (starts[from - 1] ?? text.length) + mark;
  if (from === to) return { start, length: 0, text: lines.map((line) => line + end).join("") };
  const after = starts[to - 1] ?? text.length;
  const last = /[\r\n]*$/.exec(text.slice(start, after))![0];
  return { start, length: after - start - last.length, text: lines.join(end) };
}
