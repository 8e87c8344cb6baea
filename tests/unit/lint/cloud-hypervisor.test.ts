import { expect, test } from "vitest";
import { lintCloudHypervisor } from "../../../src/lint/cloud-hypervisor/lint.ts";
import { lintScript } from "../../../src/lint/lint-script.ts";
import type { FlagPack } from "../../../src/packs/format.ts";
import { readPack } from "../../../src/packs/read.ts";
import { withPayload } from "../../support/cloud-hypervisor-errors.ts";

const pack = readPack("cloud-hypervisor") as FlagPack;

const findings = (line: string) => lintCloudHypervisor(withPayload(line), pack);

test.each([
  // a value's form
  [
    "--memory size=1T",
    'size of --memory must be a size like 512M: bytes, or with K, M or G, but is "1T"',
  ],
  ["--memory shared=yes", 'shared of --memory must be on or off, but is "yes"'],
  ["--cpus boot=-1", "boot of --cpus must be a whole number"],
  ["--cpus affinity=[0@[1-0]]", "affinity of --cpus must be pairs in brackets, like [0@[1,2]]"],
  ["--net mac=1:2", "mac of --net must be a MAC address like 02:00:00:00:00:01"],
  ["--net fd=[3,x]", "fd of --net must be numbers and rising ranges like [0,2-4]"],
  ["--disk path=a,readonly", "readonly of --disk needs a value: readonly=..."],
  ["--disk path=[a", "--disk has brackets or quotes that do not close"],
  ["--fs tag=a,socket=", "--fs needs socket=..."],
  ["--seccomp yes", "--seccomp must be one of true, false, log, errno"],
  // arguments
  ["vmlinux", '"vmlinux" belongs to no flag'],
  ["--disk", "--disk needs a value, and nothing follows"],
  [
    "--cmdline -quiet",
    "--cmdline needs a value, and cloud-hypervisor takes -quiet for another flag",
  ],
  ["--pvpanic=on", "--pvpanic takes no value"],
  ["--vsock cid=3,socket=a --vsock cid=4,socket=b", "--vsock may be given only once"],
  ["--dsik path=a", "cloud-hypervisor has no flag --dsik; did you mean --disk?"],
  // what keys ask of each other
  ["--disk readonly=on", "--disk needs path=... or socket=..."],
  ["--net offload_csum=off", "--net needs offload_tso=off and offload_ufo=off"],
  [
    "--memory hotplug_size=1G,hotplugged_size=512M",
    "hotplugged_size=512M of --memory needs hotplug_method=virtio-mem",
  ],
  [
    "--memory hotplug_method=virtio-mem,hotplug_size=1G,hotplugged_size=2G",
    "must be hotplug_size or less",
  ],
  ["--vsock cid=2,socket=a", "cid of --vsock must be from 3 to 4294967294"],
  // what flags ask of each other
  [
    "--disk path=a --net tap=b --restore source_url=c",
    "--disk needs --firmware or --fw-cfg-config or --igvm or --kernel",
  ],
  [
    "--cpus boot=2 --disk path=a,num_queues=4",
    "num_queues of --disk must be 2 or less for a VM of 2 CPUs",
  ],
  ["--cpus boot=4,topology=1:1:1:2", "topology of --cpus must multiply to 4 CPUs"],
  ["--memory size=512M --balloon size=1G", "size of --balloon must be less than the VM's memory"],
  ["--memory size=1G --memory-zone id=a,size=1G", "--memory-zone needs --memory size=0"],
  ["--device path=/sys/a path=/sys/a", "--device already has /sys/a"],
  ["--disk path=a,pci_segment=1", "--disk is on the PCI segment 1, and there is 1, the segment 0"],
  ["--disk vhost_user=on,socket=a", "--disk needs memory that another process can map"],
  ["--firmware a --kernel b", "--firmware and --kernel exclude each other"],
])("%s: %s", (line, message) => {
  expect(findings(line).map((it) => it.message)).toEqual([expect.stringContaining(message)]);
});

test.each([
  "--rtc --serial tty --console off -vv",
  "--memory size=0 --memory-zone id=a,size=1G,shared=on --fs tag=a,socket=s",
  "--memory size=1G,hugepages=on --disk vhost_user=TRUE,socket=a",
  '--disk path="a,b.img",serial="x" path=b.img --disk path=c.img',
  "--platform num_pci_segments=2,oem_strings=[a=b,c] --disk path=a,pci_segment=1",
  "--cpus boot=2,max=4,topology=2:2:1:1 --net num_queues=4,tap=a",
  "--api-socket=/run/a.sock --restore source_url=file:///a,net_fds=[n@[3,4]]",
  "--platform",
])("takes %s", (line) => {
  const value = line === "--platform" ? [""] : [];
  expect(lintCloudHypervisor([...withPayload(line), ...value], pack)).toEqual([]);
});

test("what can be written in its place is the fix", () => {
  const fixes = (line: string) => findings(line).map(({ fix }) => fix?.args);
  expect(fixes("--disk path=a.img,read_only=on path=b.img")).toEqual([["path=a.img,readonly=on"]]);
  expect(fixes("--memory size=1G,shared=yes")).toEqual([["--memory", "size=1G,shared=on"]]);
  expect(fixes("--dsik path=a")).toEqual([["--disk"]]);
  expect(fixes("--pvpanic=on")).toEqual([["--pvpanic"]]);
});

test("a row counts from the version on whose source has it", () => {
  const of = (version: string) =>
    lintCloudHypervisor(["--kernel", "k", "--net", "ip=10.0.0.1"], {
      ...pack,
      build: { ...pack.build, version },
    }).map(({ message }) => message);
  expect(of("v48.0")).toEqual([]);
  expect(of("v53.0")).toEqual(["--net needs ip and mask together; mask is missing"]);
  expect(of("ae44c2971")).toEqual(["--net needs ip and mask together; mask is missing"]);
});

test("a script that starts it is checked, whichever way it is started", () => {
  const script =
    "exec taskset 3 /nix/store/x/bin/cloud-hypervisor --kernel k --nonsense '--net tap=a'\n";
  const verdict = lintScript(script, "microvm-run", readPack);
  expect(verdict.notChecked).toBeUndefined();
  expect(verdict.findings.map(({ rule, line }) => ({ rule, line }))).toEqual([
    { rule: "unknown-option", line: 1 },
    { rule: "two-words", line: 1 },
  ]);
});
