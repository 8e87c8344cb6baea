import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CrosvmPack } from "../../src/packs/format.ts";
import { literalsOf, matching, statementEnd } from "./rust-text.ts";

/** A command line that a test of crosvm's own parses, and whether it must be taken. */
export interface CrosvmCase {
  /** The file and the test: "src/crosvm/config.rs parse_cpu_opts". */
  readonly name: string;
  readonly args: readonly string[];
  readonly isValid: boolean;
}

export interface CollectedCases {
  readonly cases: readonly CrosvmCase[];
  /** Calls whose arguments or verdict cannot be read from the text, and why. */
  readonly leftOut: readonly string[];
}

/** The cases of the `#[test]` functions in a checkout, by the pack whose flags are to take them. */
export function collectCases(folder: string, pack: CrosvmPack): CollectedCases {
  const cases: CrosvmCase[] = [];
  const leftOut: string[] = [];
  const commandLine = readFileSync(join(folder, "src/crosvm/cmdline.rs"), "utf8");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter(
      (file) =>
        file.endsWith(".rs") &&
        !/(^|\/)(third_party|target|windows|e2e_tests|serde_keyvalue)\//.test(file),
    )
    .sort();
  for (const file of files) {
    const source = readFileSync(join(folder, file), "utf8");
    if (!source.includes("#[test]")) continue;
    const readers = readersIn(source, commandLine, pack);
    for (const test of testsIn(source)) {
      for (const call of callsIn(test.body, readers, pack)) {
        const name = `${file} ${test.name}`;
        const verdict = verdictOf(test.body, call);
        if (verdict === undefined || call.args === undefined)
          leftOut.push(`${name}: ${call.text.replace(/\s+/g, " ").slice(0, 90)}`);
        else cases.push({ name, args: call.args, isValid: verdict });
      }
    }
  }
  return { cases, leftOut };
}

/** What a function makes of its text: the arguments of a command line. */
type Readers = ReadonlyMap<string, (text: string) => string[]>;

const withKernel = (flag: string) => (text: string) => ["run", `--${flag}`, text, "/dev/null"];

/** The flag that takes values of a type, an old one only where there is no other. */
function flagOfType(type: string, pack: CrosvmPack): string | undefined {
  const flags = Object.entries(pack.flags).filter(([, { value }]) =>
    [`struct:${type}`, `enum:${type}`, `text:${type}`].includes(value ?? ""),
  );
  return (flags.find(([, { deprecated }]) => deprecated === undefined) ?? flags[0])?.[0];
}

function readersIn(source: string, commandLine: string, pack: CrosvmPack): Readers {
  const readers = new Map<string, (text: string) => string[]>();
  // functions that read a flag's value
  for (const [, parser = "", field = ""] of commandLine.matchAll(
    /from_str_fn\((\w+)\)(?:\s*\)\])(?:[^;]*?)\n\s*pub (\w+):/g,
  ))
    if (!readers.has(parser)) readers.set(parser, withKernel(field.replaceAll("_", "-")));
  // functions of the tests: `fn from_net_arg(options: &str) -> Result<NetParameters, ParseError>`
  for (const [, name = "", type = ""] of source.matchAll(
    /fn (\w+)\(\w+: &str\)\s*->\s*(?:\w+::)*Result<(\w+)/g,
  )) {
    const flag = flagOfType(type === "GpuDisplayParameters" ? "DisplayParameters" : type, pack);
    if (flag !== undefined && !readers.has(name)) readers.set(name, withKernel(flag));
  }
  readers.set("CpuSet::from_str", withKernel("rt-cpus"));
  return readers;
}

interface RustTest {
  readonly name: string;
  readonly body: string;
}

