import { normalize } from "node:path/posix";
import { isNixExpression } from "../nix/value.ts";
import { carriedTextProblem } from "./carried-text.ts";
import { credentialNameProblem } from "./credential-name.ts";
import { pciPathProblem, usbPathProblem } from "./device-path.ts";
import { interfaceNameProblem, qemuIdProblem } from "./interface-name.ts";
import { macAddressProblem } from "./mac-address.ts";
import { type PlacedProblem, type Problem, quoted } from "./problem.ts";
import { shareTagProblem } from "./share-tag.ts";
import { vsockCidProblem } from "./vsock-cid.ts";

type Values = Readonly<Record<string, unknown>>;

/** Where a value stands: the element or group that it is of, and the VM's hypervisor. */
interface Context {
  readonly element: Values;
  readonly hypervisor: string;
}

type Check<Value> = (value: Value, context: Context) => Problem | undefined;

const isOnHost = ({ element }: Context) => ["tap", "macvtap"].includes(String(element.type));

/** What a string of an option must be, beyond its type. */
const texts: Readonly<Record<string, readonly Check<string>[]>> = {
  "interfaces.*.mac": [macAddressProblem],
  "interfaces.*.bridge": [interfaceNameProblem],
  "interfaces.*.macvtap.link": [interfaceNameProblem],
  "interfaces.*.id": [
    (id, context) => (isOnHost(context) || id.length > 15 ? interfaceNameProblem(id) : undefined),
    (id, { hypervisor }) => (hypervisor === "qemu" ? qemuIdProblem(id) : undefined),
  ],
  "devices.*.path": [
    (path, { element, hypervisor }) =>
      element.bus === "pci"
        ? pciPathProblem(path, hypervisor)
        : element.bus === "usb"
          ? usbPathProblem(path)
          : undefined,
  ],
  "volumes.*.image": [notEmpty],
  "shares.*.source": [notEmpty],
  "shares.*.tag": [(tag, { element }) => shareTagProblem(tag, protoOf(element))],
};

/** What a number of an option must be, beyond its type. */
const numbers: Readonly<Record<string, Check<number>>> = {
  "vsock.cid": vsockCidProblem,
  // nothing reads it if the image exists
  "volumes.*.size": (size, { element }) =>
    size > 0 || element.autoCreate === false
      ? undefined
      : {
          message: `must be 1 or more (MiB), but is ${size}`,
          fix: "write the image's size in MiB, for example 1024",
        },
};

/** What must differ between the elements of a list; the module system or the guest refuses two. */
const unique: readonly { readonly list: string; readonly key: string; readonly why: string }[] = [
  { list: "interfaces", key: "id", why: "each interface needs an id of its own" },
  { list: "interfaces", key: "mac", why: "each interface needs an address of its own" },
  { list: "devices", key: "path", why: "a device can be passed through once" },
  { list: "shares", key: "tag", why: "the guest finds a share by its tag" },
  { list: "shares", key: "socket", why: "each share has a virtiofsd of its own" },
  { list: "volumes", key: "image", why: "two drives of one image damage it" },
];

/**
 * What is wrong with the values of one VM, whatever is installed: facts of the kernel, of the hypervisors and of what
 * microvm.nix makes of the value. Nix expressions pass: their value is not known here.
 *
 * @param vm The definition's options, below `microvm`; their types have been checked.
 */
export function* valueProblems(vm: Values, hypervisor: string): Generator<PlacedProblem> {
  for (const [name, value] of Object.entries(vm)) yield* problemsAt([name], value, vm, hypervisor);
  yield* credentialProblems(vm, hypervisor);
  for (const { list, key, why } of unique) yield* repeated(vm, list, key, why);
  yield* mountedOver(vm);
}

function* problemsAt(
  path: readonly string[],
  value: unknown,
  element: Values,
  hypervisor: string,
): Generator<PlacedProblem> {
  if (isNixExpression(value) || value === null || value === undefined) return;
  const option = path.map((name) => (/^\d+$/.test(name) ? "*" : name)).join(".");
  const context = { element, hypervisor };
  if (typeof value === "object")
    for (const [key, inner] of Object.entries(value))
      yield* problemsAt(
        [...path, key],
        inner,
        Array.isArray(value) || isGroup(path) ? element : (value as Values),
        hypervisor,
      );
  const problem =
    typeof value === "string"
      ? textProblem(value, option, context)
      : typeof value === "number"
        ? own(numbers, option)?.(value, context)
        : undefined;
  if (problem !== undefined) yield { path, ...problem };
}

/** A group inside an element, such as `macvtap`, belongs to the element. */
const isGroup = (path: readonly string[]) => path.length > 2;

function textProblem(text: string, option: string, context: Context): Problem | undefined {
  for (const check of own(texts, option) ?? []) {
    const problem = check(text, context);
    if (problem !== undefined) return problem;
  }
  const { element, hypervisor } = context;
  const pattern = option.startsWith("credentialFiles.") ? "credentialFiles.*" : option;
  const proto = option.startsWith("shares.") ? protoOf(element) : undefined;
  return carriedTextProblem(text, pattern, hypervisor, proto);
}

/** microvm.nix's default is 9p. */
const protoOf = (share: Values) => (share.proto === undefined ? "9p" : String(share.proto));

function* credentialProblems(vm: Values, hypervisor: string): Generator<PlacedProblem> {
  const { credentialFiles } = vm;
  if (hypervisor !== "qemu" || typeof credentialFiles !== "object") return;
  if (credentialFiles === null || isNixExpression(credentialFiles)) return;
  for (const name of Object.keys(credentialFiles)) {
    const problem = credentialNameProblem(name);
    if (problem !== undefined) yield { path: ["credentialFiles", name], ...problem };
  }
}

function* repeated(vm: Values, list: string, key: string, why: string): Generator<PlacedProblem> {
  const elements = vm[list];
  if (!Array.isArray(elements)) return;
  const first = new Map<string, number>();
  for (const [index, element] of elements.entries()) {
    const value = (element as Values)[key];
    if (typeof value !== "string") continue;
    const same = key === "mac" ? value.toLowerCase() : key === "image" ? normalize(value) : value;
    const before = first.get(same);
    if (before === undefined) first.set(same, index);
    else
      yield {
        path: [list, String(index), key],
        message: `is ${quoted(value)}, which microvm.${list}[${before}] has too: ${why}`,
        fix: "give it another value",
      };
  }
}

/** Volumes and shares at one place of the guest: the later hides the other. */
function* mountedOver(vm: Values): Generator<PlacedProblem> {
  const first = new Map<string, string>();
  for (const list of ["volumes", "shares"]) {
    const elements: unknown[] = Array.isArray(vm[list]) ? vm[list] : [];
    for (const [index, element] of elements.entries()) {
      const { mountPoint } = element as Values;
      if (typeof mountPoint !== "string") continue;
      const place = normalize(`${mountPoint}/`);
      const before = first.get(place);
      if (before === undefined) first.set(place, `microvm.${list}[${index}]`);
      else
        yield {
          path: [list, String(index), "mountPoint"],
          message: `is ${quoted(mountPoint)}, which ${before} has too: a guest mounts one of them there`,
          fix: "give it another mount point",
        };
    }
  }
}

function notEmpty(text: string): Problem | undefined {
  return text === ""
    ? { message: "must name a file or folder, but is empty", fix: "write its path" }
    : undefined;
}

function own<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
