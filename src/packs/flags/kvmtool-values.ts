import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Properties } from "../format.ts";
import type { FlagValues } from "./values.ts";

/** Values of --network, by key: virtio/net.c, set_net_param and netdev_parser. Text after a mode's name is ignored. */
const reviewed: Properties = {
  mode: "text:NetMode",
  vhost: "int32",
  fd: "int32",
  mq: "int32",
};

/** The values of kvmtool's flags: the keys of --network from its source, the others as reviewed by a person. */
export function kvmtoolValues(folder: string): FlagValues {
  const source = readFileSync(join(folder, "virtio/net.c"), "utf8");
  const keys = [...source.matchAll(/strcmp\(param, "(\w+)"\)/g)].map(([, key = ""]) => key);
  return {
    types: {
      // builtin-run.c: mem_parser, loglevel_parser, kvm_run_cmd_init; util/parse-options.c: strtol
      cpus: "int32",
      console: "text:Console",
      disk: "text:Disk",
      "debug-iodelay": "int32",
      // arm/gic.c: irqchip_parser
      irqchip: "|gicv2|gicv2m|gicv3|gicv3-its",
      loglevel: "|error|warning|info|debug",
      mem: "text:Memory",
      network: "struct:network",
      "virtio-transport": "|pci|pci-legacy|mmio|mmio-legacy",
      vsock: "uint64",
      "vfio-pci": "text:PciAddress",
      vidmode: "int32",
      "9p": "text:Share",
    },
    structs: {
      network: { keys: Object.fromEntries(keys.map((key) => [key, reviewed[key] ?? "str"])) },
    },
    kinds: {},
    texts: {
      Memory: {
        is: "a size like 512 or 1G: in MiB, or with B, K, M, G, T or P",
        matches: "0*[1-9][0-9]*[BbKkMmGgTtPp]?(@[0-9]+[BbKkMmGgTtPp]?)?",
      },
      // text after a name is ignored
      Console: { is: "serial, virtio or hv", matches: "(serial|virtio|hv).*" },
      NetMode: { is: "user, tap or none", matches: "(user|tap|none).*" },
      // vfio/core.c: vfio_device_parser, vfio_pci_device_from_string
      PciAddress: {
        is: "a PCI address like 0000:00:1f.3",
        matches: "([0-9a-fA-F]+:)?[0-9a-fA-F]{1,2}:[0-9a-fA-F]{1,2}[.][0-9a-fA-F]{1,2}",
      },
      // disk/core.c: disk_img_name_parser; a path ends at its first comma
      Disk: {
        is: "a path without commas, with ,ro or ,direct behind it",
        matches: "[^,]+(,(ro|direct)[^,]*)*",
      },
      // virtio/9p.c: virtio_9p_rootdir_parser
      Share: { is: "a folder and a tag, like /data,data", matches: "[^,]+(,[^,]+)?" },
    },
  };
}
