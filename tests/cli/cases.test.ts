import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { hasNix, nixpkgsLib, root } from "../support/available.ts";
import { definitionText } from "../support/definitions.ts";
import { inProcess, inProcessWithoutNix } from "../support/in-process.ts";
import { temporaryRepository } from "../support/repository.ts";

/**
 * Guests as people have written them, each with a mistake that somebody met: the hypervisor, the options (from line 5
 * on), and what is right to say, each with its line. None needs Nix.
 */
const cases: Readonly<Record<string, readonly [string, string, readonly string[]]>> = {
  "arguments of cloud-hypervisor beside options that say the same, and a 9p share by default": [
    "cloud-hypervisor",
    `mem: 4096,
  vcpu: 2,
  shares: [{ source: "/nix/store", mountPoint: "/nix/.ro-store", tag: "ro-store" }],
  "cloud-hypervisor": {
    extraArgs: [
      "--memory", "hugepages=on",
      "--net tap=foo",
    ],
  }`,
    [
      '7: cloud-hypervisor refuses the default "9p" of microvm.shares[0].proto',
      "10: --memory may be given only once, and is already given: microvm.mem sets it",
      "11: --net and its value are one string: each must be a separate list item",
    ],
  ],
  "a flag that cloud-hypervisor does not have, and two words in one string": [
    "cloud-hypervisor",
    `"cloud-hypervisor": { extraArgs: ["--pmem file=/dev/shm/x,size=16M", "--nonsense"] }`,
    [
      "5: --pmem and its value are one string: each must be a separate list item",
      "5: cloud-hypervisor has no flag --nonsense",
    ],
  ],
  "what the runner of cloud-hypervisor merges with its own, or refuses for an option's sake": [
    "cloud-hypervisor",
    `vsock: { cid: 7 },
  "cloud-hypervisor": {
    extraArgs: [
      "--cpus", "count=4",
      "--platform", "num_pci_segments=70000",
      "--vsock", "cid=6,socket=/v",
    ],
  }`,
    [
      '8: --cpus has no key "count"',
      "9: num_pci_segments of --platform must be a whole number of 16 bits",
      "10: the runner refuses cid of --vsock: use microvm.vsock.cid",
    ],
  ],
  "a terminal beside the one that the runner gives cloud-hypervisor, and a second socket": [
    "cloud-hypervisor",
    `"cloud-hypervisor": {
    extraArgs: [
      "--console", "tty",
      "--api-socket", "/run/a.sock",
      "--net", "tap=a,mac=02:00:00:00:00:01,mac=02:00:00:00:00:02",
    ],
  }`,
    [
      "7: --console and --serial share one terminal: give one of them off, null or a file",
      "8: --api-socket may be given only once, and is already given: microvm.socket sets it",
      "9: mac is given twice in the value of --net: 02:00:00:00:00:01 is lost, and 02:00:00:00:00:02 counts",
    ],
  ],
  "a second socket of Firecracker": [
    "firecracker",
    `firecracker: { extraArgs: ["--api-sock", "/run/a.sock"] }`,
    ["5: --api-sock may be given only once, and is already given: microvm.socket sets it"],
  ],
  "commas in the paths of a share and of an image": [
    "qemu",
    `shares: [{ source: "/tank/Films, Shows", mountPoint: "/media", tag: "media", proto: "9p" }],
  volumes: [{ image: "/tank/disk, one.img", mountPoint: "/v", size: 100 }]`,
    [
      '5: microvm.shares[0].source must not contain a comma, but is "/tank/Films, Shows"',
      '6: microvm.volumes[0].image must not contain a comma, but is "/tank/disk, one.img"',
    ],
  ],
  "names of credentials that are too long, as an option and as an argument": [
    "qemu",
    `credentialFiles: { "ssh.ephemeral-authorized_keys-all": "/run/secrets/keys" },
  qemu: {
    extraArgs: [
      "-fw_cfg", "name=opt/io.systemd.credentials/ssh.ephemeral-authorized_keys-root,string=x",
    ],
  }`,
    [
      "5: microvm.credentialFiles.ssh.ephemeral-authorized_keys-all must be at most 28 bytes long",
      "8: name of -fw_cfg must be of 55 characters at most",
    ],
  ],
  "memory that is plugged in, on the default machine": [
    "qemu",
    "mem: 3000,\n  hotplugMem: 2048",
    ["6: qemu refuses this value of microvm.hotplugMem on the machine microvm"],
  ],
  "the same with the memory that QEMU hangs with": [
    "qemu",
    `mem: 2048,
  hotplugMem: 2048,
  vcpu: 4,
  interfaces: [{ type: "tap", id: "vm-vpn", mac: "02:00:00:00:01:01", tap: { vhost: true } }]`,
    [
      "5: QEMU hangs with exactly 2048 MiB of memory",
      "6: qemu refuses this value of microvm.hotplugMem on the machine microvm",
    ],
  ],
  "a second NUMA node beside that of the shares": [
    "qemu",
    `mem: 3072,
  vcpu: 4,
  shares: [{ source: "/nix/store", mountPoint: "/nix/.ro-store", tag: "s", proto: "virtiofs" }],
  qemu: {
    machine: "q35",
    extraArgs: [
      "-object", "memory-backend-memfd,id=mem1,size=1G,share=on",
      "-numa", "node,memdev=mem1,cpus=2-3",
    ],
  }`,
    ["12: the memory of all NUMA nodes, 4096M, must be that of the VM, 3072M"],
  ],
  "options of a fork": [
    "crosvm",
    `crosvm: { deviceTreeOverlays: ["/run/net.dtbo"] },
  devices: [{ bus: "platform", path: "6800000.ethernet" }],
  shares: [{ source: "/a", mountPoint: "/a", tag: "a", proto: "virtiofs", dax: true }]`,
    [
      "5: there is no option microvm.crosvm.deviceTreeOverlays in microvm.nix 71beea00, nor in any revision known here",
      '6: microvm.devices[0].bus must be one of "pci", "usb"',
      "7: there is no option microvm.shares[0].dax in microvm.nix 71beea00, nor in any revision known here",
    ],
  ],
  "an image in another format than the runner says": [
    "qemu",
    `volumes: [{ image: "/var/lib/haos/disk.qcow2", mountPoint: "/", autoCreate: false }]`,
    ["5: the image is read as raw: of a qcow2 file"],
  ],
  "SMBIOS strings on a machine without SMBIOS": [
    "qemu",
    `qemu: { extraArgs: ["-smbios", "type=11,value=io.systemd.credential:mycred=hunter2"] }`,
    ["5: the machine microvm gives the guest no SMBIOS tables"],
  ],
  "a USB device of the host, in a QEMU without libusb": [
    "qemu",
    `qemu: {
    machine: "q35",
    extraArgs: [
      "-device", "qemu-xhci,id=xhci",
      "-device", "usb-host,bus=xhci.0,vendorid=0x148f,productid=0x5572",
    ],
  }`,
    ["9: the QEMU that microvm.nix builds for this VM is without USB devices of the host"],
  ],
  "VNC, in a QEMU without it": [
    "qemu",
    `qemu: {
    machine: "q35",
    extraArgs: ["-vnc", ":0", "-vga", "std"],
  }`,
    ["7: the QEMU that microvm.nix builds for this VM is without VNC"],
  ],
  "a VGA card on a machine that makes none": [
    "qemu",
    `qemu: { extraArgs: ["-vga", "std"] }`,
    ["5: the machine microvm creates no VGA card for -vga"],
  ],
  "an option that is gone": [
    "qemu",
    "qemu: { bios: { enable: false } }",
    ["5: there is no option microvm.qemu.bios"],
  ],
  "no control socket, where the runner needs one": [
    "firecracker",
    "socket: null",
    ["5: firecracker refuses this value of microvm.socket"],
  ],
  "memory that cloud-hypervisor does not get": [
    "cloud-hypervisor",
    "mem: 4096,\n  hotplugMem: 512,\n  hotpluggedMem: 256",
    ["5: cloud-hypervisor ignores microvm.mem beside microvm.hotplugMem"],
  ],
  "a misspelt key of firecracker's configuration": [
    "firecracker",
    `firecracker: { extraConfig: { "machine-confg": { smt: true } } }`,
    [`5: Firecracker's configuration has no key "machine-confg", and drops it silently`],
  ],
  "drives that replace the store's disk and the volumes": [
    "firecracker",
    `volumes: [{ image: "a.img", mountPoint: "/a", size: 8 }],
  firecracker: { extraConfig: { drives: [{ drive_id: "x", is_root_device: false, path_on_host: "x.img" }] } }`,
    ["6: drives replaces the disk of the Nix store and all of microvm.volumes"],
  ],
  "QEMU's TPM, given to crosvm": [
    "crosvm",
    `qemu: {
    extraArgs: [
      "-chardev", "socket,id=chrtpm,path=/run/swtpm.sock",
      "-tpmdev", "emulator,id=tpm0,chardev=chrtpm",
      "-device", "tpm-tis,tpmdev=tpm0",
    ],
  }`,
    ["9: crosvm gets no arguments of microvm.qemu.extraArgs: the VM runs without a TPM"],
  ],
};

