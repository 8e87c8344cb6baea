/** Flags that the runner takes out of `extraArgs`, to put their values among its own: lib/runners/cloud-hypervisor.nix. */
const merged: Readonly<Record<string, readonly string[]>> = {
  "cloud-hypervisor": ["--vsock", "--platform", "--cpus"],
};

/** Which of the arguments of `extraArgs` the runner passes on as they stand, by their index. */
export function passedOn(hypervisor: string, extraArgs: readonly unknown[]): number[] {
  const flags: readonly unknown[] = merged[hypervisor] ?? [];
  const indices: number[] = [];
  for (let index = 0; index < extraArgs.length; index++)
    // a flag at the end has no value to take
    if (flags.includes(extraArgs[index]) && index + 1 < extraArgs.length) index++;
    else indices.push(index);
  return indices;
}

/** The values that the runner takes out of `extraArgs` for a flag. */
export function mergedValues(extraArgs: readonly unknown[], flag: string): unknown[] {
  return extraArgs.flatMap((arg, index) => (extraArgs[index - 1] === flag ? [arg] : []));
}

/** Where `extraArgs` has a flag that the runner takes out of it; undefined for another one. */
export function mergedPlace(
  hypervisor: string,
  extraArgs: readonly unknown[],
  flag: string,
): number | undefined {
  const at = merged[hypervisor]?.includes(flag) ? extraArgs.indexOf(flag) : -1;
  return at < 0 || at + 1 >= extraArgs.length ? undefined : at;
}
