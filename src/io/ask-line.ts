import { createInterface } from "node:readline";
import { EXIT } from "../errors.ts";

/** Asks on stderr, and resolves to the line that is typed, or to null at its end (ctrl-d). */
export function askLine(process: NodeJS.Process, question: string): Promise<string | null> {
  const { stdin, stderr } = process;
  const lines = createInterface({ input: stdin, output: stderr });
  return new Promise((resolve) => {
    let answer: string | null = null;
    lines.on("SIGINT", () => {
      lines.close();
      stderr.write("\n");
      process.exit(EXIT.interrupted);
    });
    lines.on("close", () => {
      stdin.pause();
      resolve(answer);
    });
    lines.question(question, (line) => {
      answer = line;
      lines.close();
    });
  });
}
