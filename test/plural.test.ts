import { expect, test } from "vitest";
import { singular } from "../src/text/plural.ts";

test.each([
  ["models", "model"],
  ["policies", "policy"],
  ["databases", "database"],
  ["indices", "index"],
  ["children", "child"],
  ["gpus", "gpu"],
  ["apis", "api"],
])("%s is the plural of %s", (plural, expected) => {
  expect(singular(plural)).toBe(expected);
});

test.each(["gps", "us", "status", "virus", "analysis", "news", "series", "business", "gpu"])(
  "%s is no plural",
  (word) => {
    expect(singular(word)).toBe(word);
  },
);
