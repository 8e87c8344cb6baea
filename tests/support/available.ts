import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hasSite } from "./site.ts";

/** The repository's root. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

const nixTrouble = once("NIX_TROUBLE", () => (isOnPath("nix") ? nixFails() : "not on the PATH"));
/** Whether there is a Nix that works: a user may have one without a store to write to. */
export const hasNix = nixTrouble === undefined;
export const hasNixfmt = isOnPath("nixfmt");
export const hasQemu = isOnPath("qemu-system-x86_64");
export const hasSocat = isOnPath("socat");

/** The tree of the pinned microvm.nix: from the Nix store, or the folder in MICROVM_SOURCE. */
export const microvmSource = process.env.MICROVM_SOURCE ?? pinnedFromStore("microvm");

/** A checkout of flake-parts: FLAKE_PARTS_SOURCE. */
export const flakePartsSource = process.env.FLAKE_PARTS_SOURCE;

/** A git repository of microvm.nix with its history: MICROVM_GIT. */
export const microvmGit = process.env.MICROVM_GIT;

/** A git repository of Ghaf with its history: GHAF_GIT. */
export const ghafGit = process.env.GHAF_GIT;

/** A git repository of jkuro-tii's fork of Ghaf with its history: JKURO_GHAF_GIT. */
export const jkuroGhafGit = process.env.JKURO_GHAF_GIT;

/** A checkout of crosvm's source: CROSVM_SOURCE. */
export const crosvmSource = process.env.CROSVM_SOURCE;

/** A checkout of cloud-hypervisor's source: CLOUD_HYPERVISOR_SOURCE. */
export const cloudHypervisorSource = process.env.CLOUD_HYPERVISOR_SOURCE;

/** A checkout of Firecracker's source: FIRECRACKER_SOURCE. */
export const firecrackerSource = process.env.FIRECRACKER_SOURCE;

/** A folder of command lines that other projects start QEMU with, as libvirt's tests have them: QEMU_LINES. */
export const linesFolder = process.env.QEMU_LINES;

/** nixpkgs' folder `lib`: below NIXPKGS_LIB, or in the pinned nixpkgs if that is in the Nix store. */
export const nixpkgsLib = withLib(process.env.NIXPKGS_LIB) ?? withLib(pinnedFromStore("nixpkgs"));

/** A folder that Nix takes for nixpkgs, to evaluate whole NixOS systems: NIXPKGS_STANDIN. */
export const nixpkgsStandin = process.env.NIXPKGS_STANDIN;

/**
 * A folder with `boot/vmlinuz-*` and `lib/modules` of a Linux that guests can boot: GUEST_LINUX (an unpacked
 * linux-image package), or this machine. Undefined without busybox and cpio, which an initramfs is made with.
 */
export const guestLinux =
  isOnPath("busybox") && isOnPath("cpio")
    ? [process.env.GUEST_LINUX, "/"].find((folder) => folder !== undefined && hasKernel(folder))
    : undefined;

function hasKernel(folder: string): boolean {
  const boot = join(folder, "boot");
  return existsSync(boot) && readdirSync(boot).some((name) => name.startsWith("vmlinuz-"));
}

/** Programs that run TypeScript from source, Node 22.18 and later: this one if it is, and those in NODES, split by ":". */
export const newNodes: readonly string[] = [
  ...((process.features as { typescript?: unknown }).typescript ? [process.execPath] : []),
  ...(process.env.NODES ?? "").split(":").filter((program) => program !== ""),
];

/** What a test run leaves out on this machine, a line each. */
export function leftOut(): string[] {
  return [
    hasNix ? undefined : `what needs nix (${nixTrouble})`,
    hasNixfmt ? undefined : "the comparison with nixfmt (not on the PATH)",
    hasQemu ? undefined : "what needs qemu-system-x86_64 (not on the PATH)",
    guestLinux
      ? undefined
      : "what boots guests (needs busybox, cpio, and a kernel in /boot or below GUEST_LINUX)",
    hasSocat ? undefined : "what talks to a guest's console (socat is not on the PATH)",
    microvmSource
      ? undefined
      : "what needs the pinned microvm.nix (not in the Nix store; MICROVM_SOURCE names a folder)",
    flakePartsSource
      ? undefined
      : "what evaluates with flake-parts (FLAKE_PARTS_SOURCE names a checkout)",
    microvmGit
      ? undefined
      : "what needs microvm.nix's history (MICROVM_GIT names a git repository)",
    ghafGit ? undefined : "what needs Ghaf's history (GHAF_GIT names a git repository)",
    crosvmSource
      ? undefined
      : "what needs crosvm's source and its tests (CROSVM_SOURCE names a checkout)",
    cloudHypervisorSource
      ? undefined
      : "what needs cloud-hypervisor's source and its tests (CLOUD_HYPERVISOR_SOURCE names a checkout)",
    firecrackerSource
      ? undefined
      : "what needs Firecracker's source (FIRECRACKER_SOURCE names a checkout)",
    jkuroGhafGit
      ? undefined
      : "what needs the history of jkuro-tii's Ghaf (JKURO_GHAF_GIT names a git repository)",
    nixpkgsLib
      ? undefined
      : "what needs nixpkgs' lib (not in the Nix store; NIXPKGS_LIB names a folder)",
    newNodes.length > 0
      ? undefined
      : "what runs the rules from source (needs Node 22.18, which NODES can name)",
    hasSite
      ? undefined
      : "the site in a browser (needs `npm run docs:build`, and chromium, which CHROMIUM can name)",
    nixpkgsStandin
      ? undefined
      : "what evaluates whole NixOS systems (NIXPKGS_STANDIN names a nixpkgs)",
  ].filter((line) => line !== undefined);
}

function isOnPath(program: string): boolean {
  return (process.env.PATH ?? "").split(":").some((folder) => existsSync(join(folder, program)));
}

/** Only a folder that contains `lib/default.nix` is one. */
function withLib(folder: string | undefined): string | undefined {
  if (folder === undefined) return undefined;
  return [folder, join(folder, "lib")].find((path) => existsSync(join(path, "trivial.nix")));
}

/** What it takes a program to find out: the first process of a test run does, and the others have it from there. */
function once(name: string, find: () => string | undefined): string | undefined {
  const key = `GHAF_MICROVM_TESTS_${name}`;
  process.env[key] ??= JSON.stringify(find() ?? null);
  return JSON.parse(process.env[key]) ?? undefined;
}

/** Why Nix does not work here, in its own words. */
function nixFails(): string | undefined {
  const { status, stderr } = nix("eval", "--offline", "--expr", "1");
  return status === 0 ? undefined : stderr.trim().split("\n").at(-1);
}

/** The store path of a locked input, when its tree already exists. */
function pinnedFromStore(input: string): string | undefined {
  return once(`STORE_PATH_${input}`, () => {
    if (!hasNix) return undefined;
    const { nodes } = JSON.parse(readFileSync(join(root, "flake.lock"), "utf8"));
    const tree = `builtins.fetchTree (builtins.fromJSON ''${JSON.stringify(nodes[input].locked)}'')`;
    const { status, stdout } = nix(
      ...["eval", "--offline", "--impure", "--raw", "--expr", `(${tree}).outPath`],
    );
    return status === 0 ? stdout : undefined;
  });
}

function nix(...args: readonly string[]) {
  const features = ["--extra-experimental-features", "nix-command flakes"];
  return spawnSync("nix", [...features, ...args], { encoding: "utf8" });
}
