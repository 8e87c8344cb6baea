import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { microvmGit, microvmSource, nixpkgsLib, root } from "../support/available.ts";
import { ghafMicrovm, ghafMicrovmWithoutNix, type Outcome } from "../support/cli.ts";
import { type TemporaryRepository, temporaryRepository } from "../support/repository.ts";
import { canEvaluateRunners } from "../support/runner.ts";

const folders = [
  "--source",
  microvmSource ?? "",
  "--nixpkgs",
  nixpkgsLib === undefined ? "" : dirname(nixpkgsLib),
];

/** `command` in this repository, with Nix, and without a network. */
const command = (...args: string[]): Outcome => ghafMicrovm(root, "command", ...args, ...folders);

const succeeded = ({ status, stdout, stderr }: Outcome): string => {
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return stdout;
};

describe.skipIf(!canEvaluateRunners)("command", { tags: ["nix"], timeout: 60_000 }, () => {
  test("prints one option and its value a line, by what they are about", () => {
    expect(succeeded(command("memshare-crosvm"))).toBe(
      `memshare-crosvm on crosvm, x86_64-linux, microvm.nix 71beea00

  /nix/store/…-crosvm/bin/crosvm run

  # machine
  -m 2000
  -c 2
  --no-balloon

  # boot
  -p 'console=ttyS0 reboot=k panic=1 8250.nr_uarts=1 loglevel=4 init=/nix/store/…-nixos-system/init regInfo=/nix/store/…-closure-info/registration'
  --initrd /nix/store/…-initrd/initrd
  /nix/store/…-linux-dev/vmlinux

  # console
  --serial type=stdout,console=true,stdin=true

  # disks
  -r /nix/store/…-microvm-store-disk.erofs

  # control
  -s memshare-crosvm.sock

  # extra arguments
  --pmem path=/dev/shm/virtio_pmem.img,ro=false

  # beside microvm-run: microvm-balloon, microvm-shutdown
`,
    );
  });

  test("prints all VMs when none is named", () => {
    expect(succeeded(command()).match(/^\S.* on .*$/gm)).toEqual([
      "memshare on qemu, x86_64-linux, microvm.nix 71beea00",
      "memshare-crosvm on crosvm, x86_64-linux, microvm.nix 71beea00",
      "netvm on qemu, x86_64-linux, microvm.nix 71beea00",
    ]);
  });

  test("takes another system", () => {
    expect(succeeded(command("memshare-crosvm", "--system", "aarch64-linux"))).toContain(
      "/nix/store/…-linux/Image",
    );
  });

  test("--format shell can be pasted, and starts the program with the same arguments", () => {
    const script = succeeded(command("memshare", "--format", "shell"));
    const args = JSON.parse(succeeded(command("memshare", "--format", "json"))).args;
    const show = "qemu-system-x86_64() { printf '%s\\n' qemu-system-x86_64 \"$@\"; }\n";
    const variables = [
      "linux",
      "initrd",
      "nixos_system",
      "closure_info",
      "microvm_store_disk_erofs",
    ];
    const { stdout, status, stderr } = spawnSync("bash", ["--norc", "-uc", show + script], {
      encoding: "utf8",
      env: Object.fromEntries(variables.map((name) => [name, `/built/${name}`])),
    });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout.trimEnd().split("\n")).toEqual(
      args.map(({ text }: { text: string }) =>
        text
          .replace(/^\/nix\/store\/.*\/bin\//, "")
          .replace(
            /\/nix\/store\/e+-([a-z.-]*[a-z])/g,
            (_, name) => `/built/${name.replace(/[^a-z]/g, "_")}`,
          ),
      ),
    );
  });

  test("--format shell says which path is not set", () => {
    const script = succeeded(command("memshare", "--format", "shell"));
    const { stderr, status } = spawnSync("bash", ["-c", script], { encoding: "utf8", env: {} });
    expect(stderr).toContain("linux: set it to what the build makes of linux");
    expect(status).not.toBe(0);
  });

  test("--format json has the arguments, the scripts and nothing else on standard output", () => {
    const shown = JSON.parse(succeeded(command("netvm", "--format", "json")));
    expect(shown).toMatchObject({
      vm: "netvm",
      hypervisor: "qemu",
      system: "x86_64-linux",
      rev: "71beea0076cd46dafcee97a5a2e7d00cbba5bd2f",
      from: "evaluation",
      warnings: [],
      problems: [],
    });
    expect(shown.args.slice(-2)).toEqual([
      { text: "-device" },
      { text: "vhost-vsock-pci,guest-cid=101" },
    ]);
    expect(Object.keys(shown.scripts)).toEqual([
      "microvm-balloon",
      "microvm-run",
      "microvm-shutdown",
      "pci-setup",
      "tap-down",
      "tap-up",
      "virtiofsd-run",
    ]);
    const all = JSON.parse(succeeded(command("--format", "json")));
    expect(all.map(({ vm }: { vm: string }) => vm)).toEqual([
      "memshare",
      "memshare-crosvm",
      "netvm",
    ]);
  });

  test("--explain says where the VM sets what makes an option, and which defaults do", () => {
    const text = succeeded(command("netvm", "--explain"));
    expect(text).toContain(`
  -m 512M
      microvm.mem  src/vms/netvm.ts:9  (what the default is, too)
      default: microvm.hotplugMem
  -smp 2
      microvm.vcpu  src/vms/netvm.ts:10
  -nodefaults
      always, on qemu
`);
    expect(text).toContain(`
  -netdev tap,id=tap-netvm,ifname=tap-netvm,script=no,downscript=no,queues=2
      microvm.interfaces[0].id  src/vms/netvm.ts:12
      microvm.interfaces[0].type  src/vms/netvm.ts:12
      microvm.vcpu  src/vms/netvm.ts:10
`);
  });

  test("--explain --format json has the origins of each argument", () => {
    const { args } = JSON.parse(succeeded(command("netvm", "--explain", "--format", "json")));
    const arg = (text: string) => args.find((arg: { text: string }) => arg.text === text);
    expect(arg("vhost-vsock-pci,guest-cid=101").origins).toEqual([
      { option: "microvm.vsock.cid", set: true, file: "src/vms/netvm.ts", line: 23 },
    ]);
    expect(arg("-enable-kvm").origins).toEqual([{ option: "microvm.cpu", set: false }]);
  });

  test("--hypervisor leads with what is lost and what to write instead, and counts what carries over", () => {
    const text = succeeded(command("memshare", "--hypervisor", "crosvm"));
    expect(text).toContain("memshare on crosvm, x86_64-linux");
    expect(
      text.slice(text.indexOf("From"), text.indexOf("  /nix/store")),
    ).toBe(`From qemu to crosvm:
  src/vms/memshare.ts:14: microvm.qemu.extraArgs is ignored
  src/vms/memshare.ts:13: microvm.qemu.machine is ignored

  Instead of extra arguments:
    -m maxmem=2016M
      → nothing: the memory of a --pmem device does not count as the VM's own
    -object memory-backend-file,id=mem1,mem-path=/dev/shm/virtio_pmem.img,size=16M,share=on
    -device virtio-pmem-pci,memdev=mem1,id=nv1
      → microvm.crosvm.extraArgs = [ "--pmem" "/dev/shm/virtio_pmem.img" ]; the file must be there with its size (microvm.preStart can make it)

  2 of 4 options carry over

`);
  });

  test("--hypervisor reports each thing that is refused, with the runner's reason, and shows the rest", () => {
    const { status, stdout, stderr } = command("netvm", "--hypervisor", "kvmtool");
    expect(status).toBe(1);
    expect(stderr).toBe(
      "error: netvm: the runner for kvmtool refuses it: virtiofs shares not implemented for kvmtool\n",
    );
    expect(stdout).toMatch(
      /src\/vms\/netvm\.ts:13: microvm\.devices\[0\] is refused: .*called with unexpected argument 'qemu'/,
    );
    expect(stdout).toContain(
      "src/vms/netvm.ts:15: microvm.shares[0] is refused: virtiofs shares not implemented for kvmtool",
    );
    expect(stdout).toMatch(/^ {2}\d+ of \d+ options carry over$/m);
    expect(stdout).toContain("  -n mode=tap,tapif=tap-netvm,guest_mac=02:00:00:01:01:01\n");
  });

  describe.skipIf(microvmGit === undefined)("at another revision", () => {
    const at = (...args: string[]) =>
      ghafMicrovm(root, "command", ...args, "--source", microvmGit ?? "", ...folders.slice(2));

    test("--rev shows the command line there, and the options that it lacks", () => {
      const { status, stdout, stderr } = at("netvm", "--rev", "2187b302");
      expect(stdout).toContain("microvm.nix 2187b302");
      expect(stdout).toContain("\n  -m 512\n");
      expect(
        stderr,
      ).toBe(`error: src/vms/netvm.ts:11: microvm.nix 2187b302 has no option microvm.qemu.machine
error: src/vms/netvm.ts:23: microvm.nix 2187b302 has no option microvm.vsock.cid
`);
      expect(status).toBe(1);
    });

    test("--diff shows what a bump changes for every VM", () => {
      const { status, stdout } = at("--rev", "27a47cd^", "--diff", "71beea00");
      expect(status).toBe(0);
      expect(
        stdout.match(/^\S.*$/gm)?.map((line) => line.replace(/ [0-9a-f]{8} →/, " … →")),
      ).toEqual([
        expect.stringMatching(/^memshare: microvm.nix … → 71beea00/),
        expect.stringMatching(/^memshare-crosvm: microvm.nix … → 71beea00/),
        expect.stringMatching(/^netvm: microvm.nix … → 71beea00/),
      ]);
    });

    test("a revision that is not there", () => {
      expect(at("netvm", "--rev", "0123456789")).toEqual({
        status: 2,
        stdout: "",
        stderr: `error: microvm.nix 0123456789 is not available: ${microvmGit} has no such revision
  fix: git clone https://github.com/microvm-nix/microvm.nix, and name the clone with --source
`,
      });
    });
  });

  test("a revision that no folder is named for, and that the Nix store lacks", () => {
    const { status, stderr } = ghafMicrovm(
      root,
      "command",
      "--rev",
      "0".repeat(40),
      ...folders.slice(2),
    );
    expect(stderr).toMatch(
      /^error: microvm.nix 0{40} is not available: it is not in the Nix store\n/,
    );
    expect(status).toBe(2);
  });

  test("an unknown VM, with the nearest name", () => {
    expect(command("netvn")).toEqual({
      status: 2,
      stdout: "",
      stderr: 'error: there is no VM "netvn" here\n  fix: did you mean netvm?\n',
    });
  });

  test("a hypervisor that the revision lacks", () => {
    const { status, stderr } = command("netvm", "--hypervisor", "xen");
    expect(stderr).toBe(`error: netvm at microvm.nix 71beea00 has no hypervisor "xen"
  fix: use one of qemu, cloud-hypervisor, firecracker, crosvm, kvmtool, stratovirt, alioth, vfkit
`);
    expect(status).toBe(2);
  });

  test("a VM of which assertions fail: all of them, at the definition's lines", () => {
    const repository = temporaryRepository({
      "wrong.ts": `import { defineVm } from "../generated/microvm.ts";
export default defineVm({
  name: "wrong",
  hypervisor: "qemu",
  interfaces: [
    {
      type: "tap",
      id: "vm-wrong",
      mac: "02:00:00:00:00:01",
    },
  ],
  shares: [
    {
      proto: "virtiofs",
      tag: "files",
      source: "/a",
      mountPoint: "/a",
      posixAcl: true,
      extraArgs: ["--translate-uid=map:0:1000:1"],
    },
  ],
  forwardPorts: [{ host: { port: 1 }, guest: { port: 2 } }],
});
`,
    });
    expect(ghafMicrovm(repository.path, "codegen").status).toBe(0);
    const { status, stderr } = ghafMicrovm(repository.path, "command", "wrong", ...folders);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^error: src\/vms\/wrong\.ts:\d+: .*share "files" has posixAcl=true/m);
    expect(stderr).toMatch(
      /^error: src\/vms\/wrong\.ts:22: .*forwardPorts.* works only with qemu/m,
    );
    expect(stderr.match(/^error: /gm)).toHaveLength(2);
  });
});

