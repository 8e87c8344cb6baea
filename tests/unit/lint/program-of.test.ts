import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { programOf } from "../../../src/lint/program-of.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const folder = temporaryFolder("program-of");

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  chmodSync(path, 0o755);
  return path;
}

test("a program is itself, and so is a script that stands before one", () => {
  const wrapper = file("wrapper", '#!/bin/sh\nexec strace -f "$PROGRAM" "$@"\n');
  // as Nix wraps programs
  const wrapped = file(
    "qemu-system-x86_64",
    '#!/nix/store/a-bash/bin/bash -e\nexport A=b\nexec -a "$0" "/nix/store/c-qemu/bin/.qemu-system-x86_64-wrapped" "$@"\n',
  );
  const programs = ["qemu-system-x86_64", "/nonexistent/qemu-system-x86_64", wrapper, wrapped];
  for (const program of programs) expect(programOf(program)).toBe(program);
});

test("of a runner's script it is the QEMU that the script starts", () => {
  const script = file(
    "microvm-run",
    '#!/nix/store/a-bash/bin/bash\nset -e\nexec -a "microvm@a" /nix/store/b-qemu/bin/qemu-system-x86_64 -M q35\n',
  );
  expect(programOf(script)).toBe("/nix/store/b-qemu/bin/qemu-system-x86_64");
});

test("a script that starts another hypervisor is said to start no QEMU", () => {
  const script = file("crosvm-run", "#!/bin/sh\nexec /nix/store/a-crosvm/bin/crosvm run vmlinux\n");
  expect(() => programOf(script)).toThrow("starts no QEMU");
});
