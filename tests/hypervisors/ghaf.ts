import { findHypervisorCommands } from "../../src/lint/script.ts";
import type { Case } from "./corpus.ts";

/** Some of Ghaf's targets, which differ in their hardware, and one whose host is a VM. */
const targets = ["alienware-m18-R2-debug", "lenovo-t14-amd-gen5-debug", "vm-debug"];

/**
 * The command lines of the VMs of some of Ghaf's own targets, such that QEMU can start with them here.
 *
 * @param evaluate That of tests/support/ghaf.ts.
 */
export function ghafLines(evaluate: (expression: string) => unknown): Case[] {
  return targets.flatMap((target) => {
    const scripts = evaluate(`{ ghafWith, ... }:
      let inherit (ghafWith { }) commandOf lib nixosConfigurations; in
      lib.mapAttrs (_: vm: commandOf vm.evaluatedConfig) nixosConfigurations.${target}.config.microvm.vms`);
    return Object.entries(scripts as Record<string, string>).map(([vm, script]) => {
      const args = findHypervisorCommands(script, vm).flatMap(({ args }) => args);
      return { name: `${target}, ${vm}`, args: startable(args.map(({ text }) => text)) };
    });
  });
}

/** Devices that want what only the VM's own host has: hardware, a daemon at a socket, or a patched QEMU. */
const ofHost =
  /^(vfio-\w+|vhost-\S+|virtio-input-host-pci|tpm-\S+|ivshmem-doorbell|battery|acad|button)$/;

/** Files that a QEMU finds where it starts. */
const disks = ["disk.img", "cd.iso", "disk.qcow2"];

/**
 * A real command line made such that QEMU can start with it on any machine: TCG in the place of KVM, little memory, files
 * that are there, and nothing that wants the VM's own host. All else is as it was, in its order.
 */
function startable(args: readonly string[]): string[] {
  const startable: string[] = [];
  let drives = 0;
  for (let index = 0; index < args.length; index++) {
    const option = args[index] ?? "";
    if (option === "-enable-kvm") continue;
    const takesValue = args[index + 1]?.startsWith("-") === false;
    const given = takesValue ? args[++index] : undefined;
    const value = given === undefined ? undefined : startableValue(option, given, drives);
    if (value === null) continue;
    if (option === "-drive") drives++;
    startable.push(option, ...(value === undefined ? [] : [value]));
  }
  return startable;
}

/** An option's value, or null where the option has to go. */
function startableValue(option: string, value: string, drives: number): string | null {
  const withFile = (name: string | undefined) => value.replace(/\bfile=[^,]+/, `file=${name}`);
  switch (option) {
    case "-kernel":
      return "kernel";
    case "-initrd":
      return "initrd";
    case "-acpitable":
    case "-fw_cfg":
      return withFile("tables.bin");
    case "-tpmdev":
      return null;
    case "-M":
      return value.replace("accel=kvm:tcg", "accel=tcg");
    case "-cpu":
      return value.replace(/^host/, "max");
    case "-m":
      return value.replace(/^\d+M/, "256M");
    case "-object":
      return value.replace(/\bsize=\d+M/, "size=256M");
    case "-netdev":
      return value.replace(/^tap,(id=[^,]+).*/, "user,$1");
    case "-drive":
      return value.includes("if=pflash")
        ? withFile("firmware.fd")
        : withFile(disks[drives]).replace("aio=io_uring", "aio=threads");
    case "-chardev":
      if (/^socket,/.test(value) && !value.includes("server=on")) return null;
      return value.replace("path=/tmp/", "path=");
    case "-device":
      return ofHost.test(value.split(",")[0] ?? "") ? null : value;
    default:
      return value;
  }
}
