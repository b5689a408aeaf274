import { EXIT } from "../errors.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Runs an action while ctrl-c belongs to another program, such as a pager or an editor. */
export async function leavingCtrlC<T>(
  process: NodeJS.Process,
  action: (pressed: () => boolean) => Promise<T>,
): Promise<T> {
  let pressed = false;
  const note = () => {
    pressed = true;
  };
  process.on("SIGINT", note);
  try {
    return await action(() => pressed);
  } finally {
    process.off("SIGINT", note);
  }
}

/** A terminal mode other than the shell's. */
export interface Mode {
  enter(): void;
  leave(): void;
}

/** What the terminal does at a key in its normal mode. */
export interface Controls {
  interrupt(): void;
  /** Stops the program until the shell continues it. */
  suspend(): void;
}

/** Runs an action in a mode that is left when it ends, be it by a signal or an exit. */
export async function inMode<T>(
  process: NodeJS.Process,
  { enter, leave }: Mode,
  action: (controls: Controls) => Promise<T>,
): Promise<T> {
  const interrupt = () => process.exit(EXIT.interrupted);
  const suspend = () => {
    if (process.platform === "win32") return;
    leave();
    process.kill(0, "SIGTSTP");
    // The system does not stop a process group that no shell could continue.
    setImmediate(enter);
  };
  for (const signal of SIGNALS) process.once(signal, interrupt);
  process.once("exit", leave);
  process.on("SIGCONT", enter);
  enter();
  try {
    return await action({ interrupt, suspend });
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupt);
    process.off("exit", leave);
    process.off("SIGCONT", enter);
    leave();
  }
}
