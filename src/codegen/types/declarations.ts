/** A declaration of a generated module, as data; each is exported. */
export interface Interface {
  readonly name: string;
  /** The comment before it. */
  readonly docs?: string | undefined;
  readonly extends?: readonly string[];
  /** As TypeScript writes them: `[k: string]: number`. */
  readonly indexSignatures?: readonly string[];
  readonly properties: readonly Property[];
}

/** A member of an interface. */
export interface Property {
  /** In quotes where TypeScript needs them. */
  readonly name: string;
  readonly isOptional?: boolean;
  /** On one line. */
  readonly type: string;
  readonly docs?: string | undefined;
}

/** A name for a type. */
export interface Alias {
  readonly name: string;
  readonly parameters?: string;
  readonly type: string;
  readonly docs?: string | undefined;
}

/** TypeScript of an interface. */
export function printInterface(declaration: Interface): string {
  const { name, docs, extends: bases = [], indexSignatures = [], properties } = declaration;
  const heritage = bases.length === 0 ? "" : ` extends ${bases.join(", ")}`;
  const members = [
    ...indexSignatures.map((text) => `  ${text};\n`),
    ...properties.map(
      ({ name, isOptional, type, docs }) =>
        `${printDocs(docs, "  ")}  ${name}${isOptional ? "?" : ""}: ${type};\n`,
    ),
  ];
  return `${printDocs(docs)}export interface ${name}${heritage} {\n${members.join("")}}\n`;
}

/** TypeScript of an alias. */
export const printAlias = ({ name, parameters = "", type, docs }: Alias): string =>
  `${printDocs(docs)}export type ${name}${parameters} = ${type};\n`;

/** A comment, or nothing. */
export function printDocs(docs: string | undefined, indent = ""): string {
  if (docs === undefined) return "";
  const lines = docs.split("\n");
  if (lines.length === 1) return `${indent}/** ${docs} */\n`;
  const inner = lines.map((line) => `${indent} *${line === "" ? "" : ` ${line}`}\n`);
  return `${indent}/**\n${inner.join("")}${indent} */\n`;
}

export const asRequired = (property: Property): Property => ({ ...property, isOptional: false });

/** A property's name without the quotes that it is written with. */
export const nameOf = (name: string) => name.replace(/^"(.*)"$/, "$1");

/** Types in the order in which they are written. */
export interface Narrowed {
  readonly interfaces: readonly Interface[];
  readonly aliases: readonly Alias[];
}
