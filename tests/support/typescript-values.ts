import fc from "fast-check";
import { ts } from "ts-morph";

/** A builder's value, as the types of a generated module allow it; undefined for what is not given. */
export type TypedValue =
  | undefined
  | null
  | boolean
  | number
  | string
  | readonly TypedValue[]
  | { readonly [key: string]: TypedValue };

export interface ReadTypes {
  /** Random values of each of its functions' arguments, by name. */
  readonly functions: Readonly<Record<string, fc.Arbitrary<readonly TypedValue[]>>>;
  /** Random values of a type of it. */
  readonly named: (name: string) => fc.Arbitrary<TypedValue>;
}

/**
 * Reads a generated module's types, as the compiler does and whoever writes a builder's expression sees them.
 *
 * @param functions The interface that has a builder for each flag.
 * @throws Error naming a form of TypeScript that it does not know.
 */
export function readTypes(source: string, functions: string): ReadTypes {
  const file = ts.createSourceFile("a.ts", source, ts.ScriptTarget.Latest, true);
  const declared = new Map<string, ts.InterfaceDeclaration | ts.TypeAliasDeclaration>();
  for (const statement of file.statements)
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
      declared.set(statement.name.text, statement);
  const made = new Map<string, fc.Arbitrary<TypedValue>>();
  const named = (name: string): fc.Arbitrary<TypedValue> => {
    const known = made.get(name) ?? imported[name] ?? ofDeclaration(name);
    made.set(name, known);
    return known;
  };
  const ofDeclaration = (name: string) => {
    const declaration = declared.get(name);
    if (declaration === undefined) throw new Error(`no type ${name}`);
    return ts.isInterfaceDeclaration(declaration)
      ? fc
          .tuple(
            ...(declaration.heritageClauses ?? []).flatMap(({ types }) =>
              types.map(({ expression }) => named(expression.getText())),
            ),
            ofMembers(declaration.members),
          )
          .map((parts) => Object.assign({}, ...parts) as TypedValue)
      : ofType(declaration.type);
  };
  const ofMembers = (members: ts.NodeArray<ts.TypeElement>, isPartial = false) => {
    const properties = members.filter(ts.isPropertySignature).map((member) => ({
      key: ts.isStringLiteral(member.name) ? member.name.text : member.name.getText(),
      isOptional: isPartial || member.questionToken !== undefined,
      type: member.type as ts.TypeNode,
    }));
    const given = properties.filter(({ type }) => type.kind !== ts.SyntaxKind.NeverKeyword);
    return fc.record(
      Object.fromEntries(
        given.map(({ key, type }) => [key, key in known ? fc.constant(known[key]) : ofType(type)]),
      ),
      {
        requiredKeys: given.filter(({ isOptional }) => !isOptional).map(({ key }) => key),
      },
    );
  };
  const ofType = (type: ts.TypeNode): fc.Arbitrary<TypedValue> => {
    if (ts.isParenthesizedTypeNode(type)) return ofType(type.type);
    if (ts.isTypeOperatorNode(type)) return ofType(type.type);
    if (ts.isTypeLiteralNode(type)) return ofMembers(type.members);
    if (ts.isArrayTypeNode(type))
      return fc.array(ofType(type.elementType), { minLength: 1, maxLength: 3 });
    if (ts.isTupleTypeNode(type))
      return fc
        .tuple(...type.elements.map((it) => (ts.isRestTypeNode(it) ? ofRest(it) : one(it))))
        .map((parts) => parts.flat(1));
    if (ts.isUnionTypeNode(type))
      return fc.oneof(...type.types.filter((it) => !isExpression(it)).map(ofType));
    if (ts.isIntersectionTypeNode(type))
      return fc
        .tuple(...type.types.map(ofType))
        .map((parts) => Object.assign({}, ...parts) as TypedValue);
    if (ts.isTemplateLiteralTypeNode(type)) return fc.constant(ofTemplate(type));
    if (ts.isLiteralTypeNode(type)) return fc.constant(ofLiteral(type));
    if (ts.isTypeReferenceNode(type) && type.typeName.getText() === "Partial") {
      const declaration = declared.get(type.typeArguments?.[0]?.getText() ?? "");
      return ofMembers((declaration as ts.InterfaceDeclaration).members, true);
    }
    if (ts.isTypeReferenceNode(type)) return named(type.typeName.getText());
    const plain = keywords[type.kind];
    if (plain === undefined) throw new Error(`unknown form of type: ${type.getText()}`);
    return plain;
  };
  // a tuple's parts are lists, so that the rest has a place among them
  const one = (type: ts.TypeNode) => ofType(type).map((value) => [value]);
  const ofRest = (rest: ts.RestTypeNode) => ofType(rest.type) as fc.Arbitrary<TypedValue[]>;
  const builders = (declared.get(functions) as ts.InterfaceDeclaration).members
    .filter(ts.isMethodSignature)
    .map(({ name, parameters: [parameter] }): [string, fc.Arbitrary<readonly TypedValue[]>] => {
      const type = parameter?.type;
      if (type === undefined) return [name.getText(), fc.constant([])];
      if (parameter?.dotDotDotToken !== undefined)
        return [name.getText(), ofType(type) as fc.Arbitrary<readonly TypedValue[]>];
      const value = ofType(type).map((value) => [value]);
      return [
        name.getText(),
        parameter?.questionToken === undefined ? value : fc.oneof(fc.constant([]), value),
      ];
    });
  return { functions: Object.fromEntries(builders), named };
}

