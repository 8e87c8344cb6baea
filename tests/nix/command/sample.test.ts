// @module-tag slow
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { allArguments, parseCommandLine } from "../../../src/command/command-line.ts";
import { describeChanges } from "../../../src/command/compare.ts";
import { explainArguments, optionName } from "../../../src/command/explain.ts";
import {
  assertionCulprits,
  evaluateAlternatives,
  evaluateRunner,
  type Runner,
} from "../../../src/command/runner.ts";
import { withHashes, withoutHashes } from "../../../src/command/store-paths.ts";
import { microvmGit, root } from "../../support/available.ts";
import { microvmAt } from "../../support/microvm-history.ts";
import { canEvaluateRunners, runnerQuery } from "../../support/runner.ts";

const inputs = join(root, "tests/nix/command/sample.nix");

/** The command of the document, as its script has it, store paths shortened as ours are. */
const sample = `'/nix/store/…-qemu_kvm/bin/qemu-system-x86_64' '-name' 'memshare' '-M' 'microvm,accel=kvm:tcg,x-option-roms=off,isa-serial=off,pit=off,pic=off,rtc=off,mem-merge=on' '-m' '2512' '-cpu' 'host' '-smp' '17' '-machine' 'virt,accel=kvm' '-nodefaults' '-no-user-config' '-nographic' '-no-reboot' '-serial' 'null' '-device' 'virtio-serial-device' '-chardev' 'pty,id=con0' '-device' 'virtconsole,chardev=con0' '-chardev' 'stdio,mux=on,id=con1,signal=off' '-device' 'virtconsole,chardev=con1' '-device' 'virtio-rng-device' '-drive' 'id=root,format=raw,media=cdrom,file=/nix/store/…-rootfs.squashfs,if=none,aio=io_uring' '-device' 'virtio-blk-device,drive=root' '-kernel' '/nix/store/…-linux/bzImage' '-append' 'console=hvc1 console=hvc0 reboot=t panic=-1 root=/dev/vda ro init=/init devtmpfs.mount=0 stage2init=/nix/store/…-nixos-system/init boot.panic_on_fail loglevel=4 regInfo=/nix/store/…-closure-info/registration' '-sandbox' 'on' '-qmp' 'unix:memshare.sock,server,nowait' '-device' 'virtio-balloon' '--option 1 --option 2'`;

const optionText = (unit: { name: string | undefined; values: readonly { text: string }[] }) =>
  [unit.name ?? "", ...unit.values.map(({ text }) => withoutHashes(text))].join(" ").trim();

