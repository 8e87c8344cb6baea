/** A command as a user types it, without the program's name, and why one would. */
export type Example = readonly [args: string, why: string];

const ofSource = (hypervisor: string): readonly Example[] => [
  [
    `pack ${hypervisor} ../${hypervisor} --output ${hypervisor}.json`,
    "in a definition: pack: the file's path",
  ],
];

/** What the help of each command ends with, by the command's names; "" is the program itself. */
export const examples: Readonly<Record<string, readonly Example[]>> = {
  "": [
    ["init", "start in an empty folder, or in your repository"],
    ["options share memory", "find the option for a purpose"],
    ["lint result/bin/microvm-run", "check the command line that a runner starts"],
  ],
  codegen: [
    ["codegen", "after each change of a definition"],
    ["codegen --check --strict", "in CI"],
    ["codegen --refresh", "after nix flake update microvm"],
  ],
  completion: [["completion bash", "in ~/.bashrc: source <(ghaf-microvm completion bash)"]],
  command: [
    ["command memshare --explain", "which option makes which argument"],
    ["command memshare --hypervisor crosvm", "what carries over to crosvm"],
    ["command memshare --format svg", "draw the options and the arguments that they make"],
  ],
  import: [
    ["import guest.nix --name chatvm", "write a VM definition"],
    ["import guest.nix --module", "write a module that several VMs share; needs no Nix"],
  ],
  init: [["init", "then follow the steps that it prints"]],
  lint: [
    ["lint", "check all VM definitions"],
    ["lint memshare --hypervisor crosvm", "what crosvm would refuse or ignore of a VM"],
    ["lint result/bin/microvm-run", "check the arguments in a script"],
    ["lint --flake .", "check VMs that are written in Nix"],
    ["lint --explain not-shared", "what a rule reports, with evidence and examples"],
  ],
  lock: [["lock check", "whether flake.lock pins what the VMs need"]],
  "lock check": [
    ["lock check", "./flake.lock, for the options that the VMs here use"],
    ["lock check ../ghaf --only microvm.crosvm.extraArgs", "another repository, for one option"],
  ],
  "lock diff": [["lock diff main:flake.lock", "what the pin on this branch changes for the VMs"]],
  new: [
    ["new chatvm", "writes src/vms/chatvm.ts"],
    ["new gpuvm --hypervisor crosvm", "the same for crosvm"],
  ],
  options: [
    ["options share memory", "search by purpose"],
    ["options --hypervisor crosvm", "what crosvm honours, ignores and refuses"],
    ["options --hypervisor crosvm --outcome ignored", "what it ignores"],
  ],
  "options show": [["options show mem", "type, default, history, each hypervisor"]],
  "options history": [
    ["options history balloonMem", "when it was added and removed, and what replaced it"],
  ],
  "options diff": [["options diff 2187b302", "from that revision to the pinned one"]],
  "options measure": [["options measure", "writes nix/option-support.json"]],
  "options record": [
    ["options record --source ../microvm.nix --nixpkgs ../nixpkgs", "for maintainers of this tool"],
  ],
  pack: [["pack qemu --output qemu.json", "the QEMU on the PATH"]],
  "pack qemu": [
    [
      "pack qemu --output qemu.json",
      "the QEMU on the PATH; in a definition: pack: the file's path",
    ],
    ["pack qemu result/bin/qemu-system-aarch64 --output qemu.json", "a build of your own"],
  ],
  "pack crosvm": ofSource("crosvm"),
  "pack cloud-hypervisor": ofSource("cloud-hypervisor"),
  "pack firecracker": ofSource("firecracker"),
  "pack kvmtool": ofSource("kvmtool"),
  "pack stratovirt": ofSource("stratovirt"),
  "pack alioth": ofSource("alioth"),
  "pack vfkit": ofSource("vfkit"),
  "pack types": [["pack types qemu.json --output qemu.d.ts", "types for a build of your own"]],
  report: [
    ["report --flake .", "every VM of a flake"],
    ["report --flake . --base main --page report.md", "what a branch changes, for a pull request"],
    ["report /var/lib/microvms", "a host as it runs"],
  ],
};

/** The examples of a command as its help shows them; empty without any. */
export function examplesText(program: string, command: string): string {
  const lines = (examples[command] ?? []).map(
    ([args, why]) => `  ${program} ${args}\n      ${why}`,
  );
  return lines.length === 0
    ? ""
    : `\n${lines.length === 1 ? "Example" : "Examples"}:\n${lines.join("\n")}`;
}
