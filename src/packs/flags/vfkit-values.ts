import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Properties } from "../format.ts";
import type { FlagValues } from "./values.ts";

/** The functions in which vfkit parses the values of --device and --bootloader, with one Go type per kind. */
const sources = {
  device: { file: "pkg/config/virtio.go", function: "deviceFromCmdLine" },
  bootloader: { file: "pkg/config/bootloader.go", function: "BootloaderFromCmdLine" },
} as const;

/** Keys that are not plain text, by type and key: what the type's function FromOptions requires of their values. */
const reviewed: Readonly<Record<string, string>> = {
  "DiskStorageConfig.readonly": "word",
  "DiskStorageConfig.type": "|image|dev|",
  "EFIBootloader.create": "word",
  "NetworkBlockDevice.sync": "|full|none",
  "NetworkBlockDevice.timeout": "int32",
  "NetworkBlockStorageConfig.readonly": "word",
  "RosettaShare.ignore-if-missing": "bare",
  "RosettaShare.install": "bare",
  "VirtioGPU.height": "uint32:1..",
  "VirtioGPU.width": "uint32:1..",
  "VirtioInput.keyboard": "word",
  "VirtioInput.pointing": "word",
  "VirtioNet.fd": "uint32:0..2147483647",
  "VirtioNet.mac": "text:MacAddr",
  "VirtioNet.nat": "word",
  "VirtioNet.offloading": "|off",
  "VirtioNet.type": "|unixgram",
  "VirtioNet.vfkitMagic": "|on|off",
  "VirtioSerial.pty": "bare",
  "VirtioSerial.stdio": "word",
  "VirtioVsock.connect": "bare",
  "VirtioVsock.listen": "bare",
  "VirtioVsock.port": "uint32",
};

/** The values of vfkit's flags, as its Go functions parse them. */
export function vfkitValues(folder: string): FlagValues {
  const texts = Object.values(sources).map(({ file }) => readFileSync(join(folder, file), "utf8"));
  const go = texts.join("\n");
  const structs: Record<string, { keys: Properties }> = {};
  const kinds = Object.fromEntries(
    Object.entries(sources).map(([flag, { function: name }]) => [
      flag,
      Object.fromEntries(
        kindsIn(bodyOf(go, `func ${name}(`)).map(([kind, made]) => {
          const type = typeMadeBy(go, made);
          structs[type] = { keys: keysOf(go, type) };
          return [kind, `struct:${type}`];
        }),
      ),
    ]),
  );
  return {
    types: {
      bootloader: "kinds:bootloader",
      cpus: "uint64:1..",
      device: "kinds:device",
      memory: "uint64:1..",
      timesync: "struct:timesync",
      "log-level": "|debug|info|error",
    },
    structs: { ...structs, timesync: { keys: { vsockPort: "uint32" } } },
    kinds,
    texts: {
      // net.ParseMAC also accepts longer addresses, which virtio does not have
      MacAddr: {
        is: "a MAC address like 02:00:00:00:00:01",
        matches: "[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5}|[0-9a-fA-F]{4}([.][0-9a-fA-F]{4}){2}",
      },
    },
  };
}

/** The text from a declaration to the end of its function. */
function bodyOf(go: string, declaration: string): string {
  const at = go.indexOf(declaration);
  return at < 0 ? "" : go.slice(at, go.indexOf("\n}", at));
}

/** Each `case "nvme":` with what it assigns: `&RosettaShare{}`, `nvmExpressControllerNewEmpty()`. */
const kindsIn = (body: string) =>
  [...body.matchAll(/case "([\w-]+)":\s*\w+ = &?(\w+)/g)].map(
    ([, kind = "", made = ""]) => [kind, made] as const,
  );

function typeMadeBy(go: string, made: string): string {
  return new RegExp(`^func ${made}\\(\\) \\*(\\w+)`, "m").exec(go)?.[1] ?? made;
}

/** The keys that a type's function FromOptions accepts, with those of the types that it embeds. */
function keysOf(go: string, type: string): Properties {
  const body = bodyOf(go, ` *${type}) FromOptions(`);
  const own = [...body.matchAll(/^\t\tcase (.+):$/gm)].flatMap(([, names = ""]) =>
    names.split(", ").map((name) => constant(go, name)),
  );
  const keys = own.map((key) => [key, reviewed[`${type}.${key}`] ?? "str"]);
  const parts = [
    ...(
      /^type \w+ struct \{([^}]*)\}/m.exec(go.slice(go.indexOf(`type ${type} struct`)))?.[1] ?? ""
    ).matchAll(/^\t(\w+)$/gm),
  ];
  // an embedded type handles the options that it does not handle itself
  const handsOn = body === "" || body.includes("unhandledOpts");
  return {
    ...Object.fromEntries(keys),
    ...(handsOn ? Object.assign({}, ...parts.map(([, part = ""]) => keysOf(go, part))) : {}),
  };
}

const constant = (go: string, name: string) =>
  name.startsWith('"')
    ? name.slice(1, -1)
    : (new RegExp(`\\b${name}\\s*=\\s*"([^"]+)"`).exec(go)?.[1] ?? name);
