import { describe, expect, test } from "vitest";
import { nix } from "../../../../src/index.ts";
import { ignoredOptions } from "../../../../src/lint/definitions/ignored-options.ts";
import { schema, support } from "../../../support/committed-support.ts";
import { inProcess } from "../../../support/in-process.ts";
import { temporaryRepository } from "../../../support/repository.ts";

const ignoredIn = (vm: Record<string, unknown>) =>
  [...ignoredOptions(vm, schema, support)].map(({ path }) => path.join("."));

const share = { tag: "a", source: "/a", mountPoint: "/a" };
const tap = { type: "tap", id: "eth0", mac: "02:00:00:00:00:01" };

describe("what the hypervisor's runner ignores", () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    ["a value", { hypervisor: "crosvm", cpu: "host" }, ["cpu"]],
    ["not where it is honoured", { hypervisor: "qemu", cpu: "host" }, []],
    ["with the default hypervisor", { hugepageMem: true }, ["hugepageMem"]],
    ["not at its default", { hypervisor: "crosvm", cpu: null, hugepageMem: false }, []],
    ["not a 0", { hypervisor: "vfkit", hotpluggedMem: 0 }, []],
    ["not null", { hypervisor: "alioth", socket: null }, []],
    [
      "what is read for a kind of share that the hypervisor refuses",
      { hypervisor: "firecracker", virtiofsd: { group: "media" }, deflateOnOOM: false },
      ["virtiofsd.group", "deflateOnOOM"],
    ],
    [
      "what only Nix knows",
      { hypervisor: "kvmtool", graphics: { crosvmPackage: nix`pkgs.crosvm` } },
      ["graphics.crosvmPackage"],
    ],
    [
      "in an element",
      { hypervisor: "crosvm", interfaces: [tap, { ...tap, tap: { vhost: true } }] },
      ["interfaces.1.tap.vhost"],
    ],
    [
      "in an element of the kind that others honour it for",
      { hypervisor: "crosvm", shares: [{ ...share, proto: "9p", securityModel: "passthrough" }] },
      ["shares.0.securityModel"],
    ],
    [
      "in one whose kind is the default",
      { hypervisor: "crosvm", shares: [{ ...share, securityModel: "passthrough" }] },
      ["shares.0.securityModel"],
    ],
    [
      "not in one of another kind",
      { hypervisor: "crosvm", shares: [{ ...share, proto: "virtiofs", securityModel: "mapped" }] },
      [],
    ],
    ["not what must be set", { hypervisor: "vfkit", interfaces: [{ ...tap, type: "user" }] }, []],
    ["not what the guest reads too", { hypervisor: "crosvm", machineId: "1" }, []],
    ["not what is refused", { hypervisor: "crosvm", user: "microvm" }, []],
    ["not with a hypervisor that was not measured", { hypervisor: "xen", cpu: "host" }, []],
    [
      "what another option takes the place of",
      { hypervisor: "cloud-hypervisor", mem: 4096, hotplugMem: 512 },
      ["mem"],
    ],
    ["not without that one", { hypervisor: "cloud-hypervisor", mem: 4096 }, []],
    ["not elsewhere", { hypervisor: "qemu", mem: 4096, hotplugMem: 512 }, []],
  ])("%s: %j", (_, vm, ignored) => {
    expect(ignoredIn(vm)).toEqual(ignored);
  });
});

const definition = (comment: string) => `import { defineVm } from "../generated/microvm.ts";
export default defineVm({
  name: "a",
  hypervisor: "stratovirt",
${comment}  user: "microvm",
});
`;

test("lint and codegen say it at the line, with who honours it, unless a comment says that it is meant", async () => {
  const repository = temporaryRepository({ "a.ts": definition("") });
  expect(await inProcess(repository.path, "codegen")).toMatchObject({
    status: 1,
    stderr: `error: src/vms/a.ts:5: this starts and is silently wrong: stratovirt ignores microvm.user; it is honoured by qemu [ignored-option]
  fix: change or remove it; if this is intended, write the comment \`// ghaf-microvm: allow ignored-option\` before it
`,
  });
  expect(await inProcess(repository.path, "lint", "a")).toEqual({
    status: 1,
    stdout: `src/vms/a.ts:5: silently wrong: stratovirt ignores microvm.user; it is honoured by qemu [ignored-option]
  microvm.user = "microvm"
  fix: change or remove it; if this is intended, write the comment \`// ghaf-microvm: allow ignored-option\` before it
1 silently wrong
`,
    stderr: "",
  });
  repository.write("src/vms/a.ts", definition("  // ghaf-microvm: allow ignored-option\n"));
  expect(await inProcess(repository.path, "lint", "a")).toMatchObject({ status: 2 });
  expect(await inProcess(repository.path, "codegen")).toMatchObject({ status: 0 });
});
