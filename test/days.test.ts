import { expect, test } from "vitest";
import { boundary } from "../src/query/days.ts";

test.each([
  ["2026-02-01", "2026-02-01", "2026-02-01"],
  ["2026-02", "2026-02-01", "2026-02-28"],
  ["2024-02", "2024-02-01", "2024-02-29"],
  ["2026", "2026-01-01", "2026-12-31"],
  ["30d", "2026-03-01", "2026-03-01"],
  ["1m", "2026-02-28", "2026-02-28"],
  ["1y", "2025-03-31", "2025-03-31"],
  ["2026-13", null, null],
  ["2026-02-30", null, null],
  ["yesterday", null, null],
])("%s is from %s until %s", (text, since, until) => {
  expect(boundary(text, "since", "2026-03-31")).toBe(since);
  expect(boundary(text, "until", "2026-03-31")).toBe(until);
});
