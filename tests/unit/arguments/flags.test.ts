import { expect, test } from "vitest";
import { cloudHypervisor } from "../../../src/index.ts";
import { lintCloudHypervisor } from "../../../src/lint/cloud-hypervisor/lint.ts";
import type { FlagPack } from "../../../src/packs/format.ts";
import { readPack } from "../../../src/packs/read.ts";

test("builders of cloud-hypervisor write what it reads", () => {
  const args = cloudHypervisor.args(
    cloudHypervisor.disk(
      { path: "/a,b.img", readonly: true, queue_affinity: [[0, [1, "2-4"]]] },
      { path: "/c.img" },
    ),
    cloudHypervisor.serial({ tty: true }),
    cloudHypervisor.rtc(),
    cloudHypervisor.v(),
    "--watchdog",
  );
  expect(args).toEqual([
    ...["--disk", 'path="/a,b.img",readonly=on,queue_affinity=[0@[1,2-4]]', "path=/c.img"],
    ...["--serial", "tty", "--rtc", "-v", "--watchdog"],
  ]);
  const others = ["--kernel", "vmlinux", "--console", "off"];
  const pack = readPack("cloud-hypervisor") as FlagPack;
  expect(lintCloudHypervisor([...others, ...args], pack)).toEqual([]);
});
