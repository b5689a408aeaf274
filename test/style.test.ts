import { assert, constantFrom, array, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { makeStyle, withFullResets } from "../src/render/style.ts";
import { wrap } from "../src/render/layout.ts";
import { episode } from "./episode.ts";
import { runs } from "./runs.ts";

const ESC = "\u001b";
const STYLE_OR_CHARACTER = new RegExp(`${ESC}\\[(\\d+)m|([^])`, "g");

const style = makeStyle(true, true);

/** What is in force for each character shown, and what ended it, by a terminal's rules. */
function looks(text: string): string[] {
  let on: string[] = [];
  const shown: string[] = [];
  for (const [, code, character] of text.matchAll(STYLE_OR_CHARACTER)) {
    if (character !== undefined) shown.push(`${character} ${on.toSorted().join(" ")}`);
    else if (code === "0") on = [];
    else if (code === "39") on = on.filter((one) => !one.startsWith("3") || one === "3");
    else if (code === "22") on = on.filter((one) => !["1", "2"].includes(one));
    else if (Number(code) > 20 && Number(code) < 30)
      on = on.filter((one) => one !== String(Number(code) - 20));
    else on = [...new Set([...on, code!])];
  }
  return shown.filter((one) => !/^\s/.test(one));
}

describe("a style ends in a full reset", () => {
  const { strong, em, heading, code, link } = style;
  test.each([
    [strong("a"), "␛[1ma␛[0m"],
    [heading("a"), "␛[35m␛[1ma␛[0m"],
    [strong(`a ${code("b")} c`), "␛[1ma ␛[35mb␛[0m␛[1m c␛[0m"],
    [em(strong("a")), "␛[3m␛[1ma␛[0m"],
    [strong("a") + em("b"), "␛[1ma␛[0m␛[3mb␛[0m"],
    [strong("a") + strong("b"), "␛[1mab␛[0m"],
    ["\u001b[1ma\n  b\u001b[22m", "␛[1ma␛[0m\n  ␛[1mb␛[0m"],
    [strong(""), ""],
    ["plain", "plain"],
    [link("a", "https://e.org"), "␛]8;;https://e.org␇␛[4ma␛[0m␛]8;;␇"],
  ])("%j", (styled, expected) => {
    expect(withFullResets(styled).replaceAll("\u001b", "␛").replaceAll("\u0007", "␇")).toBe(
      expected,
    );
  });
});

test("full resets change no character's look, and every row ends its styles", () => {
  const paint = constantFrom(style.strong, style.em, style.code, style.heading, style.deleted);
  const piece = constantFrom("word", " ", "a longer text of some words", "\n", "日本");
  assert(
    property(array(array(paint)), array(piece), (paints, pieces) => {
      const styled = pieces
        .map((text, i) => (paints[i] ?? []).reduce<string>((inner, one) => one(`${inner} x`), text))
        .reduce<string>((before, one) => style.faint(`${before} ${one}`), "");
      const rows = styled.split("\n").flatMap((row) => wrap(row, 12));
      const text = rows.join("\n");
      expect(looks(withFullResets(text))).toEqual(looks(text));
      for (const row of withFullResets(text).split("\n")) {
        const styles = row.split("\u001b[").slice(1);
        expect((styles.at(-1) ?? "0m").slice(0, 2)).toBe("0m");
      }
    }),
    runs(100),
  );
});

describe("links are written to a pipe", () => {
  const LINK = "\u001b]8;;";
  const show = (flags: string, env: Record<string, string>) =>
    episode(["show", "1", "--format", "text", ...flags.split(" ").filter(Boolean)], {
      env: { EPISODE_LIBRARY: "look", ...env },
    });
  test.each<[string, Record<string, string>]>([
    ["", { FORCE_HYPERLINK: "1" }],
    ["--color always", { FORCE_HYPERLINK: "1" }],
    ["--color always", { FORCE_HYPERLINK: "1", NO_COLOR: "1" }],
    ["--color always", { FORCE_HYPERLINK: "1", TERM: "dumb" }],
  ])("with %j and %j", async (flags, env) => {
    expect((await show(flags, env)).stdout).toContain(LINK);
  });
  test.each<[string, Record<string, string>]>([
    ["--color never", { FORCE_HYPERLINK: "1" }],
    ["--color never", { FORCE_HYPERLINK: "1", FORCE_COLOR: "1" }],
    ["", { FORCE_HYPERLINK: "1", NO_COLOR: "1" }],
    ["", { FORCE_HYPERLINK: "0" }],
    ["--color always", { FORCE_HYPERLINK: "false" }],
    ["--color always", { TERM: "xterm-kitty" }],
    ["", {}],
  ])("but not with %j and %j", async (flags, env) => {
    expect((await show(flags, env)).stdout).not.toContain(LINK);
  });

  test.each<[string, Record<string, string>, boolean]>([
    ["", { TERM: "xterm-kitty" }, true],
    ["--color never", { TERM: "xterm-kitty" }, false],
    ["", { TERM: "xterm-kitty", NO_COLOR: "1" }, false],
    ["", { TERM: "dumb", TERM_PROGRAM: "WezTerm" }, false],
  ])("and to a terminal with %j and %j: %s", async (flags, env, links) => {
    const { stdout } = await episode(["show", "1", ...flags.split(" ").filter(Boolean)], {
      env: { EPISODE_LIBRARY: "look", ...env },
      tty: { columns: 80, rows: 24 },
    });
    expect(stdout.includes(LINK)).toBe(links);
  });
});