interface Finding {
  readonly line: number;
  readonly message: string;
}

describe("lint says, and codegen refuses,", () => {
  test.each(Object.entries(cases))("%s", async (_, [hypervisor, options, right]) => {
    const { path } = temporaryRepository({
      "a.ts": definitionText([hypervisor, options, ""], "a"),
    });
    const lint = await inProcessWithoutNix(path, "lint", "--format", "json");
    const { findings }: { findings: readonly Finding[] } = JSON.parse(lint.stdout);
    const said = findings.map(({ line, message }) => `${line}: ${message}`);
    expect(said).toEqual(right.map((text) => expect.stringContaining(text)));
    expect(lint.status).toBe(1);
    const codegen = await inProcessWithoutNix(path, "codegen");
    expect(codegen.status).toBe(1);
    expect(
      [...codegen.stderr.matchAll(/^error: src\/vms\/a\.ts:(\d+): /gm)].map(([, line]) =>
        Number(line),
      ),
    ).toEqual(findings.map(({ line }) => line));
  });
});

test("a script with a file system of the host and without memory for it: lint says what it needs", async () => {
  const repository = temporaryRepository();
  const script = (
    memory: string,
  ) => `qemu-system-x86_64 -display none -enable-kvm -cpu host -m 8G -M q35${memory} -nodefaults \\
    -chardev socket,id=fsshare,path=/run/user/1000/fsshare.sock \\
    -device vhost-user-fs-pci,chardev=fsshare,tag=win -name win
`;
  repository.write("microvm-run", script(""));
  const lint = () => inProcessWithoutNix(repository.path, "lint", "./microvm-run");
  const { status, stdout } = await lint();
  expect(status).toBe(1);
  expect(stdout).toContain(
    "./microvm-run:3: silently wrong: vhost-user-fs-pci needs the VM's memory shared with its backend",
  );
  const [, object, machine] =
    /: -object (\S+) and -machine (\S+) \[not-shared\]$/m.exec(stdout) ?? [];
  repository.write("microvm-run", script(`,${machine} -object ${object}`));
  expect(await lint()).toMatchObject({ status: 0, stdout: "no findings\n" });
});

