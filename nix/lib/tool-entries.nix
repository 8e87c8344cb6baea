# Entries for other tools of a flake, for VMs that are defined in TypeScript.
{ lib, repository }:
let
  # If nothing is installed, as in a sandbox, it says so.
  script =
    pkgs: name: command:
    "${pkgs.writeShellScript name ''
      if [ ! -e node_modules ]; then
        echo "not verified: ${name}: there is no node_modules here: run npm ci" >&2
        exit 0
      fi
      PATH=${pkgs.nodejs}/bin:$PATH exec ${command}
    ''}";

  definitionsOf = root: (repository.configOf root).definitions;
in
{
  /**
    A hook of git-hooks.nix: a commit fails while generated files are out of date. Of `{ pkgs, root }`.

      pre-commit.settings.hooks.ghaf-microvm = inputs.ghaf-microvm.lib.gitHook { inherit pkgs; root = ./.; };
  */
  gitHook =
    { pkgs, root }:
    {
      enable = true;
      name = "ghaf-microvm";
      description = "The generated modules of micro-VMs match their definitions";
      entry = script pkgs "ghaf-microvm-check" "npm run -s codegen -- --check";
      files = "^(${lib.escapeRegex (definitionsOf root)}/.*|flake\\.lock|.*/microvmConfigurations/.*)$";
      language = "system";
      pass_filenames = false;
      stages = [ "pre-commit" ];
    };

  /**
    A formatter of treefmt: what is generated follows the definitions. Of `{ pkgs, root }`.

      treefmt.settings.formatter.ghaf-microvm = inputs.ghaf-microvm.lib.treefmtFormatter { inherit pkgs; root = ./.; };
  */
  treefmtFormatter =
    { pkgs, root }:
    {
      command = script pkgs "ghaf-microvm-codegen" "npm run -s codegen";
      includes = [ "${definitionsOf root}/*.ts" ];
    };
}
