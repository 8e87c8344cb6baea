/** What a file that was there already lacks of the template's, as text to add; undefined when nothing. */
export type Lacking = (existing: string, template: string) => string | undefined;

/** By the file's name. Others lack nothing that could be said. */
export const lackingIn: Readonly<Record<string, Lacking>> = {
  "package.json": scripts,
  "tsconfig.json": compilerOptions,
  ".gitignore": ignoredFiles,
  "flake.nix": inputsAndOutputs,
  ".vscode/settings.json": schemas,
};

/** A command of npm, for it keeps the file's layout. */
function scripts(existing: string, template: string): string | undefined {
  const has = scriptsOf(existing);
  const args = Object.entries(scriptsOf(template) ?? {})
    .filter(([name]) => !Object.hasOwn(has ?? {}, name))
    .map(([name, script]) => `'scripts.${name}=${script}'`);
  return args.length === 0 ? undefined : `npm pkg set ${args.join(" ")}`;
}

function scriptsOf(manifest: string): Record<string, string> | undefined {
  try {
    return JSON.parse(manifest)?.scripts;
  } catch {
    // npm will say what is wrong with it
    return undefined;
  }
}

/** It may contain comments, so it is read as text. */
function compilerOptions(existing: string, template: string): string | undefined {
  const needed = ["allowImportingTsExtensions", "noEmit"].filter(
    (option) => !existing.includes(`"${option}"`),
  );
  const lines = template.split("\n").filter((line) => needed.some((one) => line.includes(one)));
  return lines.length === 0
    ? undefined
    : `"compilerOptions": { ${lines.map((line) => line.trim().replace(/,$/, "")).join(", ")} }`;
}

/** It may contain comments, too. */
function schemas(existing: string, template: string): string | undefined {
  if (existing.includes("ghaf-microvm.schema.json")) return undefined;
  return /^ {2}"json\.schemas": \[\n[\s\S]*?^ {2}\]/m.exec(template)?.[0].replace(/^ {2}/gm, "");
}

function ignoredFiles(existing: string, template: string): string | undefined {
  const has = new Set(existing.split("\n").map((line) => line.replace(/^\/|\/$/g, "")));
  const lines = template.split("\n").filter((line) => line && !has.has(line.replace(/\/$/, "")));
  return lines.length === 0 ? undefined : lines.join("\n");
}

/** The inputs that it does not name, and how its outputs get those of the VMs. */
function inputsAndOutputs(existing: string, template: string): string | undefined {
  const inputs = ["microvm", "ghaf-microvm"].filter(
    (name) => !new RegExp(`(?<![-\\w/:.])${name}(?![-\\w/])`).test(existing),
  );
  const lacksCall = !existing.includes("ghaf-microvm.lib.microvms");
  const parts = [
    ...(inputs.length === 0 ? [] : [`inputs = {\n${inputs.map(inputIn(template)).join("\n")}\n};`]),
    ...(lacksCall
      ? [
          `outputs =\n  { nixpkgs, microvm, ghaf-microvm, ... }:\n  nixpkgs.lib.recursiveUpdate\n    {\n      # what is there now\n    }\n    (${callIn(template)});`,
        ]
      : []),
  ];
  return parts.length === 0 ? undefined : parts.join("\n");
}

const inputIn = (template: string) => (name: string) =>
  new RegExp(`^ {4}${name} = \\{\\n[^]*?^ {4}\\};`, "m").exec(template)?.[0].replace(/^ {2}/gm, "");

const callIn = (template: string) =>
  /ghaf-microvm\.lib\.microvms \{[^}]*\}/.exec(template)?.[0].replace(/^ {2}(?= *\S)/gm, "  ");
