import type { Finding } from "../finding.ts";
import { type Build, majorVersion, type QemuOption, valueAt } from "./command-line.ts";
import { checkProperties } from "./properties.ts";
import { unknownName } from "./unknown.ts";
import { withStructures } from "./variants.ts";

/** `-nic` is a backend and a card in one; the old `-net` is either. */
export function* checkNic({ pack }: Build, option: QemuOption): Generator<Finding> {
  const type = valueAt(option, "type") ?? "";
  if (type === "none") return;
  const card = {
    addr: "str",
    mac: "str",
    macaddr: "str",
    model: "str",
    name: "str",
    vectors: "number",
  };
  const backend = Object.hasOwn(pack.netdevs, type) ? pack.netdevs[type] : undefined;
  if (option.name === "net" && type === "nic")
    yield* checkProperties(option, { ...card, netdev: "str", type: "str" }, "-net nic");
  else if (backend === undefined)
    yield unknownName(option, "type", "network backend", type, Object.keys(pack.netdevs), pack);
  else
    yield* checkProperties(
      option,
      {
        ...withStructures(backend, `netdevs.${type}`, option, pack),
        ...card,
        id: "str",
        type: "str",
      },
      `-${option.name} ${type}`,
    );
  const model = valueAt(option, "model");
  const models = [...(pack.nics ?? []), "virtio", "help", "isa", "ne2k_isa"];
  if (model === undefined || pack.nics === undefined || models.includes(model)) return;
  const finding = unknownName(option, "model", "network card", model, models, pack);
  // a newer QEMU leaves a card out that it does not know, and warns
  yield majorVersion(pack) < 9 ? finding : { ...finding, severity: "silent" };
}
