import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { shellWords } from "../../../src/command/shell-words.ts";
import type { Finding } from "../../../src/lint/finding.ts";
import { lintWords } from "../../../src/lint/lint.ts";
import { forTarget } from "../../../src/packs/assemble.ts";
import { readCrosvmPack, readPack, readQemuPack } from "../../../src/packs/read.ts";
import { fromManuals, knownMistakes, mutated, randomBackends } from "../../judge/corpus.ts";
import { collectCases } from "../../judge/crosvm-cases.ts";
import { seeded } from "../../judge/random.ts";
import { crosvmSource, hasNix, nixpkgsLib, root } from "../../support/available.ts";
import { evaluate } from "../../support/nix.ts";

const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-nix-lint-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the Nix rules say of each command line, by these packs: a Nix expression, where `lint` is known. */
function lintInNix(
  program: string,
  packs: string,
  cases: readonly (readonly string[])[],
): readonly (readonly Finding[])[] {
  const file = join(folder, "cases.json");
  writeFileSync(file, JSON.stringify(cases));
  return evaluate(`
    let
      lib = import ${nixpkgsLib};
      lint = import ${join(root, "nix/lint")} { inherit lib; };
    in
    map (lint.lintWords "${program}" (${packs})) (builtins.fromJSON (builtins.readFile ${file}))
  `) as Finding[][];
}

const asText = ({ rule, severity, index, message, fix }: Finding) =>
  JSON.stringify([rule, severity, index, message, fix?.index, fix?.count, fix?.words]);

const placeOf = ({ severity, index }: Finding) => `${severity} ${index}`;

function compare(
  program: "qemu" | "crosvm",
  pack: string,
  cases: readonly { readonly name: string; readonly words: readonly string[] }[],
  target?: string,
) {
  const read = target === undefined ? readPack(pack) : forTarget(readPack(pack), target);
  const inNix = lintInNix(
    program,
    `let pack = lint.packs."${pack}"; in [ (pack // { build = pack.build // { target = "${read.build.target}"; }; }) ]`,
    cases.map(({ words }) => words),
  );
  const said = { typescript: 0, alike: 0 };
  const missing: string[] = [];
  const differences = cases.flatMap(({ name, words }, index) => {
    const typescript = lintWords(program, words, read);
    const nix = inNix[index] ?? [];
    const texts = nix.map(asText);
    const places = typescript.map(placeOf);
    said.typescript += typescript.length;
    said.alike += typescript.filter((finding) => texts.includes(asText(finding))).length;
    missing.push(
      ...typescript
        .map(asText)
        .filter((finding) => !texts.includes(finding))
        .map((finding) => `  ${name}: only lint has ${finding}\n`),
    );
    // TypeScript's rules may look at more; what Nix complains of, TypeScript must complain of too
    return nix
      .filter((finding) => !places.includes(placeOf(finding)))
      .map((it) => `${name}: only Nix: ${asText(it)}`);
  });
  process.stdout.write(
    `\n${pack}: of lint's ${said.typescript} findings in ${cases.length} command lines, Nix has ${said.alike}\n${missing.slice(0, 10).join("")}`,
  );
  return { ...said, differences };
}

