/** In the name of everything temporary: whose it is, so that the next run removes what a killed one left behind. */
const mark = (pid: number | string) => `ghaf-microvm-${pid}`;

/** The name of a temporary file beside `name`, of this process or another. */
export function temporaryName(name: string, pid: number | string = process.pid): string {
  return `${name}.${mark(pid)}.tmp`;
}

/** The beginning of the name of a temporary folder. */
export const folderPrefix = `${mark(process.pid)}-`;

/** The process that a temporary file is of, and the name that it is to have. Undefined for any other name. */
export function ownerOfFile(
  name: string,
): { readonly pid: number; readonly of: string } | undefined {
  const [, of, pid] = /^(.+)\.ghaf-microvm-(\d+)\.tmp$/s.exec(name) ?? [];
  return of === undefined ? undefined : { of, pid: Number(pid) };
}

/** The process that a temporary folder is of. Undefined for any other name. */
export function ownerOfFolder(name: string): number | undefined {
  const [, pid] = /^ghaf-microvm-(\d+)-[A-Za-z0-9]{6}$/.exec(name) ?? [];
  return pid === undefined ? undefined : Number(pid);
}

/** Whether the process is gone, so that nothing of it is in use. */
export function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}
