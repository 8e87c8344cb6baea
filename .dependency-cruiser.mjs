// Which room of src may import which: `npm run check` runs it, with the configuration's own defaults.

/** What src/lint/main.ts may reach: nix/checks/source.nix gives Node these files, and no packages. */
const ofRules = "^src/(lint|packs|output|arguments)/|^src/(closest|errors)\\.ts$";

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
    {
      name: "nix-knows-no-pin",
      comment: "src/nix prints and runs Nix; what is pinned, src/microvm knows.",
      severity: "error",
      from: { path: "^src/nix/" },
      to: { path: "^src/", pathNot: "^src/(nix|output)/|^src/errors\\.ts$" },
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
      to: { pathNot: `${ofRules}|^(node:)?(fs|util)$`, reachable: true },
    },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
  },
};
