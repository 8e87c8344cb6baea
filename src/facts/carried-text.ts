import type { Problem } from "./problem.ts";

/** Why a text cannot be used in a hypervisor's syntax. */
interface Syntax {
  readonly characters: RegExp;
  readonly names: string;
}

const comma: Syntax = { characters: /,/, names: "a comma" };

/**
 * What the runners of microvm.nix put into `key=value,...` without escaping it, by hypervisor and option, and the
 * characters that end the value there; read from lib/runners of the pinned revision.
 */
const syntaxes: Readonly<Record<string, Readonly<Record<string, Syntax>>>> = {
  qemu: {
    socket: comma,
    "credentialFiles.*": comma,
    "shares.*.socket": comma,
    "shares.*.tag": comma,
    "volumes.*.image": comma,
    "volumes.*.serial": comma,
  },
  crosvm: {
    "shares.*.socket": comma,
    "volumes.*.image": { characters: /[,=]/, names: "a comma or an equals sign" },
    "volumes.*.serial": comma,
  },
  "cloud-hypervisor": {
    "shares.*.socket": comma,
    "shares.*.tag": comma,
    "volumes.*.image": comma,
    "volumes.*.serial": comma,
  },
  kvmtool: { "volumes.*.image": comma },
  stratovirt: {
    socket: comma,
    "shares.*.socket": comma,
    "shares.*.tag": comma,
    "volumes.*.image": comma,
    "volumes.*.serial": comma,
  },
  alioth: { "shares.*.socket": comma, "shares.*.tag": comma, "volumes.*.image": comma },
  // its virtiofs is in the hypervisor itself, which reads the source
  vfkit: { "shares.*.source": comma, "shares.*.tag": comma, "volumes.*.image": comma },
};

/** The same of 9p shares alone: a virtiofs share's source never reaches the hypervisor. */
const ofPlan9: typeof syntaxes = {
  qemu: { "shares.*.source": comma },
  crosvm: {
    "shares.*.source": { characters: /:/, names: "a colon" },
    "shares.*.tag": { characters: /:/, names: "a colon" },
  },
  kvmtool: { "shares.*.source": comma, "shares.*.tag": comma },
};

/** A text that the hypervisor's own syntax carries unchanged. */
export function carriedTextProblem(
  text: string,
  option: string,
  hypervisor: string,
  proto: string | undefined,
): Problem | undefined {
  const syntax =
    syntaxes[hypervisor]?.[option] ?? (proto === "9p" ? ofPlan9[hypervisor]?.[option] : undefined);
  if (syntax === undefined || !syntax.characters.test(text)) return undefined;
  return {
    message: `must not contain ${syntax.names}, but is ${JSON.stringify(text)}: microvm.nix passes it to ${hypervisor} unescaped, where it ends the value`,
    fix: "rename the file or folder",
  };
}
