import type { FlagPack } from "../../packs/format.ts";
import type { Finding } from "../finding.ts";
import { brokenBy } from "../rows/engine.ts";
import type { Row } from "../rows/row.ts";
import { nothingAround, type Subject } from "../rows/subject.ts";
import type { Use } from "./command-line.ts";
import { flagRows, most } from "./rows.ts";

/** Checks how flags depend on each other, by rows about the whole command line. */
export function checkFlagRows(uses: readonly Use[], rows: readonly Row[], version = ""): Finding[] {
  const find = (name: string) => uses.find((use) => use.name === name);
  const subject: Subject = {
    owner: "",
    text: "",
    values: (name) => find(name)?.values.map(({ text }) => text) ?? [],
    isGiven: (name) => find(name) !== undefined,
    isBare: () => false,
    show: (name) => `--${name}`,
    ask: (name) => `--${name}`,
    number: () => undefined,
  };
  return rows.flatMap((row) =>
    [...brokenBy(row, subject, { ...nothingAround, version })].map(({ rule, message, keys }) => ({
      rule,
      severity: row.severity ?? ("refused" as const),
      index: Math.max(...keys.map((name) => find(name)?.index ?? 0)),
      message,
    })),
  );
}

/** The same for a hypervisor that has rows about its flags only, and limits on how often each may be given. */
export function checkTogether(uses: readonly Use[], { program }: FlagPack): Finding[] {
  const tooMany = Object.entries(most[program] ?? {}).flatMap(([name, count]): Finding[] => {
    const next = uses.filter((use) => use.name === name)[count];
    return next === undefined
      ? []
      : [
          {
            rule: "repeated-flag",
            severity: "refused",
            index: next.index,
            message: `${next.asWritten} may be given at most ${count} times`,
          },
        ];
  });
  return [
    ...checkFlagRows(uses, flagRows[program] ?? []),
    ...tooMany,
    ...userNetworks(uses, program),
    ...usbDevices(uses, program),
  ];
}

/** virtio/net.c: set_net_param */
function userNetworks(uses: readonly Use[], program: string): Finding[] {
  const [, second] = uses.filter(
    ({ name, values }) => name === "network" && /(^|,)mode=user/.test(values[0]?.text ?? ""),
  );
  return program !== "kvmtool" || second === undefined
    ? []
    : [
        {
          rule: "collision",
          severity: "refused",
          index: second.index,
          message: "one --network may have mode=user",
        },
      ];
}

/** machine/src/lib.rs: add_usb_device and attach_usb_to_xhci_controller */
function usbDevices(uses: readonly Use[], program: string): Finding[] {
  const kindOf = ({ name, values }: Use) =>
    name === "device" ? (values[0]?.text.replace(/,.*$/s, "") ?? "") : "";
  if (program !== "stratovirt" || uses.some((use) => kindOf(use) === "nec-usb-xhci")) return [];
  return uses
    .filter((use) => kindOf(use).startsWith("usb-"))
    .map((use) => ({
      rule: "no-bus",
      severity: "refused",
      index: use.index,
      message: `${kindOf(use)} needs a USB controller, which only the device nec-usb-xhci provides`,
    }));
}
