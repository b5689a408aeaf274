import { expect, test } from "vitest";
import { didYouMean, nearestNames, slipsOf } from "../src/text/nearest.ts";

const TOPICS = ["agents", "gpus", "models", "open-models"];

test.each([
  ["gpu", ["gpus"]],
  ["AGENT", ["agents"]],
  ["modles", ["models"]],
  ["weather", []],
])("the names nearest to %s are %j", (typed, expected) => {
  expect(nearestNames(TOPICS, typed)).toEqual(expected);
});

test("at most three names are offered, the nearest first", () => {
  const names = ["aaaa-bb", "aaaa-bbb", "aaaa-b", "aaaa", "aaaa-bbbb"];
  expect(nearestNames(names, "aaaa-bbb")).toEqual(["aaaa-bbb", "aaaa-bb", "aaaa-bbbb"]);
});

test.each([
  ["titel", []],
  ["titles", ["title"]],
  ["podcsat", []],
  ["podcst", ["podcast"]],
  ["odcast", []],
])("%s is a slip of %j", (typed, expected) => {
  expect(slipsOf(["title", "podcast"], typed)).toEqual(expected);
});

test("a hint offers names, and there is none without names", () => {
  expect(didYouMean(["a", "b"])).toBe("did you mean a or b?");
  expect(didYouMean([])).toBeNull();
});
