import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, onTestFinished } from "vitest";

/** An empty folder, gone when all tests are over. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "episode-test-"));
}
const remove = (folder: string) => rmSync(folder, { recursive: true, force: true });

/** An empty folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = newFolder();
  onTestFinished(() => remove(folder));
  return folder;
}

/** An empty folder for all tests of a file, gone when they are over. */
export function sharedFolder(): string {
  const folder = newFolder();
  // Thousands of files take their time to go.
  afterAll(() => remove(folder), 60_000);
  return folder;
}