describe.skipIf(!hasNix || nixpkgsLib === undefined)("the rules in Nix", () => {
  test.each(["qemu-10.0", "qemu-10.0-aarch64-ghaf", "qemu-10.0-ghaf", "qemu-7.2"])(
    "say what lint says of QEMU's command lines, by %s",
    (name) => {
      const pack = readPack(name);
      if (pack.program !== "qemu") throw new Error(name);
      const pools = { drivers: Object.keys(pack.devices), objects: Object.keys(pack.objects) };
      // of the packs but the newest, every fifth
      const step = name === "qemu-10.0-ghaf" ? 1 : 5;
      const documented = [
        ...fromManuals(),
        ...knownMistakes(),
        ...randomBackends(300, seeded(78)),
      ].filter((_, index) => index % step === 0);
      const cases = [...mutated(pools, 2, seeded(77)), ...documented, ...qemuCorpus(200)];
      const { typescript, alike, differences } = compare("qemu", name, cases);
      expect(differences).toEqual([]);
      expect(alike / typescript).toBeGreaterThan(0.98);
    },
  );

  test("say by all known builds no more than lint says by the newest", () => {
    const builds = ["qemu-10.0-ghaf", "qemu-7.2"];
    const pools = {
      drivers: builds.flatMap((name) => Object.keys(readQemuPack(name).devices)),
      objects: builds.flatMap((name) => Object.keys(readQemuPack(name).objects)),
    };
    const cases = [...mutated(pools, 3, seeded(99)), ...qemuCorpus(200)];
    const all = 'lint.knownBuilds { program = "qemu"; isArm = false; }';
    const inNix = lintInNix(
      "qemu",
      all,
      cases.map(({ words }) => words),
    );
    let [said, alike] = [0, 0];
    const own = cases.flatMap(({ words }, index) => {
      const first = lintWords("qemu", words, readPack("qemu-10.0-ghaf"));
      const nix = (inNix[index] ?? []).map(asText);
      said += first.length;
      alike += first.filter((finding) => nix.includes(asText(finding))).length;
      return nix.filter((finding) => !first.map(asText).includes(finding));
    });
    process.stdout.write(
      `\nall known builds: of lint's ${said} findings by the newest in ${cases.length} command lines, Nix has ${alike}\n`,
    );
    expect(own).toEqual([]);
    expect(alike).toBeGreaterThan(said * 0.9);
  });

  test.each([
    ["crosvm", "any"],
    ["crosvm-ghaf", "aarch64"],
  ])("say what lint says of crosvm's, by %s for %s", (name, target) => {
    const cases = [
      ...crosvmCorpus(500),
      ...crosvmOptionCorpus(1000),
      ...(crosvmSource === undefined
        ? []
        : collectCases(crosvmSource, readCrosvmPack("crosvm")).cases),
    ];
    const { typescript, alike, differences } = compare("crosvm", name, cases, target);
    expect(typescript).toBeGreaterThan(300);
    expect(alike).toBe(typescript);
    expect(differences).toEqual([]);
  });
});

test.skipIf(!hasNix || nixpkgsLib === undefined)("Nix splits a command into the same words", () => {
  const commands = fc.sample(
    fc
      .array(fc.constantFrom("a", " ", "\n", "\\", '"', "'", "'\\''", "=,", "$b", '"c d"', "'e f'"))
      .map((parts) => parts.join(""))
      .filter((command) => {
        try {
          shellWords(command);
          return !/\\$/.test(command);
        } catch {
          return false;
        }
      }),
    { numRuns: 200, seed: 20261123 },
  );
  const file = join(folder, "commands.json");
  writeFileSync(file, JSON.stringify(commands));
  expect(
    evaluate(
      `map (import ${join(root, "nix/lint/shell-words.nix")} { lib = import ${nixpkgsLib}; }) (builtins.fromJSON (builtins.readFile ${file}))`,
    ),
  ).toEqual(commands.map((command) => shellWords(command).map(({ text }) => text)));
});

