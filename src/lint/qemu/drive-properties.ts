import type { Properties, QemuPack } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import { bareType } from "../property-type.ts";
import { type Build, type QemuOption, valueAt } from "./command-line.ts";
import { checkProperties } from "./properties.ts";
import { unknownName } from "./unknown.ts";

/** `-drive`, whose keys are its own, those of its format and those of the file below. */
export function* checkDrive({ pack }: Build, option: QemuOption): Generator<Finding> {
  const format = valueAt(option, "format") ?? valueAt(option, "driver");
  if (format !== undefined && !Object.hasOwn(pack.blockdevs, format)) {
    yield unknownName(option, "format", "block driver", format, Object.keys(pack.blockdevs), pack);
    return;
  }
  yield* checkProperties(option, propertiesOf(pack, format), "-drive", {
    file: true,
    backing: true,
  });
}

/** All keys of a drive by its format. A thousand VMs ask for those of the same few. */
function propertiesOf(pack: QemuPack, format: string | undefined): Properties {
  const ofPack = allProperties.get(pack) ?? new Map<string | undefined, Properties>();
  allProperties.set(pack, ofPack);
  const known = ofPack.get(format);
  if (known !== undefined) return known;
  const { blockdevs } = pack;
  const properties = {
    // without a format QEMU looks into the file, and the keys are those of what it finds
    ...(format === undefined
      ? { ...optional(blockdevs.qcow2), ...optional(blockdevs.raw) }
      : optional(blockdevs[format])),
    ...optional(blockdevs.file, "file."),
    ...pack.groups.drive,
    aio: bareType(blockdevs.file?.aio ?? "str"),
    ...throttling,
    ...ownKeys,
  };
  ofPack.set(format, properties);
  return properties;
}

const allProperties = new WeakMap<QemuPack, Map<string | undefined, Properties>>();

/** Properties of a block driver as `-drive` takes them: none needed, and units for all numbers. */
const optional = (properties: Properties | undefined, prefix = ""): Properties =>
  Object.fromEntries(
    Object.entries(properties ?? {}).map(([key, type]) => [
      prefix + key,
      bareType(type).replace(/^number$/, "size"),
    ]),
  );

/** Keys of `-drive` itself whose values no schema lists. */
const ownKeys: Properties = {
  rerror: "|report|ignore|enospc|stop|auto",
  werror: "|report|ignore|enospc|stop|auto",
  cache: "|none|writeback|unsafe|directsync|writethrough|off",
  discard: "|ignore|off|unmap|on",
  "detect-zeroes": "|off|on|unmap",
  id: "str",
  if: "|none|ide|scsi|floppy|pflash|mtd|sd|virtio|xen",
  media: "|disk|cdrom",
  readonly: "bool",
};

/** The old names of throttling's keys. */
const throttling: Properties = Object.fromEntries([
  ["group", "str"],
  ["iops_size", "number"],
  ...["iops", "bps"].flatMap((kind) =>
    ["", "_rd", "_wr"].flatMap((way) => [
      [kind + way, "number"],
      [`${kind}${way}_max`, "number"],
      [`${kind}${way}_max_length`, "number"],
    ]),
  ),
]);
