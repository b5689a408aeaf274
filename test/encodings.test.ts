import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { decode } from "../src/io/charset.ts";
import { BIN } from "./program.ts";
import { temporaryFolder } from "./temporary.ts";

const bytes = (...all: (string | readonly number[] | Buffer)[]) =>
  Buffer.concat(all.map((one) => (typeof one === "string" ? Buffer.from(one) : Buffer.from(one))));

/** `It’s “plain” – 5 €` in Windows-1252. */
const QUOTES = bytes("It", [0x92], "s ", [0x93], "plain", [0x94, 0x20, 0x96], " 5 ", [0x80]);
const READ = "It’s “plain” – 5 €";

// The index of windows-1252 in the Encoding standard, bytes 0x80 to 0x9F.
const TABLE = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

test.each(["windows-1252", "CP1252", "ISO-8859-1", "latin1", "l1", "us-ascii", "ascii"])(
  "%s is Windows-1252, all of its bytes",
  async (label) => {
    const high = Uint8Array.from({ length: 32 }, (_, i) => 0x80 + i);
    expect(await decode(high, label)).toBe(TABLE);
    expect(await decode(bytes("a", [0xa0, 0xe9, 0xff]), label)).toBe("a\u00a0éÿ");
  },
);

test.each<[string, readonly number[], string]>([
  ["iso-8859-2", [0xb1, 0xe6], "ąć"],
  ["ISO-8859-15", [0xa4], "€"],
  ["iso-8859-16", [0xaa], "Ș"],
  ["windows-1251", [0xcf, 0xf0, 0xe8], "При"],
  ["koi8-u", [0xae], "ў"],
  ["windows-1253", [0x92], "’"],
  ["Shift_JIS", [0x93, 0xfa, 0x96, 0x7b], "日本"],
  ["euc-jp", [0xc6, 0xfc], "日"],
  ["gbk", [0xa2, 0xe3, 0xd6, 0xd0], "€中"],
  ["gb2312", [0xd6, 0xd0], "中"],
  ["big5", [0x87, 0x40, 0xa4, 0xa4], "䏰中"],
  ["euc-kr", [0x81, 0x41, 0xc7, 0xd1], "갂한"],
  ["utf-16be", [0x00, 0xe9], "é"],
  ["utf-16", [0xe9, 0x00], "é"],
  ["UTF8", [0xc3, 0xa9], "é"],
])("%s is read by the tables of the Encoding standard", async (label, high, text) => {
  expect(await decode(bytes(high), label)).toBe(text);
});

describe("the encoding is the one of", () => {
  const utf16 = (text: string) => Buffer.from(text, "utf16le");
  test.each<[string, Buffer, string | null, string]>([
    ["the mark of UTF-8, whatever else is said", bytes([0xef, 0xbb, 0xbf], "é"), "latin1", "é"],
    ["the mark of UTF-16, little end first", utf16("\ufeffé"), "utf-8", "é"],
    ["the mark of UTF-16, big end first", utf16("\ufeffé").swap16(), null, "é"],
    [
      "an XML declaration in UTF-16",
      utf16("<?xml version='1.0'?>é"),
      null,
      "<?xml version='1.0'?>é",
    ],
    [
      "the server, before the page's own",
      bytes('<meta charset="utf-8">', [0xe9]),
      "latin1",
      '<meta charset="utf-8">é',
    ],
    [
      "an XML declaration",
      bytes("<?xml version='1.0' encoding='koi8-r'?>", [0xc1]),
      null,
      "<?xml version='1.0' encoding='koi8-r'?>а",
    ],
    [
      "a meta element",
      bytes("<html><META charset=windows-1251>", [0xe0]),
      null,
      "<html><META charset=windows-1251>а",
    ],
    [
      "a meta element of the older kind",
      bytes('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', [0xb1]),
      null,
      '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">ą',
    ],
    [
      "a meta element after a long head",
      bytes("<html>", " ".repeat(8000), "<meta charset=iso-8859-2>", [0xb1]),
      null,
      `<html>${" ".repeat(8000)}<meta charset=iso-8859-2>ą`,
    ],
    ["UTF-8, where nothing is said", bytes("é€"), null, "é€"],
    ["Windows-1252, where that is wrong", bytes("caf", [0xe9, 0x92]), null, "café’"],
    [
      "Windows-1252, where UTF-8 is said and wrong",
      bytes('<meta charset="utf-8">', QUOTES),
      "utf-8",
      `<meta charset="utf-8">${READ}`,
    ],
    ["UTF-8, where a label is unknown", bytes("é"), "nonsense", "é"],
    ["UTF-8, where a label names an encoding that is refused", bytes("é"), "utf-7", "é"],
    [
      "UTF-8, where a page that can be read says UTF-16",
      bytes("<meta charset=utf-16>é"),
      null,
      "<meta charset=utf-16>é",
    ],
    [
      "UTF-8, where a text is only about a declaration",
      bytes("# é\n\n<meta charset=latin1>"),
      null,
      "# é\n\n<meta charset=latin1>",
    ],
    [
      "UTF-8, where the declaration is a comment",
      bytes("<!-- <meta charset=latin1> -->é"),
      null,
      "<!-- <meta charset=latin1> -->é",
    ],
    [
      "UTF-8, where the text was cut within a character",
      bytes("日本", [0xe8, 0xaa]),
      null,
      "日本\ufffd",
    ],
    ["nothing, where there is no text", bytes(), null, ""],
  ])("%s", async (_, input, declared, text) => {
    expect(await decode(input, declared)).toBe(text);
  });
});

