import { expect, test } from "vitest";
import { inProcessWithoutNix } from "../support/in-process.ts";
import { temporaryRepository } from "../support/repository.ts";

const vm = (name: string, rest: string) => `import { defineVm } from "../generated/microvm.ts";
export default defineVm({
  name: "${name}",
  vsock: {
    ${rest}
  },
});
`;

test("a value that no kernel or hypervisor takes is an error at its line, with Node alone", async () => {
  const repository = temporaryRepository({ "a.ts": vm("a", "cid: 2,") });
  const { status, stderr } = await inProcessWithoutNix(repository.path, "codegen");
  expect([status, stderr]).toEqual([
    1,
    `error: src/vms/a.ts:5: microvm.vsock.cid must be from 3 to 4294967294, but is 2: the others are reserved
  fix: write 3 or more, another number for each VM
`,
  ]);
});

test("what two VMs claim on one host is an error at the second", async () => {
  const repository = temporaryRepository({
    "a.ts": vm("a", "cid: 3,"),
    "b.ts": vm("b", "cid: 3,"),
  });
  const { status, stderr } = await inProcessWithoutNix(repository.path, "codegen");
  expect([status, stderr]).toEqual([
    1,
    `not verified: what the runner makes of a: there is no Nix here
error: src/vms/b.ts:5: microvm.vsock.cid is the same vsock.cid, "3", as that of a (src/vms/a.ts:2): on one host only one of them can run at a time
  fix: Give each VM a number of its own. Where they never share a host: a comment \`// ghaf-microvm: allow collision\` before it
`,
  ]);
});

test("a comment says that the two VMs never share a host", async () => {
  const repository = temporaryRepository({
    "a.ts": vm("a", "cid: 3,"),
    "b.ts": vm("b", "cid: 3, // ghaf-microvm: allow collision"),
  });
  expect(await inProcessWithoutNix(repository.path, "codegen")).toMatchObject({ status: 0 });
});

test("memory that is plugged in later needs another machine than the default", async () => {
  const repository = temporaryRepository({
    "a.ts": `import { defineVm } from "../generated/microvm.ts";
export default defineVm({
  name: "vpn",
  mem: 3000,
  hotplugMem: 2048,
});
`,
  });
  const { status, stderr } = await inProcessWithoutNix(repository.path, "codegen");
  expect([status, stderr]).toEqual([
    1,
    `error: src/vms/a.ts:5: qemu refuses this value of microvm.hotplugMem on the machine microvm
  fix: set qemu.machine: "q35", or leave it out
`,
  ]);
});
