import { Argument, type Command } from "commander";
import { addExamples } from "./help.ts";
import type { Run } from "./session.ts";

/** The shells there is a script for; a new one is a file in shells/ and a line here. */
const SHELLS = {
  bash: async () => (await import("./completion/bash.ts")).bashScript,
  zsh: async () => (await import("./completion/zsh.ts")).zshScript,
  fish: async () => (await import("./completion/fish.ts")).fishScript,
};

/** Declares `completion`. */
export function addCompletion(program: Command, run: Run): void {
  const names = Object.keys(SHELLS);
  const command = program
    .command("completion")
    .addArgument(new Argument("<shell>", names.join(", ")).choices(names))
    .summary("a script that completes commands, refs and topics");
  addExamples(command, [
    ['eval "$(episode completion bash)"', "in ~/.bashrc; for zsh the same in ~/.zshrc"],
    ["episode completion fish | source", "in config.fish"],
  ]);
  run(command, async ([shell], _flags, session) => {
    const { outline } = await import("./completion/outline-of.ts");
    const script = await SHELLS[shell as keyof typeof SHELLS]();
    await session.io.out.write(script(outline(program)));
  });
}
