/** The first word of each line of a help text, sorted, without headings. */
export function words(help: string): string[] {
  return help
    .split("\n")
    .filter((line) => !line.trim().endsWith(":"))
    .map((line) => line.trim().split(/\s/)[0] ?? "")
    .filter((word) => word !== "")
    .sort();
}

/** `x86 Haswell-noTSX  (alias of ...)`: the models, without the flags that are listed below them. */
export function cpuModels(help: string): string[] {
  const [models = ""] = help.split(/^Recognized/m);
  return [...models.matchAll(/^ *(?:x86 )?([\w.+-]+)(?: {2,}.*)?$/gm)]
    .map(([, name = ""]) => name)
    .filter((name) => !/^Available/.test(name))
    .sort();
}

/** A device as `-device help` lists it. */
export interface ListedDevice {
  readonly name: string;
  readonly bus: string | undefined;
  readonly alias: string | undefined;
}

/** `name "x", bus PCI, alias "y", desc "..."`: the devices that a user can create, except CPUs. */
export function parseDeviceHelp(help: string): ListedDevice[] {
  return help.split("\n").flatMap((line) => {
    const name = /^name "([^"]+)"/.exec(line)?.[1];
    if (name === undefined || name.endsWith("-cpu") || /no-user/.test(line)) return [];
    return [
      { name, bus: /, bus ([^\s,]+)/.exec(line)?.[1], alias: /, alias "([^"]+)"/.exec(line)?.[1] },
    ];
  });
}