/** Texts of a form that their types do not say, and people know. */
const known: Readonly<Record<string, string>> = {
  addr: "0x1",
  bitmap: "0b01x1",
  leaf: "0x1",
  privileged_quota_uids: "0 1000",
  subleaf: "0x0",
  ugid_map: "0 0 1000 1000 7 /a",
};

const isExpression = (type: ts.TypeNode) => type.getText() === "NixExpression";

/** Each blank is another number, rising: of use in a MAC address as in a range. */
function ofTemplate({ head, templateSpans }: ts.TemplateLiteralTypeNode): string {
  let next = 2;
  return templateSpans.reduce((text, { type, literal }) => {
    const blank = ts.isUnionTypeNode(type) ? "M" : `0${next++}`.slice(text === "0x" ? 0 : -2);
    return text + (text === "" && literal.text === "-" ? String(next++) : blank) + literal.text;
  }, head.text);
}

function ofLiteral({ literal }: ts.LiteralTypeNode): TypedValue {
  if (literal.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (literal.kind === ts.SyntaxKind.FalseKeyword) return false;
  if (literal.kind === ts.SyntaxKind.NullKeyword) return null;
  if (ts.isStringLiteral(literal)) return literal.text;
  if (ts.isNumericLiteral(literal)) return Number(literal.text);
  throw new Error(`unknown literal: ${literal.getText()}`);
}

/** Whatever is in the way of `key=value`. */
const text = fc.oneof(
  fc.constantFrom("/a/b.img", "12", "true", "it's", "a b"),
  fc.stringMatching(/^[a-z,="@[\]]{0,6}[a-z]$/),
);

const keywords: Readonly<Partial<Record<ts.SyntaxKind, fc.Arbitrary<TypedValue>>>> = {
  [ts.SyntaxKind.StringKeyword]: text,
  [ts.SyntaxKind.NumberKeyword]: fc.nat(40),
  [ts.SyntaxKind.BooleanKeyword]: fc.boolean(),
};

/** Of src/arguments/values.ts and src/nix. */
const imported: Readonly<Record<string, fc.Arbitrary<TypedValue>>> = {
  ByteSize: fc.constantFrom(4096, "1M", "16M", "1G"),
  CpuRange: fc.constantFrom(0, 7, "2-5"),
  CpuSet: fc.constantFrom(3, "0", "1-2", "0,4-7"),
  Integer: fc.oneof(fc.nat(40), fc.constantFrom(0x20)),
  IntegerRange: fc.constantFrom(0, 31, "2-5"),
  NixString: text,
};
