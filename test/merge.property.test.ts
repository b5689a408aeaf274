import * as fc from "fast-check";
import { test } from "vitest";
import { noMetadata } from "../src/episode/fields.ts";
import { write } from "../src/episode/write.ts";
import { draft } from "../src/import/formats/draft.ts";
import { planEpisode, type SourceEpisode } from "../src/import/plan.ts";
import type { Episode } from "../src/episode/episode.ts";
import { runs } from "./runs.ts";

const WORDS = ["plain", "text", "lasts", "longer", "than", "programs", "do", "and", "so"];
const word = fc.constantFrom(...WORDS);
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((w) => w.join(" "));
const episode = fc.record({
  podcast: fc.constant("Desk Notes"),
  number: fc.constant("12"),
  title: words,
  guests: fc.uniqueArray(fc.constantFrom("Ada", "Bo", "Cy"), { maxLength: 3 }),
  hosts: fc.constant([] as string[]),
  date: fc.option(fc.constantFrom("2026-01-01", "2026-01-02")),
  durationSeconds: fc.option(fc.constantFrom(600, 1200)),
  readingMinutes: fc.constant(null),
  url: fc.constant(null),
  topics: fc.uniqueArray(fc.constantFrom("a", "b", "c"), { maxLength: 3 }),
  tldr: fc.option(words),
  rest: fc.uniqueArray(fc.tuple(fc.constantFrom("Notes", "Links", "Chapters", "Guests"), words), {
    maxLength: 3,
    selector: ([t]) => t,
  }),
  takeaways: fc.array(
    fc.record({
      title: words,
      text: fc.oneof(words, fc.constant("")),
      topics: fc.uniqueArray(fc.constantFrom("x", "y"), { maxLength: 2 }),
      start: fc.option(fc.constantFrom(10, 3700)),
      end: fc.constant(null),
    }),
    { maxLength: 5 },
  ),
});
type E = typeof episode extends fc.Arbitrary<infer T> ? T : never;
const NOWHERE = { id: "", path: "" };

function made(e: E): SourceEpisode {
  const takeaways = e.takeaways.map((t, i) => ({ ...t, number: i + 1 }));
  const sections = [
    ...(e.tldr ? [{ name: "tldr", title: "TL;DR", markdown: e.tldr }] : []),
    ...e.rest.map(([t, m]) => ({ name: t.toLowerCase(), title: t, markdown: m })),
    ...(takeaways.length ? [{ name: "takeaways", title: "Takeaways", markdown: "" }] : []),
  ];
  const { rest: _, ...facts } = e;
  return draft({ ...noMetadata(), ...facts, ...NOWHERE, takeaways, sections, extra: {} }, null);
}
// What a user does to the file, with words that stand nowhere else.
const edit = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom(
    "word",
    "line",
    "para",
    "section",
    "takeaway",
    "point",
    "replace",
    "delete",
    "tag",
    "key",
    "comment",
    "move",
    "dupsection",
  ),
  n: fc.nat(),
});
let counter = 0;
function apply(text: string, { at, kind, n }: { at: number; kind: string; n: number }): string {
  const mine = `mine${counter++}zz`;
  const lines = text.split("\n");
  const headEnd = lines.indexOf("---", 1);
  const body = headEnd + 1;
  const i = body + (at % Math.max(1, lines.length - body));
  switch (kind) {
    case "word": {
      if (!lines[i]!.trim()) return text;
      lines[i] += ` ${mine}`;
      break;
    }
    case "replace": {
      if (!lines[i]!.trim() || lines[i]!.startsWith("#")) return text;
      lines[i] = `${mine} ${mine}b`;
      break;
    }
    case "line":
      lines.splice(i, 0, mine);
      break;
    case "para":
      lines.splice(i, 0, "", `${mine} para`, "");
      break;
    case "section":
      lines.splice(i, 0, "", `## ${n % 2 ? "Notes" : `Sec ${mine}`}`, "", `${mine} body`, "");
      break;
    case "dupsection":
      lines.push("", `## ${["Notes", "TL;DR", "Guests", "Takeaways"][n % 4]}`, "", `${mine} body`);
      break;
    case "takeaway":
      lines.push("", `### ${(n % 7) + 1}. Own ${mine}`, `#${mine}t`, "", `${mine} text`);
      break;
    case "point":
      lines.splice(i, 0, "", `### Own ${mine}`, "", `${mine} text`, "");
      break;
    case "delete":
      lines.splice(i, 1 + (n % 3));
      break;
    case "tag": {
      const t = lines.findIndex((l, k) => k >= i && /^#\w/.test(l));
      if (t < 0) return text;
      lines[t] += ` #${mine}`;
      break;
    }
    case "key":
      lines.splice(headEnd, 0, n % 2 ? `${mine}: ${mine}v` : `rating: ${mine}`);
      break;
    case "comment":
      lines.splice(1 + (at % headEnd), 0, `# ${mine} comment`);
      break;
    case "move": {
      const [l] = lines.splice(i, 1);
      lines.splice(body + (n % Math.max(1, lines.length - body)), 0, l!);
      break;
    }
  }
  return lines.join("\n");
}
const options = { add: (e: Episode) => e, adds: false, suggest: () => () => [], force: false };
const minesIn = (t: string) => new Set(t.match(/mine\d+zz\w*/g));

test("no word of the user's is lost", () => {
  fc.assert(
    fc.property(
      episode,
      fc.array(episode, { minLength: 1, maxLength: 3 }),
      fc.array(fc.array(edit, { maxLength: 5 }), { minLength: 1, maxLength: 3 }),
      (first, laters, edits) => {
        counter = 0;
        const start = made(first);
        let base: Episode = { ...start.episode, ...NOWHERE };
        let text = write(base);
        for (const [k, later] of laters.entries()) {
          for (const e of edits[k % edits.length]!) text = apply(text, e);
          const before = minesIn(text);
          const theirs = made(later);
          const out = planEpisode(
            { incoming: theirs, base, yours: text, path: "desk-notes/12.md" },
            options,
          );
          if (out.kind === "refused") continue;
          const after = minesIn(out.text);
          const shown = minesIn(out.conflicts.map((c) => `${c.yours} ${c.theirs}`).join("\n"));
          const lost = [...before].filter((m) => !after.has(m) && !shown.has(m));
          // With a backup, a comment in the file as it was lies beside it.
          if (lost.length > 0 && !out.backup)
            throw new Error(
              `lost ${lost.join()} backup=${out.backup}\n--- before\n${text}\n--- base\n${write(base)}\n--- theirs\n${theirs.text}\n--- after\n${out.text}`,
            );
          const again = planEpisode(
            { incoming: theirs, base: out.base, yours: out.text, path: "desk-notes/12.md" },
            options,
          );
          if (again.kind !== "unchanged")
            throw new Error(
              `not stable ${again.kind}\n--- out\n${out.text}\n--- again\n${again.text}`,
            );
          text = out.text;
          base = out.base;
        }
      },
    ),
    runs(60),
  );
}, 60_000);
