import { count } from "../../text/count.ts";

/** How many files are named; the others are only counted. */
const MAX_NAMED = 10;

/** Reports the files of a folder that are skipped. */
interface SkippedFiles {
  /** The reason is a few words, such as `empty`. */
  add(file: string, reason: string): Promise<void>;
  end(): Promise<void>;
}

/** A report printed by `note`: the first files as they come, the counts at the end. */
export function skippedFiles(note: (text: string) => Promise<void>): SkippedFiles {
  const reasons = new Map<string, number>();
  let all = 0;
  return {
    async add(file, reason) {
      all++;
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      if (all <= MAX_NAMED) await note(`${file}: skipped, ${reason}`);
    },
    async end() {
      if (all === 0) return;
      const counts = [...reasons].map(([reason, n]) =>
        reasons.size === 1 ? reason : `${n} ${reason}`,
      );
      if (all > MAX_NAMED) await note(`and ${all - MAX_NAMED} more`);
      await note(`${count(all, "file")} skipped, ${counts.join(", ")}`);
    },
  };
}
