import { visible } from "../../text/clean.ts";
import type { ImportPlan } from "../../import/plan.ts";
import type { Io } from "../../io/io.ts";

/** Prints imported files on stdout. */
interface Printer {
  print(file: string, plan: ImportPlan): Promise<void>;
  end(): Promise<void>;
}

/** The path of each file that was written. */
export function pathPrinter({ out }: Io): Printer {
  let failure: unknown = null;
  return {
    async print(file, { kind }) {
      if (kind === "unchanged" || failure !== null) return;
      // After a closed pipe the other files are still written.
      await out.write(`${visible(file)}\n`).catch((error: unknown) => {
        failure = error;
      });
    },
    async end() {
      if (failure !== null) throw failure;
    },
  };
}

/** The files themselves; before each of several, a comment with its path. */
export function filePrinter({ out }: Io): Printer {
  let first: { file: string; text: string } | null = null;
  let several = false;
  const titled = (file: string, text: string) => `<!-- ${visible(file)} -->\n${text}`;
  return {
    async print(file, { text }) {
      if (several) return out.write(`\n${titled(file, text)}`);
      if (first === null) {
        first = { file, text };
        return;
      }
      several = true;
      await out.write(`${titled(first.file, first.text)}\n${titled(file, text)}`);
    },
    async end() {
      if (first !== null && !several) await out.write(first.text);
    },
  };
}
