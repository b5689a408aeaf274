import { array, assert, constantFrom, integer, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { flow, widthOf, wrap } from "../src/render/layout.ts";
import { makeStyle } from "../src/render/style.ts";
import { breakHard, cutLine } from "../src/render/wrap.ts";
import { runs } from "./runs.ts";

const { strong, faint, link } = makeStyle(true, true);
// oxlint-disable-next-line no-control-regex
const ESCAPES = /\u001b(?:\[\d+m|\]8;[^\u0007]*\u0007)/g;
const plain = (text: string) => text.replace(ESCAPES, "");

const CLOSING = "。，、！？：；）」』】》";
const OPENING = "（「『【《";

const piece = constantFrom(
  "日本語",
  "の",
  "word",
  "a-longer-word",
  " ",
  "。",
  "、",
  "」",
  "）",
  "！",
  "「",
  "（",
  "カー",
  "é",
  ", ",
);
const paint = constantFrom(
  (text: string) => text,
  strong,
  faint,
  (text: string) => link(text, "https://e.org"),
);

const wide = integer({ min: 10, max: 40 });

describe("text is wrapped", () => {
  test("so that no row begins with a closing mark or ends with an opening one", () => {
    assert(
      property(array(piece), wide, (pieces, width) => {
        // More marks in a row than fit on one have to be broken.
        const text = pieces.join("").replace(/([。、」）！「（ ]{3})[。、」）！「（ ]+/g, "$1");
        const rows = wrap(text, width);
        for (const [i, row] of rows.entries()) {
          if (i > 0) expect(CLOSING).not.toContain(row.charAt(0) || "x");
          if (i < rows.length - 1) expect(OPENING).not.toContain(row.at(-1) ?? "x");
        }
      }),
      runs(1000),
    );
  });

  test("so that no row is too wide and nothing but spaces at its ends is lost", () => {
    assert(
      property(array(piece), array(paint), wide, (pieces, paints, width) => {
        const text = pieces.map((one, i) => (paints[i] ?? faint)(one)).join("");
        const rows = wrap(text, width);
        for (const row of rows) expect(widthOf(row)).toBeLessThanOrEqual(width);
        const without = (all: string) => plain(all).replace(/ /g, "").normalize("NFC");
        expect(without(rows.join(""))).toBe(without(text));
      }),
      runs(500),
    );
  });

  test("whatever the text", () => {
    assert(
      property(string({ unit: "grapheme" }), wide, (text, width) => {
        const clean = text.replace(/\p{C}/gu, "");
        const rows = [...wrap(clean, width), ...breakHard(clean, width), cutLine(clean, width)];
        for (const row of rows) expect(widthOf(row)).toBeLessThanOrEqual(width);
        expect(breakHard(clean, width).join("")).toBe(clean);
      }),
      runs(500),
    );
  });

  test.each([
    ["本を読む「夜」。そして寝る", 12, ["本を読む", "「夜」。そし", "て寝る"]],
    ["彼は「はい」と言った。", 6, ["彼は", "「は", "い」と", "言っ", "た。"]],
    ["数字（1）", 6, ["数字", "（1）"]],
    ["the GPUと日本語", 10, ["the GPUと", "日本語"]],
    ["xx word 。word", 7, ["xx", "word 。", "word"]],
    ["https://example.org/long", 10, ["https://ex", "ample.org/", "long"]],
  ])("%s at %i", (text, width, rows) => {
    expect(wrap(text, width)).toEqual(rows);
  });

  test("with styles and links that end on each row and begin again", () => {
    const rows = wrap(strong(`a ${faint("b c d e")} f`), 5);
    expect(rows.map(plain)).toEqual(["a b c", "d e f"]);
    expect(wrap(link("a b", "https://e.org"), 1)).toEqual(
      ["a", "b"].map((text) => link(text, "https://e.org")),
    );
  });

  test("in time that grows with its length", () => {
    const start = performance.now();
    wrap("あ".repeat(200_000), 40);
    wrap("a".repeat(400_000), 40);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe("parts stay whole", () => {
  test.each([
    [["one", "two", "three"], "  ", 10, ["one  two", "three"]],
    [["a-topic-of-many-words"], "  ", 10, ["a-topic-", "of-many-", "words"]],
    [["a", "a-topic-of-many-words", "b"], "  ", 11, ["a", "a-topic-of-", "many-words", "b"]],
    [["研究室ラジオ/12", "1 May"], " · ", 16, ["研究室ラジオ/12", "1 May"]],
    [["", "one", ""], " · ", 16, ["one"]],
    [["onewordthatislong"], " ", 10, ["onewordtha", "tislong"]],
  ])("%j at %j and %i", (parts, between, width, rows) => {
    expect(flow(parts, between, width)).toEqual(rows);
  });
});

test.each([
  ["short", 8, "short"],
  ["a longer text", 8, "a longe…"],
  ["ab cdef", 4, "ab…"],
  ["日本語の題名", 8, "日本語…"],
  ["👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 5, "👩‍👩‍👧👩‍👩‍👧…"],
])("%s is cut at %i", (text, width, shown) => {
  expect(cutLine(text, width)).toBe(shown);
});

test("what is cut ends its style before the ellipsis", () => {
  expect(cutLine(strong("a longer text"), 4)).toBe(`${strong("a l")}…`);
});
