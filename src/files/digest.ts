import { createHash } from "node:crypto";

/** A text's SHA-256 hash as 64 hexadecimal digits. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
