import type { NotedDefinition } from "../arguments/notes.ts";
import type { FixableProblem } from "../errors.ts";
import type { SourcePositions } from "./bundle-positions.ts";

/** VMs that a definition file defines and no one exports; what helpers define may be there for others. */
export class UnexportedDefinitions {
  readonly #positions: SourcePositions;
  readonly #noted: { readonly file: string; readonly definition: NotedDefinition }[] = [];
  readonly #exported = new Set<object>();

  constructor(positions: SourcePositions) {
    this.#positions = positions;
  }

  add(file: string, noted: readonly NotedDefinition[], exported: readonly object[]): void {
    this.#noted.push(...noted.map((definition) => ({ file, definition })));
    for (const vm of exported) this.#exported.add(vm);
  }

  /** @param others Problems of files, which say enough of these. */
  problems(others: readonly { readonly file?: string | undefined }[]): FixableProblem[] {
    return this.#noted.flatMap(({ file, definition: { vm, stack, isRead } }) => {
      if (isRead || this.#exported.has(vm) || others.some((other) => other.file === file))
        return [];
      const { name } = vm as { readonly name?: unknown };
      const place = this.#positions.callIn(file, stack);
      if (place?.file !== file) return [];
      return [
        {
          file,
          line: place.line,
          message: `the VM ${JSON.stringify(name ?? "without a name")} is defined and not exported: nothing is generated for it`,
          fix: "write `export` before it, or leave it out",
        },
      ];
    });
  }
}
