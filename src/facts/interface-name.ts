import { bytesOf, type Problem, quoted } from "./problem.ts";

/** IFNAMSIZ is 16, the last byte of which ends the name (include/uapi/linux/if.h). */
const longest = 15;

/** A name that Linux lets a network interface have (net/core/dev.c, dev_valid_name). */
export function interfaceNameProblem(name: string): Problem | undefined {
  const length = bytesOf(name);
  if (length === 0 || length > longest)
    return {
      message: `must be 1 to ${longest} bytes long, as the kernel's interface names are, but ${quoted(name)} has ${length}`,
      fix: length > longest ? `shorten it, for example to ${quoted(shortened(name))}` : undefined,
    };
  if (name === "." || name === ".." || /[/:\s]/.test(name))
    return {
      message: `must be a valid name of a network interface, without spaces, slashes and colons, but is ${quoted(name)}`,
    };
  if (name.includes("%"))
    return {
      message: `must not contain %, which the kernel replaces by a number: ${quoted(name)}`,
    };
  return undefined;
}

/** The id of a network backend, which QEMU wants to begin with a letter (util/id.c, id_wellformed). */
export function qemuIdProblem(id: string): Problem | undefined {
  if (/^[A-Za-z][A-Za-z0-9._-]*$/.test(id)) return undefined;
  return {
    message: `must begin with a letter and consist of letters, digits, "-", "." and "_", as QEMU requires of ids, but is ${quoted(id)}`,
  };
}

const shortened = (name: string) => name.replaceAll(/[^\x21-\x7e]/g, "").slice(0, longest);