describe("the record of a command line", { timeout: 60_000 }, () => {
  const definition = `import { defineVm } from "../generated/microvm.ts";
export default defineVm({ name: "a", hypervisor: "crosvm", mem: 300 });
`;
  const path = "nix/microvmConfigurations/a/command.txt";
  let repository: TemporaryRepository;
  beforeAll(() => {
    repository = temporaryRepository({ "a.ts": definition });
    ghafMicrovm(repository.path, "codegen", ...(canEvaluateRunners ? folders : []));
  });

  test.skipIf(!canEvaluateRunners)(
    "is written by codegen where Nix is, and shown where it is not",
    { tags: ["nix"] },
    () => {
      expect(repository.read(path)).toMatch(
        /^# Generated by ghaf-microvm from default\.nix.*\n# hypervisor: crosvm\n(# .*\n)*\n\/nix\/store\/…-crosvm\/bin\/crosvm run\n-m 300 {2}# microvm\.mem\n-c 1\n/,
      );
      const { status, stdout, stderr } = ghafMicrovmWithoutNix(repository.path, "command", "a");
      expect(stderr).toBe("");
      expect(status).toBe(0);
      expect(stdout).toMatch(/^a on crosvm, x86_64-linux, microvm.nix 71beea00 \(as recorded\)\n/);
      expect(stdout).toContain("\n  -m 300\n");
    },
  );

  test.skipIf(!canEvaluateRunners)(
    "is drawn, with a line from each option to its argument",
    { tags: ["nix"] },
    () => {
      const draw = (...args: readonly string[]) =>
        ghafMicrovmWithoutNix(repository.path, "command", ...args, "--format", "svg");
      const { status, stdout, stderr } = draw("a");
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
      expect(stdout).toContain("<title>How the options of a become arguments of crosvm</title>");
      expect(stdout).toContain('class="o">mem</text>');
      expect(stdout).toContain(">-m 300</text>");
      expect(draw("a", "--diff", "71beea00")).toMatchObject({ status: 2 });
    },
  );

  test.skipIf(!canEvaluateRunners)(
    "is shown where Nix is, but not what the lock pins",
    { tags: ["nix"] },
    () => {
      // a temporary repository's lock pins a nixpkgs that no machine has
      expect(ghafMicrovm(repository.path, "command", "a")).toEqual(
        ghafMicrovmWithoutNix(repository.path, "command", "a"),
      );
    },
  );

  test.skipIf(!canEvaluateRunners)(
    "says which options of the VM make what",
    { tags: ["nix"] },
    () => {
      const explained = ghafMicrovmWithoutNix(repository.path, "command", "a", "--explain");
      expect(explained).toMatchObject({ status: 0, stderr: "" });
      expect(explained.stdout).toContain(`
  -m 300
      microvm.mem  src/vms/a.ts:${definition.split("\n").findIndex((line) => line.includes("mem: 300")) + 1}
  -c 1
      nothing that the VM sets
`);
    },
  );

  test.skipIf(!canEvaluateRunners)(
    "has the arguments that the evaluation has",
    { tags: ["nix"] },
    () => {
      const args = ({ stdout }: Outcome) => JSON.parse(stdout).args;
      const asked = ["command", "a", "--format", "json"];
      expect(args(ghafMicrovmWithoutNix(repository.path, ...asked))).toEqual(
        args(ghafMicrovm(repository.path, ...asked, ...folders)),
      );
    },
  );

  test.skipIf(!canEvaluateRunners)(
    "is never shown when it is out of date, and codegen says so",
    { tags: ["nix"] },
    () => {
      repository.write("src/vms/a.ts", definition.replace("300", "400"));
      const before = repository.read(path);
      const codegen = ghafMicrovmWithoutNix(repository.path, "codegen");
      expect(codegen.status).toBe(0);
      expect(codegen.stderr).toBe(
        `not verified: what the runner makes of a: there is no Nix here\nwarning: ${path} is out of date: there is no Nix here\n`,
      );
      expect(repository.read(path)).toBe(before);
      expect(ghafMicrovmWithoutNix(repository.path, "codegen", "--check")).toMatchObject({
        status: 1,
        stderr: expect.stringContaining(
          "error: 1 of 5 generated files are not up to date\n  fix: npm run codegen where Nix and what flake.lock pins are: see the warnings\n",
        ),
      });
      expect(ghafMicrovmWithoutNix(repository.path, "command", "a")).toEqual({
        status: 2,
        stdout: "",
        stderr: `error: ${path}: the record of the command line of a is out of date, and there is no Nix to evaluate it
  fix: run \`npm run codegen\` on a machine with Nix
`,
      });
      expect(ghafMicrovm(repository.path, "codegen", ...folders).stderr).toBe("");
      expect(repository.read(path)).toContain("\n-m 400  # microvm.mem\n");
    },
  );

  test("is missed where there is neither it nor Nix", () => {
    const other = temporaryRepository({ "a.ts": definition });
    expect(ghafMicrovmWithoutNix(other.path, "codegen").status).toBe(0);
    expect(ghafMicrovmWithoutNix(other.path, "command", "a")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("there is no record of the command line of a"),
    });
    expect(ghafMicrovmWithoutNix(other.path, "command", "a", "--explain")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("there is no record of the command line of a"),
    });
  });

  test.skipIf(!canEvaluateRunners)(
    "changes with a module that the definition imports",
    { tags: ["nix"] },
    () => {
      const importing = temporaryRepository({
        "a.ts": definition.replace("mem: 300", 'mem: 300, imports: ["./more/quiet.nix"]'),
        "more/quiet.nix": '{ boot.kernelParams = [ "quiet" ]; }\n',
      });
      expect(ghafMicrovm(importing.path, "codegen", ...folders).status).toBe(0);
      expect(importing.read(path)).toContain(" quiet ");
      const file = join(importing.path, "src/vms/more/quiet.nix");
      writeFileSync(file, readFileSync(file, "utf8").replace("quiet", "loud"));
      expect(ghafMicrovmWithoutNix(importing.path, "command", "a").status).toBe(2);
      expect(ghafMicrovm(importing.path, "codegen", ...folders).status).toBe(0);
      expect(importing.read(path)).toContain(" loud ");
    },
  );
});
