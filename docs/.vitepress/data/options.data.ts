import { revisionDatabase } from "../../../src/microvm/history/database.ts";
import { describeDefault, describeType } from "../../../src/microvm/schema/describe.ts";
import { optionNotes } from "../../../src/microvm/schema/option-notes.ts";
import { lifetime, optionHistory } from "../../../src/options/option-history.ts";
import { day } from "../../../src/options/pinned-options.ts";
import { optionSlug } from "./option-path.ts";
import { hypervisors, options, pinned } from "./pinned.ts";
import { letters } from "./support-letters.ts";

/** An option as the list of them and its search have it. */
export interface ListedOption {
  readonly name: string;
  readonly slug: string;
  readonly host: boolean;
  readonly purpose: string;
  readonly also: readonly string[];
  readonly type: string;
  readonly kind: string;
  readonly default: string | undefined;
  readonly removed: boolean;
  /** The day of the commit that brought it. */
  readonly since: string | undefined;
  /** A letter a hypervisor; "" for what was not measured. */
  readonly support: string;
}

export interface OptionsData {
  readonly rev: string;
  readonly hypervisors: readonly string[];
  readonly options: readonly ListedOption[];
}

declare const data: OptionsData;

export { data };

export default {
  load(): OptionsData {
    const database = revisionDatabase();
    return {
      rev: pinned.schema.source.rev,
      hypervisors,
      options: options.map((option) => {
        const { name, host, type, removed, support } = option;
        const { purpose = "", also = [] } = optionNotes[name] ?? {};
        const { since } = lifetime(optionHistory(database, option));
        return {
          name,
          slug: optionSlug(name),
          host: host === true,
          purpose,
          also,
          type: describeType(type),
          kind: kindOf(type),
          default: option.default && describeDefault(option.default),
          removed: removed !== undefined,
          since: since && day(since.committed),
          support: hypervisors.map((one) => (support[one] ? letters[support[one]] : "")).join(""),
        };
      }),
    };
  },
};

/** The kinds of types that people distinguish. */
function kindOf(type: { readonly kind: string; readonly of?: unknown }): string {
  switch (type.kind) {
    case "nullOr":
      return kindOf(type.of as typeof type);
    case "int":
    case "number":
    case "float":
      return "number";
    case "bool":
    case "enum":
    case "string":
    case "path":
    case "package":
      return type.kind;
    case "listOf":
      return "list";
    case "attrsOf":
    case "submodule":
      return "set";
    default:
      return "other";
  }
}