describe("every kind of source keeps the characters of Windows-1252", () => {
  const page = bytes(
    '<html><head><meta charset="iso-8859-1"><title>x</title></head><body><h1>',
    QUOTES,
    "</h1><h2>Summary</h2><p>Words.</p></body></html>",
  );
  const feed = bytes(
    '<?xml version="1.0" encoding="ISO-8859-1"?><rss><channel><title>Desk</title><item><title>',
    QUOTES,
    "</title><guid>1</guid></item></channel></rss>",
  );
  const csv = bytes(
    "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags\n",
    "A point,",
    QUOTES,
    ",Ada,,,,,time,1,2026-01-02,\n",
  );
  const markdown = bytes("---\npodcast: Desk\ntitle: ", QUOTES, "\n---\n\n## TL;DR\n\nWords.\n");
  const pasted = bytes("# ", QUOTES, "\n\n## Summary\n\nWords.\n");
  test.each<[string, Buffer]>([
    ["page.html", page],
    ["feed.xml", feed],
    ["highlights.csv", csv],
    ["note.md", markdown],
    ["page.txt", pasted],
  ])("%s, as a file and through a pipe", (name, content) => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, name), content);
    const run = (source: string, input: Buffer) =>
      spawnSync(process.execPath, [BIN, "import", source, "--to", `lib-${source.length}`], {
        cwd,
        input,
        encoding: "utf8",
        env: {},
      });
    for (const [source, input] of [
      [name, bytes()],
      ["-", content],
    ] as const) {
      const { stdout, status } = run(source, input);
      expect(status).toBe(0);
      expect(readFileSync(join(cwd, stdout.trim()), "utf8")).toContain(READ);
    }
  });
});

test("a pipe is read as a file is: by its mark, and as text only", () => {
  const cwd = temporaryFolder();
  const run = (input: Buffer) =>
    spawnSync(process.execPath, [BIN, "import", "-", "--dry-run", "--to", "lib"], {
      cwd,
      input,
      encoding: "utf8",
      env: {},
    });
  const note = "\ufeff# Größe\n\n## Summary\n\nWörter.\n";
  for (const input of [Buffer.from(note, "utf16le"), Buffer.from(note, "utf16le").swap16()])
    expect(run(input).stdout).toContain("title: Größe\n");
  const { stdout, stderr, status } = run(bytes("# A\n", [0], "\n## Summary\n"));
  expect({ stdout, stderr, status }).toEqual({
    stdout: "",
    stderr: "episode: standard input is not text\n",
    status: 2,
  });
});
