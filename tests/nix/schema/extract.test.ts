import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { defaultConfig } from "../../../src/config.ts";
import { readPin } from "../../../src/microvm/pin.ts";
import { extractOptionSchema, printOptionSchema } from "../../../src/microvm/schema/extract.ts";
import { walkOptions } from "../../../src/microvm/schema/option-schema.ts";
import { readOptionSchema } from "../../../src/microvm/schema/read.ts";
import { microvmSource, nixpkgsLib, root } from "../../support/available.ts";

const from = { source: microvmSource, nixpkgs: dirname(nixpkgsLib ?? "") };

describe.skipIf(microvmSource === undefined || nixpkgsLib === undefined)(
  "the option schema",
  () => {
    it("is committed as the pinned microvm.nix has it, byte for byte", async () => {
      const { schema } = await extractOptionSchema(
        defaultConfig,
        readPin(root, defaultConfig),
        from,
      );
      expect(printOptionSchema(schema)).toBe(readOptionSchema(root, defaultConfig).text);
    });

    it("is refused of a folder that is not what the lock pins", async () => {
      const pin = readPin(root, defaultConfig);
      await expect(
        extractOptionSchema(defaultConfig, pin, { ...from, source: `${root}/nix` }),
      ).rejects.toThrow(
        /has the narHash sha256-.*, but the lock says sha256-4UFJOVGpaYtHW5yasSv80MaJxTBYdk2zyf3jhKtt0wA=/,
      );
    });
  },
);

describe("the committed option schema", () => {
  const { schema } = readOptionSchema(root, defaultConfig);
  const guest = new Map(
    [...walkOptions(schema.guest, { deep: true })].map(({ path, option }) => [
      path.join("."),
      option,
    ]),
  );

  it("has exact types, defaults and places", () => {
    expect(guest.get("mem")).toEqual({
      kind: "option",
      type: { kind: "int", min: 1 },
      requiredness: "optional",
      default: { value: 512 },
      declared: [{ file: "nixos-modules/microvm/options.nix", line: 110 }],
    });
    expect(guest.get("forwardPorts.*.host.port")?.type).toEqual({
      kind: "int",
      min: 0,
      max: 65535,
    });
    expect(guest.get("binScripts")?.type).toEqual({
      kind: "attrsOf",
      of: { kind: "string", separator: "\n" },
    });
    expect(guest.get("shares.*.source")?.type).toEqual({ kind: "string", nonEmpty: true });
  });

  it("distinguishes required from defined by upstream and from required in one case", () => {
    expect(guest.get("interfaces.*.mac")?.requiredness).toBe("required");
    expect(guest.get("qemu.machine")?.requiredness).toBe("optional");
    expect(guest.get("interfaces.*.macvtap.link")).toMatchObject({
      requiredness: "conditional",
      requiredWhen: { type: "macvtap" },
    });
    expect(guest.get("volumes.*.size")).toMatchObject({
      requiredness: "conditional",
      requiredWhen: { autoCreate: true },
    });
  });

  it("distinguishes constant defaults from those that depend on the configuration", () => {
    expect(guest.get("graphics.hostmem")?.default).toEqual({ value: "256M" });
    expect(guest.get("hotpluggedMem")?.default).toEqual({ computed: true });
    expect(guest.get("shares.*.socket")?.default).toEqual({ computed: true });
  });

  it("keeps removed options with what replaced them", () => {
    expect(guest.get("balloonMem")?.removed).toEqual({ replacedBy: ["microvm.balloon"] });
  });

  it("has the host's options too", () => {
    expect([...walkOptions(schema.host)].map(({ path }) => path.join("."))).toEqual([
      "autostart",
      "host.enable",
      "host.startupTimeout",
      "host.useNotifySockets",
      "stateDir",
      "vms",
    ]);
  });

  it("knows every type", () => {
    expect([...guest].filter(([, { type }]) => JSON.stringify(type).includes('"unknown"'))).toEqual(
      [],
    );
  });
});
