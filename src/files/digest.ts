import { createHash } from "node:crypto";

/** What stands for a text: the same 64 hexadecimal digits for the same text alone. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
