import { describe, expect, test } from "vitest";
import { markdownRows } from "../src/render/markdown.ts";
import { makeStyle } from "../src/render/style.ts";

const rows = (markdown: string, width = 60) =>
  markdownRows(markdown, width, makeStyle(false, false));

describe("a paragraph wrapped by hand", () => {
  test("is wrapped anew for a narrower terminal", () => {
    const line = "word ".repeat(17).trim();
    expect(rows(`${line}\n${line}`)).toEqual([
      "word word word word word word word word word word word word",
      "word word word word word word word word word word word word",
      "word word word word word word word word word word",
    ]);
  });

  test.each([
    ["in an item", "- one\n  two\n- three", ["• one two", "• three"]],
    ["in a quotation", "> one\n> two", ["│ one two"]],
    ["in Chinese", "一个\n句子", ["一个句子"]],
    ["between languages", "see\n句子", ["see 句子"]],
    ["after emphasis", "*one*\n**two**\nthree", ["one two three"]],
  ])("%s", (_, markdown, expected) => {
    expect(rows(markdown)).toEqual(expected);
  });

  test.each([
    ["a time", "Hello.\n00:12:30 Then.\n[1:02] Next."],
    ["a speaker", "Ada: Hello.\nBo Sample: Yes.\nCy Third (00:01:02): No."],
    ["a speaker in bold", "Hello.\n**Ada:** Yes."],
  ])("keeps its break before %s", (_, markdown) => {
    expect(rows(markdown)).toHaveLength(markdown.split("\n").length);
  });

  test.each([
    ["two spaces", "one  \ntwo"],
    ["a backslash", "one\\\ntwo"],
    ["a tag", "one<br>two"],
  ])("keeps a break that is meant: %s", (_, markdown) => {
    expect(rows(markdown)).toEqual(["one", "two"]);
  });

  test.each([
    ["a clock in a sentence", "we met at\nten: then we left", ["we met at ten: then we left"]],
    ["a number", "it has\n12 parts", ["it has 12 parts"]],
  ])("has no break before %s", (_, markdown, expected) => {
    expect(rows(markdown)).toEqual(expected);
  });
});
