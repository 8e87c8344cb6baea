import { expect, test } from "vitest";
import { type Random, seeded } from "../../hypervisors/random.ts";
import { inProcess } from "../../support/in-process.ts";
import { temporaryRepository } from "../../support/repository.ts";

/** How many definitions: FIX_DEFINITIONS=500 is what was tried. */
const count = Number(process.env.FIX_DEFINITIONS ?? 24);

/** Each as a person might write it, with a mistake that has a fix. */
const mistakes = [
  ["-device virtio-rng-pci"],
  ["-device=virtio-rng-pci"],
  ["-device", "virtio-rgn-pci"],
  ["-device", "virtio-rng-pci,multifunction=ON"],
  ["-device", "virtio-rng-pci,max-byte=512"],
  ["-object", "memory-backend-memfd,id=m,size=16M,shar=on"],
  ["-object", "memory-backend-file,id=m,mem-path=a,B,size=1M,share=on"],
  ["-chardev", "null,id=c", "-mon", "chardev=c,mod=control"],
  ["-accel", "tcg"],
  [
    "-object",
    "memory-backend-file,id=p,mem-path=p.img,size=16M",
    "-device",
    "virtio-pmem-pci,memdev=p",
  ],
];

/** The arguments as a list with comments, spaces, line ends and quotes of all kinds between. */
function written(args: readonly string[], random: Random): string {
  const gaps = [
    "",
    " ",
    "\n      ",
    " /* a comment, [odd] */ ",
    "\n      // it's one more\n      ",
  ];
  const gap = () => gaps[random(gaps.length)] ?? "";
  const quotes = ['"', "'", "`"];
  return args
    .map((arg) => {
      const quote = quotes[random(quotes.length)] ?? '"';
      return `${gap()}${quote}${arg}${quote}${gap()}`;
    })
    .join(",");
}

const definition = (
  name: string,
  list: string,
) => `import { defineVm } from "../generated/microvm.ts";

/* äöü "-device", keep */ const name = '${name}';
export default defineVm({ name, qemu: { machine: "q35", extraArgs: [${list}] /* end */ }, mem:    1000 });
`;

/** What of a definition is not a string of the list: all that a fix must leave. */
function around(text: string): string[] {
  const [before = "", list = "", after = ""] = text.split(/(?<=extraArgs: \[)|(?=\] \/\* end)/);
  return [before, ...(list.match(/\/\*.*?\*\/|\/\/.*/g) ?? []), after];
}

test(`--fix ends, and leaves all else as it is, in ${count} definitions`, async () => {
  const random = seeded(11);
  const files = Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const args = mistakes[random(mistakes.length)] ?? [];
      return [`vm${index}.ts`, definition(`vm${index}`, written(args, random))];
    }),
  );
  const repository = temporaryRepository(files);
  await inProcess(repository.path, "lint", "--fix");
  const fixed = Object.keys(files).map((file) => repository.read(`src/vms/${file}`));
  for (const [index, before] of Object.values(files).entries())
    expect(around(fixed[index] ?? "")).toEqual(around(before));
  const changed = Object.values(files).filter((before, index) => fixed[index] !== before).length;
  process.stdout.write(`\n--fix changed ${changed} of ${count} definitions\n`);
  expect(changed).toBeGreaterThan(count / 2);
  await inProcess(repository.path, "lint", "--fix");
  expect(Object.keys(files).map((file) => repository.read(`src/vms/${file}`))).toEqual(fixed);
});
