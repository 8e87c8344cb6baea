import { describe, expect, test } from "vitest";
import { hasNix, microvmSource, nixpkgsLib, root } from "../support/available.ts";
import { evaluate } from "../support/nix.ts";

const available = hasNix && microvmSource !== undefined && nixpkgsLib !== undefined;

/** `wanted` of the runner that the pinned source makes of a module. */
function runner(wanted: string, module: string, more = ""): unknown {
  return evaluate(`
    let
      lib = import ${nixpkgsLib};
      runner = import ${root}nix/runner { inherit lib; source = ${microvmSource}; modules = [ (${module}) ]; ${more} };
    in
    with runner; ${wanted}
  `);
}

const store = "/nix/store/eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee";

describe.skipIf(!available)("the runner of the pinned source", () => {
  test("gives the command line that a VM is started with, without the name that it runs under", () => {
    expect(
      runner("command", '{ networking.hostName = "tiny"; microvm.hypervisor = "crosvm"; }'),
    ).toBe(
      `${store}-crosvm/bin/crosvm run -m 512 -c 1 --serial 'type=stdout,console=true,stdin=true' ` +
        `-p 'console=ttyS0 reboot=k panic=1 8250.nr_uarts=1 loglevel=4 init=${store}-nixos-system/init ` +
        `regInfo=${store}-closure-info/registration' --no-balloon -r ${store}-microvm-store-disk.erofs ` +
        `-s tiny.sock --initrd ${store}-initrd/initrd ${store}-linux-dev/vmlinux`,
    );
  });

  test("has every script of the runner package, with what the scripts start in turn", () => {
    const vm = `{
      networking.hostName = "share";
      microvm.interfaces = [ { type = "tap"; id = "tap0"; mac = "02:00:00:00:00:01"; } ];
      microvm.shares = [ { proto = "virtiofs"; tag = "it's"; source = "/srv"; mountPoint = "/srv"; } ];
    }`;
    expect(runner("builtins.attrNames scripts", vm)).toEqual([
      "microvm-balloon",
      "microvm-run",
      "microvm-shutdown",
      "tap-down",
      "tap-up",
      "virtiofsd-run",
    ]);
    expect(runner("scripts.tap-up", vm)).toContain(
      `${store}-iproute2/bin/ip tuntap add name 'tap0' mode tap user 'microvm' vnet_hdr`,
    );
    // three texts deep: the script names a configuration, which names a script
    expect(runner("scripts.virtiofsd-run", vm)).toContain(
      `--configuration ${store}-share-virtiofsd-supervisord.conf`,
    );
    expect(runner(`files."${store}-share-virtiofsd-supervisord.conf"`, vm)).toContain(
      `command=${store}-virtiofsd-it's`,
    );
    expect(runner(`files."${store}-virtiofsd-it's"`, vm)).toContain(
      "--socket-path='share-virtiofs-it'\\''s.sock'",
    );
  });

  test("takes another hypervisor than the modules set", () => {
    const module = '{ microvm.hypervisor = "qemu"; }';
    expect(runner("hypervisor", module, 'hypervisor = "firecracker";')).toBe("firecracker");
    expect(
      runner(
        `builtins.fromJSON files."${store}-firecracker-nixos.json"`,
        module,
        'hypervisor = "firecracker";',
      ),
    ).toMatchObject({ "machine-config": { vcpu_count: 1, mem_size_mib: 512 } });
  });

  test("takes another system", () => {
    expect(runner("command", "{ }", 'system = "aarch64-linux";')).toMatch(
      /qemu-system-aarch64 .*-M 'virt,accel=kvm:tcg,gic-version=max'.* -kernel [^ ]*-linux\/Image /,
    );
  });

  test("names the hypervisors of the source", () => {
    expect(runner("hypervisors", "{ }")).toEqual([
      "qemu",
      "cloud-hypervisor",
      "firecracker",
      "crosvm",
      "kvmtool",
      "stratovirt",
      "alioth",
      "vfkit",
    ]);
  });

  test("reports a VM that the hypervisor refuses as data, and the reason as the error", () => {
    const refused =
      '{ microvm = { hypervisor = "crosvm"; devices = [ { bus = "usb"; path = "vendorid=0x1"; } ]; }; }';
    expect(runner("refuses", "{ }")).toBe(false);
    expect(runner("refuses", refused)).toBe(true);
    expect(() => runner("command", refused)).toThrow(/USB passthrough is not supported on crosvm/);
  });

  test("gives the messages of failed assertions and the warnings", () => {
    const module = `{
      networking.hostName = "narrow";
      microvm.mem = 16;
      microvm.interfaces = [ { type = "tap"; id = "a-name-of-16-char"; mac = "02:00:00:00:00:01"; } ];
    }`;
    expect(runner("assertions", module)).toEqual([
      expect.stringContaining("interface name a-name-of-16-char is longer"),
    ]);
    expect(runner("warnings", module)).toEqual([expect.stringContaining("16 MB of RAM")]);
    expect(runner("assertions ++ warnings", "{ }")).toEqual([]);
  });

  test("lists which options the modules set, and which names are none", () => {
    const module = `{ lib, ... }: {
      microvm = lib.mkIf true { mem = 64; qemu.machine = "q35"; qemu.machin = "q35"; ballon = true; };
    }`;
    expect(runner("{ inherit set unknown; }", module)).toEqual({
      set: ["microvm.mem", "microvm.qemu.machine"],
      unknown: ["microvm.ballon", "microvm.qemu.machin"],
    });
  });

  test("takes plain NixOS modules, with conditions on options that only NixOS declares", () => {
    const module = `{ config, lib, pkgs, ... }: {
      imports = [ { services.foo.enable = true; } ];
      boot.kernelParams = lib.mkIf config.services.foo.enable [ "quiet" ];
      boot.initrd = lib.mkIf config.boot.initrd.systemd.enable { kernelModules = [ "x" ]; };
      environment.systemPackages = [ pkgs.tcpdump ];
      users.users.root.password = "";
      time.timeZone = "UTC";
    }`;
    expect(runner("command", module)).toContain(" 8250.nr_uarts=1 quiet root=fstab loglevel=4 ");
  });

  test.each(["pre-start.nix", "imports-pre-start.nix"])(
    "knows the packages that a module file names, and those of the files that it names: %s",
    (file) => {
      expect(runner("scripts.microvm-run", `${root}tests/nix/runner/${file}`)).toContain(
        `\n${store}-some-package-of-theirs/bin/prepare\n`,
      );
    },
  );

  test("takes a set of kernel packages", () => {
    expect(runner("command", `${root}tests/nix/runner/kernel-packages.nix`)).toContain(
      ` -kernel ${store}-linux/bzImage `,
    );
  });
});
