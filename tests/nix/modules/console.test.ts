// @module-tag slow
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readlinkSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { hasNix, hasSocat, microvmSource, nixpkgsStandin } from "../../support/available.ts";
import { bootGuest, canBoot } from "../../support/guest.ts";
import { evaluatorOfInputs } from "../../support/inputs.ts";

const canEvaluate = hasNix && microvmSource !== undefined && nixpkgsStandin !== undefined;

interface Console {
  readonly arguments: readonly string[];
  readonly preStart: string;
  readonly script: string;
  readonly complaints: readonly string[];
  readonly getty: boolean;
}

describe.skipIf(!canEvaluate)("the console module", () => {
  const evaluate = evaluatorOfInputs();

  // one evaluation for all tests here
  let consoles: Record<string, Console>;
  beforeAll(() => {
    const guest = (name: string, vm: string, settings = "enable = true;") =>
      `${name} = { microvm = { ${vm} }; networking.hostName = "${name}"; ghaf-microvm.console = { ${settings} }; };`;
    consoles = evaluate(`{ nixpkgs, microvm, ghaf-microvm, ... }:
      let
        inherit (nixpkgs) lib;
        guests = {
          ${guest("off", 'hypervisor = "qemu";', "")}
          ${guest("qemu-microvm", 'hypervisor = "qemu";')}
          ${guest("qemu-share", 'hypervisor = "qemu"; shares = [ { tag = "a"; source = "/a"; mountPoint = "/a"; } ];')}
          ${guest("qemu-q35", 'hypervisor = "qemu"; qemu.machine = "q35"; qemu.extraArgs = [ "-own" ];')}
          ${guest("crosvm", 'hypervisor = "crosvm"; crosvm.extraArgs = [ "--own" ];')}
          ${guest("kvmtool", 'hypervisor = "kvmtool";')}
          ${guest("console", 'hypervisor = "qemu";')}
        };
        text = builtins.unsafeDiscardStringContext;
        look = module:
          let
            inherit (nixpkgs.lib.nixosSystem {
              modules = [
                microvm.nixosModules.microvm
                ghaf-microvm.nixosModules.console
                module
                { nixpkgs.hostPlatform = "x86_64-linux"; system.stateVersion = lib.trivial.release; }
              ];
            }) config;
          in
          {
            arguments = config.microvm.\${if config.microvm.hypervisor == "crosvm" then "crosvm" else "qemu"}.extraArgs;
            preStart = text config.microvm.preStart;
            script = text (config.microvm.binScripts.microvm-console or "");
            complaints = map (it: it.message) (lib.filter (it: !it.assertion && lib.hasPrefix "ghaf-microvm" it.message) config.assertions);
            getty = lib.elem "getty.target" (config.systemd.services."serial-getty@hvc0".wantedBy or [ ]);
          };
      in
      lib.mapAttrs (_: look) guests`) as typeof consoles;
  }, 120_000);

  test("does nothing unless enabled", () => {
    expect(consoles.off).toEqual({
      arguments: [],
      preStart: "",
      script: "",
      complaints: [],
      getty: false,
    });
  });

  test("puts the console on virtio, by the bus that QEMU's machine has, beside the VM's own arguments", () => {
    const chardev = ["-chardev", "socket,id=ghaf-console,path=console.sock,server=on,wait=off"];
    const on = (transport: string) => [
      ...chardev,
      ...["-device", `virtio-serial-${transport},id=ghaf-console-bus`],
      ...["-device", "virtconsole,chardev=ghaf-console,bus=ghaf-console-bus.0"],
    ];
    expect(consoles["qemu-microvm"]?.arguments).toEqual(on("device"));
    expect(consoles["qemu-share"]?.arguments).toEqual(on("pci"));
    expect(consoles["qemu-q35"]?.arguments).toEqual(["-own", ...on("pci")]);
    expect(consoles["qemu-q35"]).toMatchObject({ preStart: "", complaints: [], getty: true });
  });

  test("has crosvm connect to a relay", () => {
    expect(consoles.crosvm).toMatchObject({
      arguments: [
        "--own",
        "--serial",
        "type=unix-stream,hardware=virtio-console,path=console.sock.crosvm,input-unix-stream=true",
      ],
      complaints: [],
      getty: true,
    });
  });

  test("says which hypervisors it is for", () => {
    expect(consoles.kvmtool?.complaints).toEqual([
      "ghaf-microvm.console: kvmtool runs on kvmtool, and the console works on qemu and crosvm only.",
    ]);
  });

  test("says that the control socket has its name", () => {
    expect(consoles.console?.complaints).toEqual([
      "ghaf-microvm.console: console has a control socket, microvm.socket, of the same name; set ghaf-microvm.console.socket to another one.",
    ]);
  });

  /** What the scripts take from packages is taken from this machine. */
  const here = (script: string) => script.replace(/\/nix\/store\/[^ ]*\/bin\//g, "");

  /** Runs microvm-console in `folder`, with what it prints kept. */
  function connect(folder: string, script: string) {
    const console = spawn("bash", ["-c", here(script)], { cwd: folder });
    let output = "";
    for (const stream of [console.stdout, console.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    onTestFinished(() => {
      console.kill();
    });
    return {
      write: (text: string) => console.stdin.write(text),
      says: (text: string) =>
        vi.waitFor(() => expect(output).toContain(text), { timeout: 60_000, interval: 100 }),
      leave: () => console.kill(),
      ended: new Promise<number | null>((resolve) => console.on("close", resolve)),
      output: () => output,
    };
  }

  function stateFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-console-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  }

  test("says that the VM does not run", async () => {
    const console = connect(stateFolder(), consoles["qemu-q35"]?.script ?? "");
    expect(await console.ended).toBe(1);
    expect(console.output()).toBe(
      "microvm-console: qemu-q35 is not running: there is no /var/lib/microvms/qemu-q35/console.sock\n",
    );
  });

  test.skipIf(!canBoot || !hasSocat).each([
    ["q35", "qemu-q35", ["-own"]],
    ["microvm,pit=off,pic=off,pcie=off", "qemu-microvm", []],
  ])(
    "reaches a shell of a guest on QEMU's machine %s, again and again",
    async (machine, name, own) => {
      const folder = stateFolder();
      const { arguments: all = [], script = "" } = consoles[name] ?? {};
      const guest = bootGuest(
        folder,
        machine,
        all.filter((argument) => !(own as readonly string[]).includes(argument)),
        "echo booted; while :; do [ -e /dev/hvc0 ] && setsid -c sh < /dev/hvc0 > /dev/hvc0 2>&1; sleep 1; done",
      );
      await vi.waitFor(() => expect(guest.output()).toContain("booted"), {
        timeout: 60_000,
        interval: 200,
      });
      for (const attempt of [6, 7]) {
        const console = connect(folder, script);
        console.write(`\necho result $((${attempt} * 7))\n`);
        await console.says(`result ${attempt * 7}`);
        console.leave();
        await console.ended;
      }
    },
  );

  test.skipIf(!hasSocat)("reaches, through the relay, what connects as crosvm does", async () => {
    const folder = stateFolder();
    const { preStart = "", script = "" } = consoles.crosvm ?? {};
    writeFileSync(join(folder, "console.sock"), "left by an earlier run");
    // microvm-run, with another program in crosvm's place: it connects, and answers each line
    const run = spawn(
      "bash",
      [
        "-c",
        `set -eou pipefail
${here(preStart)}
exec socat UNIX-CONNECT:console.sock.crosvm SYSTEM:'while read -r line; do echo "guest has $line"; done'`,
      ],
      { cwd: folder },
    );
    onTestFinished(() => {
      run.kill();
    });
    const ended = new Promise((resolve) => run.on("exit", resolve));
    for (const line of ["one", "two"]) {
      await vi.waitFor(() => expect(isSocket(join(folder, "console.sock"))).toBe(true), {
        timeout: 20_000,
      });
      const console = connect(folder, script);
      console.write(`${line}\n`);
      await console.says(`guest has ${line}`);
      console.leave();
      await console.ended;
    }
    run.kill();
    await ended;
    // the relay ends with it
    await vi.waitFor(() => expect(processesIn(folder)).toEqual([]), { timeout: 10_000 });
  });
});

const isSocket = (path: string) => statSync(path, { throwIfNoEntry: false })?.isSocket() ?? false;

/** The programs that run in this folder. */
function processesIn(folder: string): string[] {
  return readdirSync("/proc").filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === folder;
    } catch {
      return false;
    }
  });
}