/** What is wrong only together, or of devices that few machines have. */
const together = [
  "-drive id=a,file=/a,if=none -drive id=b,file=/a,if=none -device virtio-blk,drive=a -device virtio-blk,drive=b",
  "-drive id=a,file=/a,if=none,readonly=on -drive id=b,file=/a,if=none,read-only=true -device virtio-blk,drive=a -device virtio-blk,drive=b",
  "-drive id=a,file=/a,if=none,snapshot=on -drive id=b,file=/a,if=none -device virtio-blk,drive=a -device virtio-blk,drive=b",
  "-drive id=a,file=/a,if=none -drive id=b,file=/a,if=none -device virtio-blk,drive=a,share-rw=on -device virtio-blk,drive=b",
  "-drive id=a,file=/dev/sda,if=none -drive id=b,file=/dev/sda,if=none -device virtio-blk,drive=a -device virtio-blk,drive=b",
  "-drive id=a,file=/a,if=none -drive id=b,file=/a,if=none -device virtio-blk,drive=a",
  "-device pc-dimm,memdev=m -device nvdimm,memdev=m -device virtio-mem-pci,memdev=m",
  "-M q35 -device hv-syndbg",
  "-M q35 -device vmbus-bridge -device hv-syndbg",
  "-M q35 -device pxb-cxl,bus_nr=12,id=c",
  "-M q35,cxl=on -device pxb-cxl,bus_nr=12,id=c",
  "-M q35 -device qemu-xhci -device usb-mtp,rootdir=a",
  "-M q35 -device qemu-xhci -device usb-mtp,rootdir=/a",
  "-M q35 -device loader,data=4 -device loader,data-len=4 -device loader,data=4,data-len=4",
  "-M q35 -device virtio-serial -device virtserialport,nr=31 -device virtconsole,nr=30",
  "-M q35 -device virtio-scsi-pci,num_queues=1022 -device virtio-scsi-pci,num_queues=1021",
  "-M q35 -drive id=a,file=/a,if=none -device virtio-blk,drive=a,cyls=5,heads=0x2,secs=0",
  "-M q35 -drive id=a,file=/a,if=none -device virtio-blk,drive=a,cyls=5",
  "-M q35 -device vfio-pci,host=00:14.0,msix[3]=a",
  "-netdev user,id=n,ipv6-net=fec0::/64 -object iothread,id=i,chardev=c",
  "-smp 4,sockets=1,cores=2,threads=1",
  "-smp 2,cores=4 -M microvm",
  "-smp 5,cores=2",
  "-device loader,file=/objects-of/a,addr=0x10 -device ipmi-bmc-extern,id=b -device vmmouse,i8042=/machinery",
  "-M q35 -device pxb,bus_nr=3,id=p -device vmmouse",
  "-M pc -device pxb-pcie,bus_nr=3,id=p -device pxb-cxl,bus_nr=4,id=q",
  "-M q35 -device ich9-usb-ehci1,id=usb -device ich9-usb-uhci1,masterbus=usb.0 -device ich9-usb-uhci2,masterbus=usc.0",
  "-M q35 -device qemu-xhci -device usb-kbd,usb_version=3 -device usb-tablet,usb_version=2",
  "-M q35 -device virtio-rng-pci,aer_log_max=129",
  "-M pc,boot.order=xy,boot.once=a -incoming tcp:a -numa node,memdev=m -numa cpu,node-id=1 -numa cpu,node-id=0",
  "-M microvm,pcie=on -nodefaults -device virtio-rng-pci,addr=0 -device virtio-rng-pci",
  "-drive file=/a,force-share=on -drive file=/b,force-share=on,readonly=on -object memory-backend-ram,id=m,size=\t16M",
  "-blockdev raw,node-name=n,file=f,detect-zeroes=unmap -blockdev raw,node-name=o,file=f,detect-zeroes=unmap,discard=on",
  "-audiodev none,id=a,path=/a -audiodev wav,id=b,path=/a -audiodev pa,id=c,server=/a",
  "-audiodev none,id=a,out.mixing-engine=off,out.channels=2,out.format=s16 -audiodev none,id=b,in.fixed-settings=no,in.frequency=1",
  "-nic user,mac=5 -nic user,mac=2:0:0:0:0:1 -nic user,mac=x -net nic,mac=0x5 -netdev user,id=n,mac=4",
  "-nographic  -m 2G",
].map((line) => ({ name: line, words: line.split(" ") }));

