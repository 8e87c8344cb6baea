import type { RulePage } from "../rule-page.ts";

export default {
  id: "nvdimm-off",
  severity: "refused",
  summary: "An NVDIMM needs the machine's `nvdimm=on`.",
  problem: ["The machine q35 has NVDIMM support, but it is off by default."],
  measured: "QEMU 7.2.22 exits with status 1.",
  fix: "Add `-machine nvdimm=on`; it merges with the runner's own `-M`.",
  examples: [
    {
      builds: ["qemu-7.2", "qemu-10.0"],
      wrong: [
        "-M",
        "q35",
        "-m",
        "512,slots=1,maxmem=1G",
        "-object",
        "memory-backend-file,id=mem1,mem-path=mem.img,size=16M,share=on",
        "-device",
        "nvdimm,memdev=mem1",
      ],
      right: [
        "-M",
        "q35,nvdimm=on",
        "-m",
        "512,slots=1,maxmem=1G",
        "-object",
        "memory-backend-file,id=mem1,mem-path=mem.img,size=16M,share=on",
        "-device",
        "nvdimm,memdev=mem1",
      ],
    },
  ],
} as const satisfies RulePage;
