import type { RulePage } from "../rule-page.ts";

export default {
  id: "unescaped-comma",
  severity: "refused",
  summary: "A comma in a value is not doubled.",
  problem: [
    "In `key=value,key=value` a comma ends the value. What follows it is read as the next key.",
    "This often comes from an option whose text microvm.nix puts into a longer value: the path of a share, the image of a volume. There, doubling the comma does not help: other hypervisors, and other places where the same text is used, would take both commas.",
  ],
  measured:
    "QEMU 7.2.22 exits with status 1, because there is no property of that name. If the rest happens to be a valid key, QEMU starts with another value.",
  fix: "In an argument of your own, write the comma twice. In an option of microvm.nix, choose a name without a comma.",
  atOption: "choose a name without a comma",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: ["-display", "none", "-chardev", "file,id=log,path=first, second.log"],
      right: ["-display", "none", "-chardev", "file,id=log,path=first,, second.log"],
    },
  ],
} as const satisfies RulePage;
