import { expect, test } from "vitest";
import { differentSizesIn } from "../../../src/lint/shared-sizes.ts";

/** A script whose QEMU maps memory by these texts, one a line. */
const script = (name: string, ...objects: readonly string[]) => ({
  name,
  file: `${name}/microvm-run`,
  text: `#!/bin/sh\nexec qemu-system-x86_64 ${objects.map((text) => `-object '${text}'`).join(" \\\n")}\n`,
});

const file = (path: string, size: string, more = "") =>
  `memory-backend-file,id=m,mem-path=${path},size=${size},share=on${more}`;

test("names both places where two VMs give a file other sizes", () => {
  const scripts = [
    script("one", file("/dev/shm/a", "16M")),
    script("two", file("/dev/shm/b", "1G"), file("/dev/shm/a", "32M")),
  ];
  expect(differentSizesIn(scripts)).toEqual([
    {
      script: 1,
      finding: {
        rule: "not-shared",
        severity: "refused",
        file: "two/microvm-run",
        line: 3,
        argument: '"-object" "memory-backend-file,id=m,mem-path=/dev/shm/a,size=32M,share=on"',
        message:
          "/dev/shm/a has size=32M here, and size=16M in one (one/microvm-run:2): QEMU refuses a size larger than the file, and maps only the beginning of a larger file. Write the same size in both",
        fix: null,
        fixable: false,
      },
    },
  ]);
});

test.each([
  ["16M", "32M", 1],
  ["16M", "16777216", 0],
  ["0x1000000", "16m", 0],
  ["1.5G", "1536M", 0],
  ["1G", "1024", 1],
])("of sizes %s and %s finds %i", (one, other, count) => {
  const scripts = [one, other].map((size) => script(size, file("/dev/shm/a", size)));
  expect(differentSizesIn(scripts)).toHaveLength(count);
});

test.each([
  ["another spelling of the path", "/dev/shm//./a", "/dev/shm/a", 1],
  ["files of each VM's own folder", "a.img", "a.img", 0],
  ["a folder", "/dev/shm", "/dev/shm/", 0],
  ["huge pages", "/dev/hugepages", "/dev/hugepages", 0],
  ["what the shell decides on", "/run/user/$UID/a", "/run/user/$UID/a", 0],
  ["a file outside of /dev/shm", "/var/lib/shared/mem", "/var/lib/shared/mem", 1],
])("%s", (_, one, other, count) => {
  const scripts = [script("one", file(one, "16M")), script("two", file(other, "32M"))];
  expect(differentSizesIn(scripts)).toHaveLength(count);
});

test("takes JSON, private mappings, and two of one VM", () => {
  const json =
    '{"qom-type":"memory-backend-file","id":"m","mem-path":"/dev/shm/a","size":33554432}';
  const own = file("/dev/shm/a", "16M").replace("share=on", "share=off");
  expect(differentSizesIn([script("one", own), script("two", json)])).toHaveLength(1);
  expect(differentSizesIn([script("one", own, json)])).toHaveLength(1);
});

test("leaves alone parts of a file, memory of other kinds, and other hypervisors", () => {
  const [small, large] = [file("/dev/shm/a", "16M"), file("/dev/shm/a", "32M")];
  const kinds = [
    file("/dev/shm/a", "32M", ",offset=16M"),
    "memory-backend-memfd,id=m,size=32M,share=on",
    "rng-random,id=m,filename=/dev/shm/a",
  ];
  for (const other of kinds)
    expect(differentSizesIn([script("one", small), script("two", other)])).toEqual([]);
  const firecracker = "#!/bin/sh\nexec firecracker --object x\n";
  expect(
    differentSizesIn([script("one", small), { ...script("two", large), text: firecracker }]),
  ).toEqual([]);
  expect(
    differentSizesIn([script("one", small), { ...script("two", large), text: "echo hello" }]),
  ).toEqual([]);
});
