import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { shellWords } from "../../src/shell/shell-words.ts";
import { literalsOf, matching, statementEnd } from "./rust-text.ts";

/** A value that a test of cloud-hypervisor's own parses, and whether it must be taken. */
interface ParseCase {
  readonly flag: string;
  readonly value: string;
  readonly isValid: boolean;
}

/** Flags that have another name than the type that reads them. */
const flagOfType: Readonly<Record<string, string>> = {
  FwCfg: "fw-cfg-config",
  Landlock: "landlock-rules",
  RateLimiterGroup: "rate-limit-group",
};

const kebab = (name: string) => name.replace(/(?<=.)([A-Z])/g, "-$1").toLowerCase();

/** The calls of `parse` in the tests of vmm/src/config.rs, those of memory's zones included. */
export function parseCases(folder: string): ParseCase[] {
  const source = readFileSync(join(folder, "vmm/src/config.rs"), "utf8");
  const tests = source.slice(source.indexOf("#[cfg(test)]"));
  return [...tests.matchAll(/\b(\w+)Config::parse\(/g)].flatMap((match): ParseCase[] => {
    const [head, type = ""] = match;
    const start = match.index + head.length;
    const end = matching(tests, start, "(", ")");
    const [value = "", zones] = tests.slice(start, end).split(/,\s*(?=(?:None|Some)\b|&?\w+$)/);
    const after = tests.slice(end + 1, statementEnd(tests, end + 1));
    const isValid = !/\.(?:unwrap_err|is_err|expect_err)\(/.test(after);
    const flag = flagOfType[type] ?? kebab(type);
    const texts = literalsOf(value) ?? [];
    const ofZones = literalsOf(/vec!\[([\s\S]*)\]/.exec(zones ?? "")?.[1] ?? "") ?? [];
    return [
      ...texts.map((text) => ({ flag, value: text, isValid: isValid || ofZones.length > 0 })),
      ...ofZones.map((text) => ({ flag: "memory-zone", value: text, isValid })),
    ];
  });
}

/** The kinds of errors that say what is wrong with a configuration: the variants of two enumerations. */
export function errorKinds(folder: string): string[] {
  return ["config.rs", "vm_config.rs"].flatMap((file) => {
    const source = readFileSync(join(folder, "vmm/src", file), "utf8");
    return [...source.matchAll(/pub enum (?:Validation|PayloadConfig)Error \{/g)].flatMap(
      (match) => {
        const start = match.index + match[0].length;
        const body = source.slice(start, matching(source, start, "{", "}"));
        return [...body.matchAll(/^ {4}([A-Z]\w+)/gm)].map(([, kind = ""]) => kind);
      },
    );
  });
}

/** The command lines that the tests of main.rs parse and take for valid. */
export function commandLines(folder: string): string[][] {
  // at the root up to v51
  const file = ["cloud-hypervisor/src/main.rs", "src/main.rs"]
    .map((it) => join(folder, it))
    .find((it) => existsSync(it));
  const source = readFileSync(file ?? "", "utf8");
  return [...source.matchAll(/(?:vec!|&)\[\s*"cloud-hypervisor",/g)].flatMap((match) => {
    const start = match.index + match[0].length;
    const args = literalsOf(source.slice(start, matching(source, start, "[", "]")));
    return args === undefined ? [] : [args];
  });
}

/** The command lines in its documentation, with something for what they leave to the reader. */
export function documentedLines(
  folder: string,
): { readonly file: string; readonly args: string[] }[] {
  const docs = join(folder, "docs");
  return readdirSync(docs)
    .filter((file) => file.endsWith(".md"))
    .sort()
    .flatMap((file) => {
      const text = readFileSync(join(docs, file), "utf8");
      return [...text.matchAll(/^```\w*\n([\s\S]*?)^```/gm)].flatMap(([, block = ""]) =>
        [
          ...block.replace(/\\\s*\n/g, " ").matchAll(/^.*?(?:^|[/\s$])cloud-hypervisor\s+(-.*)$/gm),
        ].flatMap(([, line = ""]) =>
          /\$\(|\$\{\w+[^\w}]/.test(line)
            ? []
            : [
                {
                  file,
                  args: shellWords(
                    line
                      .replace(/\s(\d?[<>]|[&|]).*$|\s#.*$/, "")
                      .replace(/(?<=mac=)\$\S+/, "02:00:00:00:00:01")
                      .replace(/\$\{?\w+\}?/g, "/x")
                      .replace(/\s\.\.\.(?=\s|$)/g, ""),
                  ).map((arg) => arg.text),
                },
              ],
        ),
      );
    });
}
