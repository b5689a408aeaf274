import { assert, constantFrom, array, property, nat } from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanBlock } from "../src/text/clean.ts";
import { startKeyboard } from "../src/io/keys.ts";
import { runs } from "./runs.ts";

const PASTE = (text: string) => `\u001b[200~${text}\u001b[201~`;

/** What a keyboard makes of chunks, up to the request that ends them. */
function typed(...chunks: string[]) {
  const keyboard = startKeyboard();
  let echo = "";
  for (const chunk of chunks) {
    const taken = keyboard.take(chunk);
    echo += taken.echo;
    if (taken.request !== null) return { text: keyboard.text(), echo, request: taken.request };
  }
  return { text: keyboard.text(), echo, request: null };
}

describe("lines end at", () => {
  test.each([
    ["a return, as enter sends it", ["a\r", "b"]],
    ["a line feed, as some pastes have it", ["a\nb"]],
    ["both, as one", ["a\r\nb"]],
    ["both in two chunks, as one", ["a\r", "\nb"]],
  ])("%s", (_, chunks) => {
    expect(typed(...chunks)).toEqual({ text: "a\nb", echo: "a\nb", request: null });
  });

  test("two line feeds after a return leave one empty line", () => {
    expect(typed("a\r", "\n\nb").text).toBe("a\n\nb");
  });
});

describe("ctrl-d", () => {
  test.each<[string, string[], string, string | null]>([
    ["ends the text at the start of a line", ["a\r", "\u0004b"], "a\n", "end"],
    ["ends it as the only key", ["a", "\u0004"], "a", "end"],
    ["ends it after a paste", [`${PASTE("a")}\u0004`], "a", "end"],
    ["ends a text of nothing", ["\u0004"], "", "end"],
    ["within a line of text is left out", ["a\u0004b"], "ab", null],
    ["within a paste is left out", [PASTE("\u0004a\n\u0004")], "a\n", null],
    [
      "at the end of a chunk of a paste is left out",
      ["\u001b[200~a\u0004", "b\u001b[201~"],
      "ab",
      null,
    ],
  ])("%s", (_, chunks, text, request) => {
    expect(typed(...chunks)).toMatchObject({ text, request });
  });
});

test.each<[string, string | null]>([
  ["a\u0003", "interrupt"],
  ["a\u0003b", "interrupt"],
  ["\u001b\u0003", "interrupt"],
  [PASTE("a\u0003b"), null],
  ["a\u001ab", "suspend"],
  [PASTE("a\u001ab"), null],
])("%j asks for %j", (keys, request) => {
  expect(typed(keys).request).toBe(request);
});

describe("backspace takes back", () => {
  test.each([
    ["a character", "ab\u007f", "a", "ab\b \b"],
    ["one by ctrl-h", "ab\b", "a", "ab\b \b"],
    ["a character of two cells", "日\u007f", "", "日\b \b\b \b"],
    ["a letter with its accent", "ae\u0301\u007f", "a", "ae\u0301\b \b"],
    ["an emoji", "a😀\u007f", "a", "a😀\b \b\b \b"],
    ["a tab", "a\t\u007f", "a", `a    ${"\b \b".repeat(4)}`],
    ["nothing at the start", "\u007fa", "a", "a"],
    ["nothing of the line before", "a\r\u007fb", "a\nb", "a\nb"],
  ])("%s", (_, keys, text, echo) => {
    expect(typed(keys)).toEqual({ text, echo, request: null });
  });

  test("not within a paste", () => {
    expect(typed(PASTE("ab\u007f\bc")).text).toBe("abc");
  });
});

describe("what is no text is left out", () => {
  test.each([
    ["arrows and other keys", "a\u001b[A\u001b[1;5C\u001bOP\u001b[3~b"],
    ["the marks of a paste", `a${PASTE("b")}`],
    ["the marks of a paste in many chunks", ["a\u001b", "[20", "0~b\u001b[2", "01~"]],
    ["control characters", "a\u0000\u0001\u0007\u000b\u000eb"],
    ["control characters in a paste", PASTE("a\u0000\u0001\u0007b")],
    ["colours in a paste", PASTE("\u001b[31ma\u001b[0mb")],
    ["an escape key", "a\u001b\u001bb"],
  ])("%s", (_, keys) => {
    expect(typed(...[keys].flat()).text).toBe("ab");
  });

  test("but brackets, tildes and digits that only look like it stay", () => {
    expect(typed("[200~ 1;2~ [A").text).toBe("[200~ 1;2~ [A");
  });
});

test("what is echoed never drives the terminal; what only hides text stays in it", () => {
  const { text, echo } = typed(PASTE("a\u009b31m\u202eb\u001b]0;title\u0007\u001b[2J"));
  expect(echo).toBe("a31mb]0;title");
  expect(text).toBe("a31m\u202eb]0;title");
});

test("a text arrives whole in any chunks", () => {
  const pieces = constantFrom(
    "a",
    "é",
    "日本",
    "😀",
    "\n",
    "\t",
    "  ",
    "x".repeat(5000),
    "[201",
    "~",
  );
  assert(
    property(array(pieces), array(nat(40)), (parts, cuts) => {
      const text = parts.join("");
      const sent = Array.from(PASTE(text.replaceAll("\n", "\r")));
      const chunks = cuts.map((length) => sent.splice(0, length).join(""));
      const made = typed(...chunks, sent.join(""));
      expect(made.text).toBe(text);
      expect(cleanBlock(made.echo)).toBe(made.echo);
    }),
    runs(100),
  );
});
