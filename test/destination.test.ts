import { expect, test } from "vitest";
import { destination } from "../src/episode/destination.ts";

const of = (number: string | null, title = "T", podcast = "P") =>
  destination({ podcast, number, title }, null);

test.each([
  ["com1", "com1-episode"],
  ["COM9", "COM9-episode"],
  ["com¹", "com1-episode"],
  ["com²", "com2-episode"],
  ["LPT³", "LPT3-episode"],
  ["lpt1", "lpt1-episode"],
  ["con", "con-episode"],
  ["nul.5", "nul-episode.5"],
  ["aux.tar.gz", "aux-episode.tar.gz"],
  ["com¹.5", "com1-episode.5"],
  ["prn.", "prn-episode"],
  ["readme", "readme-episode"],
])("an episode numbered %s, which Windows keeps, goes to %s.md", (number, name) => {
  expect(of(number)).toBe(`p/${name}.md`);
});

test.each(["Con", "AUX", "com¹", "Lpt²", "README", "nul!"])(
  "a title of %s alone is told apart, and so is a podcast's name",
  (name) => {
    expect(of(null, name)).toMatch(/^p\/[a-z]+\d?-episode\.md$/);
    expect(of("1", "T", name)).toMatch(/^[a-z]+\d?-episode\/1\.md$/);
  },
);

test.each([
  ["console", "console"],
  ["com", "com"],
  ["com10", "com10"],
  ["com¹0", "com¹0"],
  ["com⁴", "com⁴"],
  ["5.con", "5.con"],
  ["CONIN$", "CONIN"],
  ["conout$", "conout"],
  ["readme.2", "readme.2"],
  ["acom1", "acom1"],
  ["nul-5", "nul-5"],
])("an episode numbered %s goes to %s.md", (number, name) => {
  expect(of(number)).toBe(`p/${name}.md`);
});
