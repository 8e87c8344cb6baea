import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { microvmSource, nixpkgsLib, root } from "./available.ts";

/** How many calls of Nix functions explaining a VM with so many volumes takes, which no other process disturbs. */
export function callsToExplain(volumes: number): number {
  const { status, stderr } = spawnSync("nix-instantiate", ["--eval", "--strict", "--json", "-"], {
    input: `
      let lib = import ${nixpkgsLib}; in
      (import ${join(root, "nix/runner")} {
        inherit lib;
        source = ${microvmSource};
        modules = [
          {
            networking.hostName = "many";
            microvm.hypervisor = "qemu";
            microvm.volumes = lib.genList (index: {
              image = "\${toString index}.img";
              mountPoint = "/\${toString index}";
              size = 64;
            }) ${volumes};
          }
        ];
      }).explanation.options`,
    encoding: "utf8",
    env: { ...process.env, NIX_SHOW_STATS: "1" },
    maxBuffer: 1 << 28,
  });
  const calls = /"nrFunctionCalls": (\d+)/.exec(stderr)?.[1];
  if (status !== 0 || calls === undefined) throw new Error(stderr);
  return Number(calls);
}