describe.skipIf(!canEvaluateRunners || microvmGit === undefined)(
  "the document's sample command",
  () => {
    /** Of microvm.nix of 7 April 2023, which brought microvm.crosvm.extraArgs. */
    const queryOfSample = () => runnerQuery(inputs, { source: microvmAt("2187b302") });
    const commandOfSample = async () => {
      const { runner } = await evaluateRunner(queryOfSample(), "the sample");
      return parseCommandLine("qemu", (runner as Runner).command);
    };

    test("is what its input parameters give", async () => {
      const args = allArguments(await commandOfSample()).map(({ text }) => text);
      for (const pair of [
        ["-name", "memshare"],
        ["-m", "2512"],
        ["-smp", "17"],
        ["-qmp", "unix:memshare.sock,server,nowait"],
        ["-device", "virtio-balloon"],
      ])
        expect(args.join("\n")).toContain(pair.join("\n"));
      // one string in extraArgs is one argument, blanks and all, and the last one
      expect(args.at(-1)).toBe("--option 1 --option 2");
    });

    test("has otherwise more or less only what upstream had before, or what no revision of it has", async () => {
      const steps = describeChanges(
        parseCommandLine("qemu", withHashes(sample)),
        await commandOfSample(),
      );
      const differing = steps
        .filter(({ kind }) => kind !== "same" && kind !== "moved")
        .map(({ before, after }) => [
          before && optionText(before),
          after && withoutHashes(optionText(after)),
        ]);
      expect(differing).toEqual([
        // isa-serial=off went on 2023-04-03 (4d11119)
        [
          "-M microvm,accel=kvm:tcg,x-option-roms=off,isa-serial=off,pit=off,pic=off,rtc=off,mem-merge=on",
          "-M microvm,accel=kvm:tcg,x-option-roms=off,pit=off,pic=off,rtc=off,mem-merge=on",
        ],
        ["-cpu host", "-cpu host,+x2apic"],
        // of the fork: no revision of microvm.nix has -machine
        ["-machine virt,accel=kvm", undefined],
        [undefined, "-enable-kvm"],
        [undefined, "-bios /nix/store/…-qboot/bios.bin"],
        // the serial console took the place of the second virtio console on 2023-04-06 (b2e495d)
        [undefined, "-chardev stdio,mux=on,id=con0,signal=off"],
        ["-serial null", "-serial chardev:con0"],
        [undefined, "-chardev pty,id=con1"],
        ["-chardev pty,id=con0", undefined],
        ["-device virtconsole,chardev=con0", undefined],
        ["-chardev stdio,mux=on,id=con1,signal=off", undefined],
        [undefined, "-device i8042"],
        // media=cdrom went on 2023-02-25 (7632603)
        [
          "-drive id=root,format=raw,media=cdrom,file=/nix/store/…-rootfs.squashfs,if=none,aio=io_uring",
          "-drive id=root,format=raw,read-only=on,file=/nix/store/…-rootfs.squashfs,if=none,aio=io_uring",
        ],
        // upstream has bzImage from 2023-05-24 on (6dbc888)
        ["-kernel /nix/store/…-linux/bzImage", "-kernel /nix/store/…-linux-dev/vmlinux"],
        [
          "-append console=hvc1 console=hvc0 reboot=t panic=-1 root=/dev/vda ro init=/init devtmpfs.mount=0 stage2init=/nix/store/…-nixos-system/init boot.panic_on_fail loglevel=4 regInfo=/nix/store/…-closure-info/registration",
          "-append console=hvc0 earlyprintk=ttyS0 console=ttyS0 reboot=t panic=-1 root=/dev/vda ro init=/init devtmpfs.mount=0 stage2init=/nix/store/…-nixos-system/init boot.panic_on_fail loglevel=4 regInfo=/nix/store/…-closure-info/registration",
        ],
      ]);
    });

    test("has its memory and its balloon from mem and balloonMem", async () => {
      const line = await commandOfSample();
      const origins = explainArguments("qemu", line, await evaluateAlternatives(queryOfSample()));
      const args = allArguments(line).map(({ text }) => text);
      const setFor = (arg: string) =>
        origins[args.indexOf(arg)]?.filter(({ set }) => set).map(({ path }) => optionName(path));
      expect(setFor("2512")).toEqual(["microvm.balloonMem", "microvm.mem"]);
      expect(setFor("virtio-balloon")).toEqual(["microvm.balloonMem"]);
      expect(setFor("17")).toEqual(["microvm.vcpu"]);
      expect(setFor("--option 1 --option 2")).toEqual(["microvm.qemu.extraArgs"]);
    });

    test("is reported on the pinned revision that balloonMem is gone, and where it stands", async () => {
      const query = runnerQuery(inputs);
      const { assertions } = await evaluateRunner(query, "the sample");
      expect(assertions).toEqual([
        expect.stringMatching(
          /`microvm\.balloonMem' .* removed and replaced by the boolean option balloon/s,
        ),
      ]);
      expect(await assertionCulprits(query, assertions, assertions[0] ?? "")).toEqual([
        expect.objectContaining({
          path: ["microvm", "balloonMem"],
          positions: [{ file: inputs, line: 7 }],
        }),
      ]);
    });
  },
);
