/** Runs an action while ctrl-c belongs to another program, such as a pager or an editor. */
export async function leavingCtrlC<T>(
  process: NodeJS.Process,
  action: () => Promise<T>,
): Promise<T> {
  const ignore = () => {};
  process.on("SIGINT", ignore);
  try {
    return await action();
  } finally {
    process.off("SIGINT", ignore);
  }
}
