import { expect, test } from "vitest";
import { withItem } from "../src/episode/edit/add-item.ts";
import { onlyAdds } from "../src/episode/edit/add-takeaway.ts";
import { parse } from "../src/episode/parse.ts";

const PLACE = { name: "notes", title: "Notes" };

function add(text: string): string | null {
  return withItem({ text, path: "p/1.md", parsed: parse(text, "p/1.md") }, "- A note", PLACE);
}

test.each([
  ["# T\n\nx\n", "# T\n\nx\n\n## Notes\n\n- A note\n"],
  ["# T\n\n### TL;DR\n\nx\n", "# T\n\n### TL;DR\n\nx\n\n### Notes\n\n- A note\n"],
  ["## A\n\nx", "## A\n\nx\n\n## Notes\n\n- A note\n"],
  ["## Notes\n", "## Notes\n\n- A note\n"],
  ["## Notes\n\n- a\n\n## B\n\nx\n", "## Notes\n\n- a\n- A note\n\n## B\n\nx\n"],
  ["## Notes\n\nText.\n", "## Notes\n\nText.\n\n- A note\n"],
  [
    "## A\n\nx\n\n## Transcript\n\nAda: hm\n",
    "## A\n\nx\n\n## Notes\n\n- A note\n\n## Transcript\n\nAda: hm\n",
  ],
  ["---\ntitle: T\n---\n", "---\ntitle: T\n---\n\n## Notes\n\n- A note\n"],
  ["\ufeff## A\r\n\r\nx\r\n", "\ufeff## A\r\n\r\nx\r\n\r\n## Notes\r\n\r\n- A note\r\n"],
])("%j", (before, after) => {
  expect(add(before)).toBe(after);
  expect(onlyAdds(before, after)).toBe(true);
});

test("what would be read otherwise is not added", () => {
  // An open fence goes on to the end of the file.
  expect(add("## A\n\n```\ncode\n")).toBe(null);
});
