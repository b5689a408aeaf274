import { count } from "../../text/count.ts";

/** Files that are named; of the others there is a count. */
const MAX_NAMED = 10;

/** Reports the files of a folder that are left out. */
interface PassedOver {
  /** `why` is a few words, such as `empty`. */
  add(file: string, why: string): Promise<void>;
  end(): Promise<void>;
}

/** Starts a report that is printed by `note`: the first files as they come, the counts at the end. */
export function passedOver(note: (text: string) => Promise<void>): PassedOver {
  const reasons = new Map<string, number>();
  let all = 0;
  return {
    async add(file, why) {
      all++;
      reasons.set(why, (reasons.get(why) ?? 0) + 1);
      if (all <= MAX_NAMED) await note(`${file}: passed over, ${why}`);
    },
    async end() {
      if (all === 0) return;
      const counts = [...reasons].map(([why, n]) => (reasons.size === 1 ? why : `${n} ${why}`));
      if (all > MAX_NAMED) await note(`and ${all - MAX_NAMED} more`);
      await note(`${count(all, "file")} passed over, ${counts.join(", ")}`);
    },
  };
}