function testsIn(source: string): RustTest[] {
  return [
    ...source.matchAll(
      /((?:#\[[^\n]*\]\s*)*)#\[test\]\s*((?:#\[[^\n]*\]\s*)*)fn (\w+)\(\)[^{]*\{/g,
    ),
  ]
    .filter(([, before = "", after = ""]) => !/cfg\([^)]*windows/.test(before + after))
    .map((match) => {
      const start = match.index + match[0].length;
      const body = source.slice(start, matching(source, start, "{", "}"));
      return { name: match[3] ?? "", body: withoutWindows(body) };
    });
}

/** Without the statements and blocks that are for Windows. */
function withoutWindows(body: string): string {
  const attribute = /#\[cfg\(windows\)\]\s*(\{)?/.exec(body);
  if (attribute === null) return body;
  const start = attribute.index + attribute[0].length;
  const end =
    attribute[1] !== undefined
      ? matching(body, start, "{", "}")
      : /^\w+\s*:(?!:)/.test(body.slice(start))
        ? body.indexOf(",\n", start)
        : body.indexOf(";", start);
  return body.slice(0, attribute.index) + withoutWindows(body.slice(end + 1));
}

interface Call {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly args: readonly string[] | undefined;
}

function callsIn(body: string, readers: Readers, pack: CrosvmPack): Call[] {
  const names = [...readers.keys()].join("|");
  const pattern = new RegExp(
    `\\b(?:(RunCommand::from_args|config_from_args)|(${names})|from_key_values(?:::<(?:\\w+::)*(\\w+)>)?|(\\w+)::from_arg_value)\\(`,
    "g",
  );
  const calls: Call[] = [];
  for (const match of body.matchAll(pattern)) {
    const start = match.index + match[0].length;
    const end = matching(body, start, "(", ")");
    const argument = body.slice(start, end);
    const [, command, reader, type = "", valueType] = match;
    const base = { start: match.index, end: end + 1, text: match[0] + argument };
    if (command !== undefined) {
      const list = /&\[([\s\S]*)\]\s*,?\s*$/.exec(
        command === "config_from_args" ? argument : argument.replace(/^\s*&\[\]\s*,/, ""),
      )?.[1];
      const args = list === undefined ? undefined : literalsOf(list);
      calls.push({ ...base, args: args === undefined ? undefined : ["run", ...args] });
      continue;
    }
    const [text, ...more] = literalsOf(argument) ?? [];
    const args = text === undefined || more.length > 0 ? undefined : text;
    const read =
      reader === undefined
        ? readerOf(type || valueType || declaredType(body, match.index))
        : readers.get(reader);
    if (read !== undefined)
      calls.push({ ...base, args: args === undefined ? undefined : read(args) });
  }
  return calls;

  function readerOf(type: string) {
    const flag = flagOfType(type, pack);
    return flag === undefined ? undefined : withKernel(flag);
  }
}

/** `let res: CpuOptions = from_key_values(...)` */
function declaredType(body: string, index: number): string {
  return /let (?:mut )?\w+\s*:\s*(?:\w+::)*(\w+)[^=;]*=\s*$/.exec(body.slice(0, index))?.[1] ?? "";
}

const failure = /\.(?:is_err|unwrap_err|expect_err)\(/;
const success = /\.(?:unwrap|is_ok|expect|unwrap_or_default)\(|\bOk\(/;

/** Whether a call must succeed, all in all: what its statement says, and what becomes of its result. */
function verdictOf(body: string, { start, end }: Call): boolean | undefined {
  const before = body.slice(
    Math.max(body.lastIndexOf(";", start), body.lastIndexOf("{", start)) + 1,
    start,
  );
  const statement = body.slice(start, statementEnd(body, end));
  const after = statement.slice(end - start);
  if (failure.test(after)) return false;
  const name = /let (?:mut )?(\w+)\b[^=]*=\s*(?:[\w:<>]+\()*\s*(?:[\w:]+::)*$/.exec(before)?.[1];
  if (name !== undefined) {
    const rest = body.slice(start + statement.length);
    const rebound = new RegExp(`let (?:mut )?${name}\\b`).exec(rest);
    const scope = rest.slice(0, rebound?.index ?? rest.length);
    const fails = new RegExp(`\\b${name}\\b[^;]*\\.(?:is_err|unwrap_err|expect_err)\\(`, "s").test(
      blockOf(scope),
    );
    if (fails) return false;
  }
  return success.test(after) ||
    /assert!\(matches!\(|assert_eq!\(/.test(before) ||
    (name !== undefined && success.test(body.slice(start + statement.length)))
    ? true
    : /config_from_args/.test(statement)
      ? true
      : undefined;
}

/** The text up to the end of the block that it begins in. */
function blockOf(text: string): string {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === "{") depth++;
    if (text[index] === "}" && --depth < 0) return text.slice(0, index);
  }
  return text;
}
