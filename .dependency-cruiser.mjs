// Which folder of src may import which, for `npm run check`.
import { readFileSync } from "node:fs";

/** The folders of src from top to bottom: the rows of ARCHITECTURE.md's table. */
const folders = readFileSync(new URL("ARCHITECTURE.md", import.meta.url), "utf8")
  .split("\n")
  .flatMap((line) =>
    line.startsWith("| `src/")
      ? (line.split("|")[1]?.match(/(?<=`src\/)[a-z-]+(?=\/`)/g) ?? [])
      : [],
  );

/** What src/lint/main.ts may reach: nix/checks/source.nix gives Node these files, and no packages. */
const ofRules = "^src/(lint|packs|output|arguments|shell)/|^src/(closest|errors|once-per)\\.ts$";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-circle-of-files",
      comment: "Move what both need, often a type, into a file of its own.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-circle-of-folders",
      comment: "Folders stand in one order: move what the lower one needs into it, or below both.",
      severity: "error",
      scope: "folder",
      from: { path: "^src/" },
      to: { circular: true },
    },
    {
      name: "nothing-imports-cli",
      comment: "What a command does is a function that needs no command.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/cli(\\.ts$|/)" },
      to: { path: "^src/cli(\\.ts$|/)" },
    },
    ...folders.slice(1).map((folder, above) => ({
      name: `order-of-${folder}`,
      comment: "ARCHITECTURE.md has the folders in their order: one imports those below it.",
      severity: "error",
      from: { path: `^src/${folder}/` },
      to: { path: `^src/(${folders.slice(0, above + 1).join("|")})/` },
    })),
    {
      name: "not-in-architecture",
      comment: "ARCHITECTURE.md says of each folder what it is for.",
      severity: "error",
      from: { path: "^src/.*/", pathNot: `^src/(${folders.join("|")})/` },
      to: {},
    },
    {
      name: "rules-need-no-package",
      comment: "The rules run from source, in a derivation and in browsers.",
      severity: "error",
      from: { path: "^src/lint/(lint-script|places|report|rules)\\.ts$" },
      to: { pathNot: ofRules, reachable: true },
    },
    {
      name: "main-of-rules-needs-node-alone",
      comment: "nix/checks/source.nix has no more files than these.",
      severity: "error",
      from: { path: "^src/lint/main\\.ts$" },
      to: {
        // and what asking a hypervisor takes: processes, sockets, a temporary folder
        pathNot: `${ofRules}|^src/(temporary|tied-process|system-error|owned-names)\\.ts$|^(node:)?(fs|util|path|os|net|child_process)$`,
        reachable: true,
      },
    },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
  },
};
