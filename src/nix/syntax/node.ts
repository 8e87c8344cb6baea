/** A piece of Nix code: from `start` up to `end`, in UTF-16 units of the whole text. */
export type NixNode = NodeKind & { readonly start: number; readonly end: number };

export type NodeKind =
  | { readonly kind: "variable"; readonly name: string }
  /** A number, a search path in angle brackets or an address. */
  | { readonly kind: "literal"; readonly text: string }
  /** A string or a path: text as it is written, and what stands in `${...}`. */
  | { readonly kind: "string" | "indented" | "path"; readonly parts: readonly (string | NixNode)[] }
  | { readonly kind: "list"; readonly elements: readonly NixNode[] }
  | {
      readonly kind: "attributes";
      readonly isRecursive: boolean;
      readonly bindings: readonly Binding[];
    }
  /** `let ... in body`; `let { ... }`, whose value is its attribute `body`, has no body of its own. */
  | {
      readonly kind: "let";
      readonly bindings: readonly Binding[];
      readonly body: NixNode | undefined;
    }
  | { readonly kind: "with" | "assert"; readonly subject: NixNode; readonly body: NixNode }
  | { readonly kind: "if"; readonly parts: readonly [NixNode, NixNode, NixNode] }
  | {
      readonly kind: "function";
      readonly argument: string | undefined;
      readonly formals: readonly Formal[] | undefined;
      readonly body: NixNode;
    }
  | { readonly kind: "call"; readonly called: NixNode; readonly argument: NixNode }
  | {
      readonly kind: "select";
      readonly subject: NixNode;
      readonly path: readonly AttributeName[];
      readonly otherwise: NixNode | undefined;
    }
  | { readonly kind: "has"; readonly subject: NixNode; readonly path: readonly AttributeName[] }
  | {
      readonly kind: "operation";
      readonly operator: string;
      readonly operands: readonly NixNode[];
    };

/** `name`, or what `${...}` or a string with that in it gives. */
export type AttributeName = string | NixNode;

export type Binding =
  | { readonly path: readonly AttributeName[]; readonly value: NixNode; readonly start: number }
  | {
      readonly inherited: readonly string[];
      readonly from: NixNode | undefined;
      readonly start: number;
    };

/** One of a function's named arguments. */
export interface Formal {
  readonly name: string;
  readonly initial: NixNode | undefined;
}

/** Why a text is not Nix, and where. */
export class NixSyntaxError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.name = "NixSyntaxError";
    this.offset = offset;
  }
}
