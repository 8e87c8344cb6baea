import { Command } from "commander";

/** `lock check`: are the pins good enough for what the VMs use? */
export function lockCommand(): Command {
  return new Command("lock").description("verify the microvm.nix that flake.lock pins");
}