/** Command lines of right and wrong options that the corpus for the judge has not, the same every time. */
function qemuCorpus(count: number) {
  const options = [
    "-M q35,nvdimm=on,sata=off",
    "-M microvm,pcie=on,usb=on",
    "-M virt,gic-version=max",
    "-M virt-8.2,sata=off",
    "-M pc-q35-7.2,accel=tcg:xyz,kernel-irqchip=maybe",
    "-M accel=kvm:tcg",
    "-machine memory-backend=mem",
    "-m 2G",
    "-m 2048M",
    "-m size=1.5G,maxmem=0x100000000,slots=2",
    "-m 512M,maxmem=256M",
    "-m 999999999999G",
    "-smp 9999999999",
    "-smp 2,cores=x",
    "-smp cpus=4",
    "-kernel k",
    "-append a",
    "-append b",
    "-initrd i",
    "-accel tcg",
    "-accel hvfx",
    "-sandbox on",
    "-sandbox off",
    "-nographic",
    "-nographic x",
    "-usb",
    "-tpmdev emulator,id=t0,chardev=c0",
    "-tpmdev passthru,id=t1",
    "-tpmdev passthrough,id=t0,path=/dev/tpmrm0",
    "-device tpm-tis,tpmdev=t0",
    "-device nvdimm,memdev=mem,id=n",
    "-device pc-dimm,memdev=mem",
    "-device virtio-mem-pci,memdev=mem",
    "-device ivshmem-plain,memdev=mem,id=s",
    "-device virtio-pmem-pci,memdev=mem2",
    "-object memory-backend-file,id=mem,mem-path=/dev/shm,size=17M,share=on",
    "-object memory-backend-file,id=mem,mem-path=/dev/hugepages/,size=16M,share=yes",
    "-object memory-backend-file,id=mem2,mem-path=/a,,b,size=16M,c",
    "-object memory-backend-ram,id=mem,size=1K",
    "-object filter-dump,id=f,netdev=n0,file=/a",
    "-object iothread,id=9x",
    "-numa node,memdev=mem",
    "-numa node",
    "-device vhost-user-fs-pci,chardev=c0,tag=a",
    "-chardev socket,id=c0,path=a.sock,server=on,wait=off",
    "-chardev socket,id=c0,path=a.sock,wait=off",
    "-chardev stdio,id=stdio,mux=on",
    "-chardev file,id=c1",
    "-chardev mux,id=c2,chardev=c9",
    "-chardev spicevmc,id=c3,name=vdagent",
    "-chardev nothing,id=c4",
    "-serial stdio",
    "-serial chardev:c0",
    "-serial chardev:c7",
    "-monitor chardev:c0",
    "-qmp unix:q.sock,server,nowait",
    "-qmp tcp:localhost:1,nowait,colour=blue",
    "-mon chardev=c0,mode=control",
    "-device virtio-serial-pci,id=vs",
    "-device virtserialport,bus=vs.0,chardev=c0",
    "-device virtconsole,bus=xhci.0",
    "-device qemu-xhci,id=xhci",
    "-device usb-kbd,bus=xhci.0",
    "-device scsi-hd,drive=d0",
    "-device isa-serial,chardev=c0,index=0x1",
    "-device vfio-pci,id=v",
    "-device vfio-pci,host=00:14.0,x-no=1,msix[3]=a",
    "-device max-x86_64-cpu",
    "-device help",
    "-device virtio-rng-pci,?",
    "-drive id=d0,format=raw",
    "-drive id=d0,format=qcow3,file=/a",
    "-drive file=/a,if=non,cache.direct=on,file.locking=off",
    "-blockdev raw,node-name=d1,file",
    "-fsdev local,id=fs0,path=/a",
    "-fsdev local,id=fs0,security_model=no",
    "-device virtio-9p-pci,fsdev=fs0,mount_tag=a",
    "-netdev user,id=n0,hostfwd=22",
    "-netdev tap,id=n0,fds=3:4,vhost",
    "-device virtio-net-pci,netdev=n0,mac=02:00",
    "-device virtio-net-pci,netdev=n0,speed=4294967296",
    "-fw_cfg name=a,file",
    "-fw_cfg opt/a,string=b",
    "-fw_cfg name=a",
    "-smbios type=1,uuid=1,serial=a",
    "-smbios type=0,uefi=maybe",
    "-boot menu=on,order",
    "-name a,debug-threads=on",
    "-rtc base=utc,drift",
    "-overcommit mem-lock=x",
    "-uuid 1",
    "-uuid 2",
    `-device {"driver":"virtio-rng-pci","id":"r","colour":true,"addr":3}`,
    `-device {"driver":"virtio-rng-pci",}`,
    `-device { "driver" : "virtio-rng-pci", "id":"a\\"b", "max-bytes": 01 }`,
    `-netdev {"type":"tap","id":"n0","hub":{"a":[1]}}`,
  ];
  const samples = fc
    .sample(fc.array(fc.constantFrom(...options), { minLength: 1, maxLength: 14 }), {
      numRuns: count,
      seed: 20261123,
    })
    .map((some) => ({
      name: JSON.stringify(some),
      words: some.flatMap((option) => {
        const space = option.indexOf(" ");
        return space < 0 ? [option] : [option.slice(0, space), option.slice(space + 1)];
      }),
    }));
  return [...together, ...samples];
}

