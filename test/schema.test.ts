import { expect, test } from "vitest";
import { episode } from "./world.ts";

interface Schema {
  type: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
}

/** Where a value and a schema differ, as far as the program's schemas go. */
function faults(value: unknown, schema: Schema, at = "$"): string[] {
  const types = [schema.type].flat();
  const type = Array.isArray(value) ? "array" : value === null ? "null" : typeof value;
  const fits = types.includes(type) || (type === "number" && types.includes("integer"));
  if (!fits) return [`${at} is ${type}, not ${types.join(" or ")}`];
  if (Array.isArray(value))
    return value.flatMap((item, i) => faults(item, schema.items!, `${at}[${i}]`));
  if (type !== "object" || !schema.properties) return [];
  const { properties } = schema;
  return Object.entries(value as object).flatMap(([key, own]) =>
    properties[key] ? faults(own, properties[key], `${at}.${key}`) : [`${at}.${key} is not there`],
  );
}

test.each([
  ["episode", ["show", "--json"]],
  ["episode", ["list", "--json"]],
  ["takeaway", ["takeaways", "--json"]],
  ["topic", ["topics", "--json"]],
  ["topic", ["topics", "gpus", "--json"]],
])("the schema of %s holds what %s gives", async (kind, argv) => {
  const schema: Schema = JSON.parse((await episode(["schema", kind])).stdout);
  const answer: unknown = JSON.parse((await episode(argv)).stdout);
  expect([answer].flat().flatMap((row) => faults(row, schema))).toEqual([]);
});

test("schema without a name lists the names", async () => {
  const { stdout, code } = await episode(["schema"]);
  expect({ stdout, code }).toEqual({
    stdout: "episode\ntakeaway\ntopic\nmatch\nproblem\n",
    code: 0,
  });
});
