import type { QemuPack } from "../format.ts";
import { propertyKey } from "../property-key.ts";
import { type BuildTypes, buildTypes, groupNames, type Types } from "./build-types.ts";
import { membersText, type ObjectType, objectTypeText, type PartName } from "./object-types.ts";

/** The build from whose types those of others are declared as differences, and the module that has its types. */
export interface OlderTypes {
  readonly pack: QemuPack;
  readonly module: string;
}

/** The TypeScript types of what a QEMU accepts, complete or as differences from another build's. */
export function qemuTypes(pack: QemuPack, older?: OlderTypes): string {
  const before = older && buildTypes(older.pack);
  const types = buildTypes(pack, before);
  const text = [
    structuresText(types, before),
    basesText(types, before),
    ...groupNames.map((name) => groupText(name, types, before)),
    interfacesText(types.options),
    chardevsText(pack, older?.pack),
    buildersText(pack),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
  return `${importsText(text, types, before, older?.module)}\n${text}`;
}

function structuresText({ structures }: BuildTypes, before: BuildTypes | undefined): string {
  return Object.entries(structures.texts)
    .filter(([name]) => before?.structures.texts[name] === undefined)
    .map(([name, text]) => `export type ${name} = ${text};`)
    .join("\n\n");
}

function basesText({ bases }: BuildTypes, before: BuildTypes | undefined): string {
  const former = Object.keys(before?.bases.said ?? {}).filter((name) => !(name in bases.said));
  const all = [
    ...Object.keys(bases.said).map((name) => `  readonly ${name}: ${name};`),
    ...former.map((name) => `  readonly ${name}: Older${name};`),
  ];
  return `${interfacesText(bases)}\n\n/** What many things have alike. */\nexport interface Bases {\n${all.join("\n")}\n}`;
}

/** One interface per type. */
function interfacesText({ said }: Types): string {
  const nameOf = (part: PartName) => ("older" in part ? `Older${part.older}` : partName(part));
  const interfaces = Object.entries(said).map(([name, { parts, gone, own }]) => {
    const inherited = objectTypeText({ parts, gone, own: {} }, nameOf);
    const heritage = parts.length === 0 ? "" : `extends ${inherited} `;
    return `export interface ${name} ${heritage}${Object.keys(own).length === 0 ? "{}" : membersText(own)}`;
  });
  return interfaces.join("\n\n");
}

const partName = (part: PartName) =>
  "base" in part ? part.base : "like" in part ? part.like : part.older;

function groupText(
  name: (typeof groupNames)[number],
  { groups }: BuildTypes,
  before: BuildTypes | undefined,
): string {
  const { said } = groups[name];
  const old = before?.groups[name].said;
  const nameOf = (part: PartName) => {
    const key = JSON.stringify(partName(part));
    if ("base" in part) return before === undefined ? `Of[${key}]` : part.base;
    if ("older" in part) return `Older${name}<Bases>[${key}]`;
    return `${name}${before === undefined ? "<Of>" : ""}[${key}]`;
  };
  const isSame = ({ parts: [part, other], gone, own }: ObjectType) =>
    part !== undefined &&
    other === undefined &&
    "older" in part &&
    gone.length === 0 &&
    Object.keys(own).length === 0;
  const own = Object.entries(said).filter(([, type]) => !isSame(type));
  const lines = own.map(
    ([key, type]) => `  ${propertyKey(key)}: ${objectTypeText(type, nameOf, "  ")};`,
  );
  if (old === undefined)
    return `export interface ${name}<Of extends Record<keyof Bases, object> = Bases> {\n${lines.join("\n")}\n}`;
  const gone = Object.keys(old).filter(
    (key) => said[key] === undefined || own.some(([mine]) => mine === key),
  );
  const base =
    gone.length === 0 ? `Older${name}<Bases>` : `Omit<Older${name}<Bases>, ${unionText(gone)}>`;
  return `export interface ${name} extends ${base} {\n${lines.join("\n")}\n}`;
}

function chardevsText({ chardevs }: QemuPack, older: QemuPack | undefined): string {
  const known = older?.chardevs ?? [];
  const gone = known.filter((name) => !chardevs.includes(name));
  const own = chardevs.filter((name) => !known.includes(name)).map((name) => JSON.stringify(name));
  const before =
    gone.length === 0 ? "OlderChardevBackend" : `Exclude<OlderChardevBackend, ${unionText(gone)}>`;
  const all = older === undefined ? own : [before, ...own];
  return `export type ChardevBackend = ${all.join(" | ")};`;
}

const unionText = (names: readonly string[]) =>
  names.map((name) => JSON.stringify(name)).join(" | ");

function buildersText({ build }: QemuPack): string {
  return `/** What QEMU ${build.version} accepts. */
export interface Qemu {
  devices: Devices;
  objects: Objects;
  netdevs: Netdevs;
  blockdevs: Blockdevs;
  chardevs: ChardevBackend;
  chardev: Chardev;
  audiodevs: Audiodevs;
  drive: Drive;
  fsdev: Fsdev;
}

/** Builders of the arguments of QEMU ${build.version}. */
export const qemu = qemuBuilders<Qemu>();
`;
}

function importsText(
  text: string,
  { structures }: BuildTypes,
  before: BuildTypes | undefined,
  module = "",
): string {
  const has = (name: string) => new RegExp(`\\b${name}\\b`).test(text);
  const values = ["Integer", "PropertyValue", "PropertyValues", "Size", "Thing"].filter(has);
  const names =
    before === undefined
      ? []
      : [
          ...[
            ...groupNames,
            ...Object.keys(before.bases.said),
            ...Object.keys(before.options.said),
            "ChardevBackend",
          ]
            .filter((name) => has(`Older${name}`))
            .map((name) => `${name} as Older${name}`),
          ...Object.keys(structures.texts).filter(
            (name) => before.structures.texts[name] !== undefined && has(name),
          ),
        ].sort();
  return `${names.length === 0 ? "" : `import type { ${names.join(", ")} } from ${JSON.stringify(module)};\n`}import { qemuBuilders } from "../qemu.ts";
import type { ${values.join(", ")} } from "../values.ts";
`;
}