/** Command lines of right and wrong words, the same every time. */
function crosvmCorpus(count: number) {
  const words = [
    ...[
      "-m",
      "512",
      "-c",
      "2",
      "-s",
      "vm.sock",
      "--s2idle",
      "--no-balloon",
      "run",
      "kernel",
      "-",
      "",
    ],
    ...[
      "--pmem",
      "/dev/shm/a",
      "--pmem=/dev/shm/b,ro",
      "path=/a,ro=on",
      "path=/a,readonly",
      "ro=true",
    ],
    ...[
      "--block",
      "/a.img,ro=false,o_direct=1,id=a",
      "--pmem /dev/shm/a",
      "--colour blue",
      "--pmen",
      "--pmen=a",
    ],
    ...[
      "--swtpm",
      "vtpm.sock",
      "--tpm-device",
      "/dev/tpmrm0",
      "--vtpm-proxy",
      "--s2idle=true",
      "--vsock",
      "101",
    ],
    ...[
      "--serial",
      "type=stdout,console=true",
      "type=stdout,hardware=[a,b]",
      "--cpus",
      "num-cores=2",
      "x=1,,y",
    ],
    ...[
      "--net",
      "tap-name=vm,mac=02:00:00:00:00:01",
      "tap-nam=vm",
      "--battery",
      "type=goldfish",
      "--initrd",
    ],
  ];
  return fc
    .sample(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }), {
      numRuns: count,
      seed: 20261123,
    })
    .map((words) => ({ name: JSON.stringify(words), words }));
}

