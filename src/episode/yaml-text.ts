import { dump, type DumpOptions } from "js-yaml";

/** What JSON leaves as it is and YAML does not take, or may not. */
const UNSAFE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/**
 * A map of one key as YAML. The library tests texts with patterns that run out of stack somewhere
 * above a million characters; a value with such a text is written as JSON, which is YAML too.
 */
export function entryText(key: string, value: unknown, options: DumpOptions): string {
  try {
    return dump({ [key]: value }, options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return `${JSON.stringify(key)}: ${json(value)}\n`;
  }
}

function json(value: unknown): string {
  return JSON.stringify(value).replace(UNSAFE, (unsafe) => {
    return `\\u${unsafe.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
