/**
  What the runner of a microvm.nix source makes of many small VMs: a list of verdicts, one for each of `probes`.

  A probe is `{ hypervisor, options }`, `options` being data for `microvm`, in which `{ _probePackage = NAME; }` stands
  for a package, and `{ _probeForced = VALUE; }` for one that overrides upstream's own. vfkit, which runs on macOS
  only, is probed on such a host. A verdict is `{ refused = REASON; }` or `{ scripts = HASH; command = TEXT; }`:
  the hash of all generated scripts, and the hypervisor's command line.
*/
{ lib, source }:
let
  packageOf =
    pkgs: name:
    let
      self = pkgs.qemu // {
        inherit name;
        pname = name;
        outPath = "/nix/store/${lib.fixedWidthString 32 "e" ""}-${name}";
        out = self;
        bin = self;
        override = _: self;
        overrideAttrs = _: self;
      };
    in
    self;

  decode =
    pkgs: value:
    if lib.isList value then
      map (decode pkgs) value
    else if value ? _probePackage then
      packageOf pkgs value._probePackage
    else if value ? _probeForced then
      lib.mkForce (decode pkgs value._probeForced)
    else if lib.isAttrs value then
      lib.mapAttrs (_: decode pkgs) value
    else
      value;

  macOs =
    pkgs:
    pkgs
    // {
      stdenv = pkgs.stdenv // {
        hostPlatform = lib.systems.elaborate "aarch64-darwin";
      };
    };

  runnerFor = lib.genAttrs [ "aarch64-linux" "x86_64-linux" ] (
    system: import ../runner/of-source.nix { inherit lib source system; }
  );

  verdict =
    { hypervisor, options }:
    let
      onMacOs = hypervisor == "vfkit";
      runner = runnerFor.${if onMacOs then "aarch64-linux" else "x86_64-linux"} {
        modules = [
          (
            { pkgs, ... }:
            {
              microvm =
                decode pkgs options
                // {
                  inherit hypervisor;
                }
                // lib.optionalAttrs onMacOs { vmHostPackages = macOs pkgs; };
            }
          )
        ];
      };
      said = builtins.tryEval (
        builtins.deepSeq runner.assertions (
          if runner.assertions != [ ] then
            { refused = lib.concatStringsSep " " runner.assertions; }
          else
            let
              generated = builtins.toJSON { inherit (runner) scripts files; };
            in
            {
              scripts = builtins.hashString "sha256" generated;
              inherit (runner) command;
            }
        )
      );
      forced = builtins.tryEval (builtins.deepSeq said said.value);
    in
    if said.success && forced.success then said.value else { refused = ""; };
in
map verdict