/** Command lines of options of crosvm with right and wrong values of all types, the same every time. */
function crosvmOptionCorpus(count: number) {
  const options = [
    "--mem 2G",
    "--mem size=512M",
    "-m 0x200",
    "-m 18446744073709551616",
    "-c 4",
    "-c num-cores=2,boot-cpu=7",
    "--cpus 4,clusters=[[0-1],[3-2]],core-types=[atom=[0],core=[1-3]]",
    "--cpus clusters=[[0,1]",
    "--cpus clusters=0-1",
    "--cpu-affinity 0-1,3",
    "--cpu-affinity 0=1:1=2-3",
    "--cpu-affinity 0=:1",
    "--cpu-capacity 0=1024,1=512",
    "--cpu-capacity 0",
    "--cpu-cluster 0,1",
    "--rt-cpus 3-1",
    "--host-cpu-topology",
    "--no-smt",
    "--enable-hwp",
    "--itmt",
    "--no-balloon",
    "--balloon-page-reporting",
    "--balloon-bias-mib -5",
    "--balloon-bias-mib 0x5",
    "--block /a.img,ro,id=123456789012345678901",
    "--block path='/a,b',bootindex=1,pci-address=00:1f.2",
    "--block path=/a,path=/b,direct,o_direct",
    "-b /nix/store/abc-disk.img",
    "--block=/nix/store/abc-disk.img,ro=false",
    "--block /a,root,async-executor=uring",
    "--block /a,async-executor=epol",
    "--scsi-block /a,root=true",
    "--root /a",
    "--rwroot /a,block_size=0b1000",
    "--pmem /nix/store/abc",
    "--pmem /a,vma-size=4096",
    "--pmem /a,vma-size=4096,swap-interval-ms=10,ro",
    "--serial type=stdout,stdin",
    "--serial type=unix,path=/a",
    "--serial type=stdot,hardware=virtio-console,num=5",
    "--serial hardware=legacy-virtio-console,earlycon,pci-address=00:01.0",
    "--serial num=5,input=/a,stdin=true",
    "--serial file,max-queue-sizes=[1,2,x]",
    "--serial file,max-queue-sizes=[1,2",
    "--serial input-unix-stream,num=0",
    "--net tap-name=vm,mac=02:00:00:00:00:01,vq-pairs=4",
    "--net tap-name=12",
    "--net tap-name=true-tap",
    "--net tap-fd=x",
    "--net mac=02:00:00:00:00:01",
    "--net host-ip=10.0.0.1,netmask=255.255.255.0,mac=2:0:0:0:0:1",
    "--net host-ip=10.0.0.256,mac=02:00:00:00:00:01",
    "--net tap-name=a,host-ip=10.0.0.1",
    "--net vhost-net,tap-name=a,mrg-rxbuf,packed-queue",
    "--net vhost-net=[device=/dev/x],tap-name=a,colour=blue",
    "--net vhost-net=[devise=/dev/x],tap-fd=3",
    "--net vhost-net=/dev/x,tap-fd=3",
    "--host_ip 10.0.0.1",
    "--netmask 255.255.255.0",
    "--mac 02:00:00:00:00",
    "--vhost-net",
    "--vhost-net-device /dev/vhost-net",
    "--tap-name a",
    "--tap-fd 0x3",
    "--vsock 3",
    "--vsock cid=3,device=/dev/vhost-vsock,max-queue-sizes=[1,2,3]",
    "--vsock 3,max-queue-sizes=[1,2]",
    "--cid 3",
    "--vhost-vsock-fd 3",
    "--gpu backend=virglrenderer,displays=[[mode=windowed[800,600],dpi=[100,100]],[hidden]]",
    "--gpu backend=2D,width=100",
    "--gpu max-num-displays=1,displays=[[],[]]",
    "--gpu max-num-displays=17,pci-bar-size=3",
    "--gpu vulkan=maybe,wsi=vk,wsl=1",
    "--gpu-display mode=windowed[1],refresh-rate=-1",
    "--gpu-display windowed[1,2]x",
    "--virtio-snd backend=cras,capture,output_device_config=[[effects=[aec]],[client_type=nobody]]",
    "--virtio-snd backend=alsa",
    "--hypervisor kvm",
    "--hypervisor kvm[device=/dev/kvm]",
    "--hypervisor kvm[devise=/dev/kvm]",
    "--hypervisor xen",
    "--hypervisor kvm[",
    "--kvm-device /dev/kvm",
    "--irqchip kernel[allow-vgic-its]",
    "--irqchip split[a]",
    "--split-irqchip",
    "--input evdev[path=/dev/input/event0]",
    "--input multi-touch[path=/a,width=1,height=x]",
    "--input evdev",
    "--input evdev[/a]",
    "--input mouse[path=/a]b",
    "--multi-touch /a:1:2",
    "--multi-touch /a:x",
    "--single-touch /a,width=10",
    "--vfio 0000:00:14.3,iommu=viommu",
    "--vfio 00:14.3",
    "--vfio path=00:14.3",
    "--vfio /sys/bus/pci/devices/0000:00:14.3,guest-address=00:20.0",
    "--vhost-user type=fs,socket=/a,max-queue-size=65536",
    "--vhost-user gpu,socket=/a",
    "--vhost-user gpv",
    "--shared-dir /a:tag:type=fs:cache=always:timeout=5:writeback=true",
    "--shared-dir /a:tag:type=fs:cache=sometimes:dax=1",
    "--shared-dir /a:tag:type=9p:ascii_casefold=yes:uid=x",
    "--shared-dir /a:tag:timeout=5:type",
    "--shared-dir /a",
    "--shared-dir /a:tag:tyqe=fs",
    "--wayland-sock /a,name=b",
    "--wayland-sock /a,nam=b,c",
    "--pmem-ext2 /a:blocks_per_group=1:size=x:uidmap=0 0 1",
    "--fw-cfg name=a,string=b,path=/c",
    "--fw-cfg name=a",
    "--fw-cfg a,path=/c",
    "--file-backed-mapping addr=0x1000,size=0x2000,path=/dev/mem,rw,sync",
    "--file-backed-mapping addr=0x1001,size=0x2000,path=/dev/mem",
    "--file-backed-mapping addr=0x1001,size=0x2000,path=/dev/mem,align",
    "--mmio-address-range 0x1000-0x2000,1-2",
    "--mmio-address-range 1",
    '--smbios uuid=12345678-1234-1234-1234-123456789abc,oem-strings=[a,\'b,c\',"d\\"e"]',
    '--smbios uuid=1,bios-vendor=a"b',
    "--stub-pci-device 00:01.2,class=0x1000000000",
    "--stub-pci-device 00:21.2",
    "--pci mem=[start=0x1000,siez=5]",
    "--pci memm=[start=1],ecam=[size=1]",
    "--pci-start 4096",
    "--coiommu unpin_policy=lru,unpin_limit=0",
    "--battery type=goldfisch",
    "--nested maybe",
    "--async-executor uring",
    "--core-scheduling on",
    "--suspended",
    "--suspended-vcpus",
    "--gdb 1234",
    "--gdb one",
    "--media-decoder what",
    "--swap /a",
    "--disable-sandbox",
    "--unmap-guest-memory-on-fork",
    "--pivot-root /var/empty",
    "--protected-vm",
    "--unprotected-vm-with-firmware /a",
    "--bios /a",
    "--restore /a",
    "--socket a.sock",
    "-s b.sock",
    "--params -x=y",
    "-p console=ttyS0",
    "-- kernel",
    "--s2idle --s2idle",
    "kernel other",
    "run kernel",
    "-m512 -",
    "--pstore path=/a,size=1,,",
    "--pstore [",
    "--device-tree-overlay /a,select-symbols=[a,b],filter",
    "--video-decoder ffmpeg",
    "--dynamic-power-coefficient 0=1,0=2",
    "--vhost-user-fs /a:tag",
    "--software-tpm",
    "--cfg /a",
    "--disk /a,ro=maybe",
    "--evdev",
  ];
  return fc
    .sample(
      fc.tuple(fc.boolean(), fc.array(fc.constantFrom(...options), { minLength: 1, maxLength: 9 })),
      {
        numRuns: count,
        seed: 20261123,
      },
    )
    .map(([isWhole, some]) => ({
      name: JSON.stringify(some),
      words: [
        ...(isWhole ? ["run"] : []),
        ...some.flatMap((option) => {
          const space = option.indexOf(" ");
          return space < 0 ? [option] : [option.slice(0, space), option.slice(space + 1)];
        }),
      ],
    }));
}