test("the example of shared memory with other memory, the first edit that anyone makes: it fits", async () => {
  const memshare = readFileSync(join(root, "src/vms/memshare.ts"), "utf8");
  const repository = temporaryRepository({
    "memshare.ts": memshare.replace("mem: 2000,", "mem: 4000,"),
  });
  expect((await inProcessWithoutNix(repository.path, "codegen")).status).toBe(0);
  const lint = await inProcessWithoutNix(repository.path, "lint");
  expect(lint.stdout).toBe("nothing found in what was checked\n");
  const module = repository.read("nix/microvmConfigurations/memshare/default.nix");
  expect(module).toContain("mem = 4000;");
  expect(module).toContain('"maxmem=4016M"');
});

describe.skipIf(!hasNix || nixpkgsLib === undefined)("with Nix,", { tags: ["nix", "slow"] }, () => {
  const nixpkgs = ["--nixpkgs", dirname(nixpkgsLib ?? "")];

  test("an imported module with an option that is gone: import says since when, and codegen refuses it", async () => {
    const repository = temporaryRepository();
    repository.write(
      "old/guest.nix",
      `{
  networking.hostName = "wallet";
  microvm = {
    mem = 2000;
    qemu.bios.enable = false;
  };
}
`,
    );
    const imported = await inProcess(repository.path, "import", "old/guest.nix", ...nixpkgs);
    expect(imported.status).toBe(0);
    expect(imported.stdout).toContain(
      "microvm.qemu.bios stays in src/vms/wallet/rest.nix: microvm.nix 71beea00 has no such option; a291d324 of 2023-08-17 has it\n",
    );
    for (const command of [["codegen"], ["codegen", "--check"], ["lint"]]) {
      const { status, stdout, stderr } = await inProcess(repository.path, ...command, ...nixpkgs);
      expect(status).toBe(1);
      expect(stdout + stderr).toMatch(
        /^(error: )?src\/vms\/wallet\/rest\.nix:4: .*microvm\.nix 71beea00 has no option microvm\.qemu\.bios/m,
      );
    }
  });

  test("processors given twice, of which the runner throws: it is said beside another mistake", async () => {
    const options = `mem: 4096,
  vcpu: 2,
  shares: [{ proto: "virtiofs", source: "/a", mountPoint: "/a", tag: "a", socket: "a.sock" }],
  "cloud-hypervisor": {
    extraArgs: [
      "--net tap=foo",
      "--cpus", "boot=4,max_phys_bits=39",
    ],
  }`;
    const { path } = temporaryRepository({
      "a.ts": definitionText(["cloud-hypervisor", options, ""], "a"),
    });
    for (const command of [["codegen"], ["codegen", "--check"], ["lint"]]) {
      const { status, stdout, stderr } = await inProcess(path, ...command, ...nixpkgs);
      expect(status).toBe(1);
      const lines = (stdout + stderr).match(/(?<=^(?:error: )?src\/vms\/a\.ts:)\d+: .*/gm) ?? [];
      expect(lines.toSorted()).toEqual([
        expect.stringMatching(/^10: .*--net and its value are one string/),
        expect.stringMatching(/^11: .*the runner of microvm\.nix refuses a: .*--cpus/),
      ]);
    }
  });

  test("two words in one argument: the text of the command shows that they are one", async () => {
    const repository = temporaryRepository({
      "doc.ts": `import { defineVm } from "../generated/microvm.ts";
export default defineVm({
  name: "doc",
  qemu: {
    extraArgs: [
      // ghaf-microvm: allow two-words
      "-object memory-backend-file,id=mem1,mem-path=/dev/shm/virtio_pmem.img",
    ],
  },
});
`,
    });
    const argument = "-object memory-backend-file,id=mem1,mem-path=/dev/shm/virtio_pmem.img";
    expect((await inProcess(repository.path, "codegen", ...nixpkgs)).status).toBe(0);
    const { stdout } = await inProcess(repository.path, "command", "doc", ...nixpkgs);
    expect(stdout).toContain(`  # extra arguments\n  '${argument}'\n`);
  });

  test("a guest inside a flake: import takes it from there", async () => {
    const repository = temporaryRepository();
    const guest = `({ config, pkgs, ... }: {
        networking.hostName = "chat";
        microvm = {
          writableStoreOverlay = "/nix/.rw-store";
          optimize.enable = false;
          mem = 8192;
          volumes = [ { image = "overlay.img"; mountPoint = config.microvm.writableStoreOverlay; size = 2048; } ];
        };
      })`;
    repository.write(
      "flake.nix",
      `{
  inputs.microvm.url = "github:microvm-nix/microvm.nix";
  outputs = { self, nixpkgs, microvm, ... }: {
    nixosConfigurations.chat = nixpkgs.lib.nixosSystem {
      system = "x86_64-linux";
      modules = [ microvm.nixosModules.microvm ${guest} ];
    };
  };
}
`,
    );
    expect(
      await inProcess(repository.path, "import", "flake.nix", "--name", "chat", ...nixpkgs),
    ).toEqual({
      status: 0,
      stdout: `wrote src/vms/chat.ts
next: take chat out of flake.nix:6, then npm run codegen
`,
      stderr: "",
    });
    expect(await inProcess(repository.path, "codegen", ...nixpkgs)).toMatchObject({ status: 0 });
  });
});
