/** `["qemu"]` → `QemuOptions`, `["interfaces", "*", "macvtap"]` → `InterfaceMacvtapOptions`. */
export function groupTypeName(path: readonly string[]): string {
  return `${pascal(singularParts(path))}Options`;
}

/** The name of one element of the option: `["qemu", "pcieRootPorts"]` → `QemuPcieRootPort`. */
export function elementTypeName(path: readonly string[]): string {
  return pascal(singularParts([...path, "*"]));
}

/** Without the stars; what comes before one is an element, so its name is in the singular. */
function singularParts(path: readonly string[]): string[] {
  return path.flatMap((part, index) =>
    part === "*" ? [] : path[index + 1] === "*" ? [singular(part)] : [part],
  );
}

function singular(word: string): string {
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (word.endsWith("s") && !word.endsWith("ss")) return word.slice(0, -1);
  return `${word}Item`;
}

/** `["cloud-hypervisor"]` → `CloudHypervisor`. */
export function pascal(parts: readonly string[]): string {
  return parts
    .flatMap((part) => part.split(/[^A-Za-z0-9]+/))
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("");
}
