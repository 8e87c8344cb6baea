/**
  `{ scripts, files }` of an evaluated guest's runner, the texts that its derivations would be built from: its
  microvm.nix's own lib/runner.nix, called once more with a writer of scripts that keeps their texts. Everything else is
  the guest's own: its packages, with their real store paths, and its system.

  Takes the guest's `config` and `pkgs`, and the `tree` of its microvm.nix.
*/
{
  lib,
  config,
  pkgs,
  tree,
}:
let
  texts = import ../runner/texts.nix { inherit lib; };
  inherit (config) microvm;

  # before vmHostPackages there was one set of packages
  packages = microvm.vmHostPackages or pkgs;

  # the guest's own packages write Firecracker's configuration
  withWriters =
    packages:
    packages
    // {
      writers = packages.writers // {
        writeJSON = name: value: { outPath = texts.pathWith name (builtins.toJSON value); };
      };
    };

  capturing = packages // {
    writeShellScript = name: text: {
      outPath = texts.pathWith name "#!${packages.runtimeShell}\n${text}\n";
    };
    inherit (withWriters packages) writers;
    # this would be built during evaluation: a UUID, which is used only to register with systemd-machined
    runCommand =
      name: attributes: command:
      if name == "machine-uuid" then ./machine-uuid else packages.runCommand name attributes command;
  };

  runner = import "${tree}/lib/runner.nix" {
    pkgs = if microvm ? vmHostPackages then withWriters pkgs else capturing;
    inherit (config.system.build) toplevel;
    microvmConfig = microvm // {
      inherit (config.networking) hostName;
      vmHostPackages = capturing;
    };
  };

  made = import ../runner/scripts.nix { inherit lib; } {
    buildCommand = builtins.unsafeDiscardStringContext runner.buildCommand;
  };
in
{
  inherit (made) files scripts;
}
