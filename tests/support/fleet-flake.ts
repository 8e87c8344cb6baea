import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { microvmSource } from "./available.ts";
import { smallNixpkgs } from "./small-nixpkgs.ts";

/** A flake with what fleets are made of: guests in files and inline, a host, and what does not evaluate. */
export const flake = `{
  inputs.nixpkgs.url = "path:${smallNixpkgs}";
  inputs.microvm = {
    url = "path:${microvmSource}";
    inputs.nixpkgs.follows = "nixpkgs";
    inputs.spectrum.follows = "nixpkgs";
  };
  outputs = { nixpkgs, microvm, ... }:
    let
      system = modules: nixpkgs.lib.nixosSystem { system = "x86_64-linux"; inherit modules; };
      guest = module: system [ microvm.nixosModules.microvm module ];
    in
    {
      nixosConfigurations = {
        chat = guest ./chat.nix;
        sound = guest { networking.hostName = "sound"; microvm.hypervisor = "qemu"; };
        plain = system [ { networking.hostName = "plain"; } ];
        broken = guest { microvm.mem = { }.gone; };
        endless = guest ({ config, ... }: { microvm.mem = config.microvm.mem + 1; });
        host = system [
          microvm.nixosModules.host
          {
            microvm.vms.one.config.microvm.vsock.cid = 5;
            microvm.vms.two.config.microvm.vsock.cid = 5;
            microvm.vms.three = { autostart = false; config.microvm.vsock.cid = 5; };
          }
        ];
      };
    };
}
`;

const chat = `{
  networking.hostName = "chat";
  microvm.hypervisor = "qemu";
  microvm.qemu = {
    machine = "q35";
    extraArgs = [
      "-device virtio-rng-pci"
    ];
  };
}
`;

/** Writes it into a folder. */
export function writeFleet(folder: string, files: Readonly<Record<string, string>> = {}): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries({ "flake.nix": flake, "chat.nix": chat, ...files }))
    writeFileSync(join(folder, name), text);
}

/** The line of the flake that has this text, counted from 1. */
export const lineOf = (text: string) => flake.slice(0, flake.indexOf(text)).split("\n").length;
