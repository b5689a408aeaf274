import { Argument, type Command } from "commander";
import { FIELDS, type Kind } from "../rows/fields.ts";
import { addExamples } from "./help.ts";
import type { Run } from "./session.ts";

/** Declares `schema`. */
export function addSchema(program: Command, run: Run): void {
  const kinds = Object.keys(FIELDS);
  const command = program
    .command("schema")
    .addArgument(new Argument("[name]", kinds.join(", ")).choices(kinds))
    .summary("the JSON Schema of an output");
  addExamples(command, [
    ["episode schema takeaway", "what --json gives"],
    ["episode schema", "the names there are"],
  ]);
  run(command, async ([name], _flags, session) => {
    const text = name === undefined ? kinds.join("\n") : await schemaText(name as Kind);
    await session.io.out.write(`${text}\n`);
  });
}

async function schemaText(kind: Kind): Promise<string> {
  const { schemaOf } = await import("../rows/schema.ts");
  return JSON.stringify(schemaOf(kind), null, 2);
}
