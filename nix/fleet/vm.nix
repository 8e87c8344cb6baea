/**
  What is known of an evaluated guest, as data for src/fleet/vm.ts, which has its form: `values`, what it sets and
  where, what its hypervisor and the others do with that, and the texts of its runner's scripts.

  `name` is what it is called, `autostart` whether its host starts it, `modules` those that its host has for it, as they
  are written, `from` where its flake binds the configuration, or null. `scripts` says what to do with those: "tried"
  gives null for what does not evaluate, "demanded" fails with its error, "none" gives null.
*/
{
  name,
  guest,
  autostart,
  from,
  modules,
  scripts,
}:
let
  inherit (guest) config options;
  pkgs = guest.pkgs or config._module.args.pkgs;
  inherit (pkgs) lib;
  inherit (config) microvm;
  inherit (microvm) hypervisor;
  declared = import ./inline.nix { inherit lib; } {
    declared = options.microvm;
    # a guest's type is made of all its modules, those of extendModules too
    modules =
      modules ++ guest._module.args.modules or [ ] ++ guest.type.getSubModules or [ ];
    args =
      (guest._module.args or { })
      // (guest._module.specialArgs or { })
      // {
        inherit
          config
          lib
          options
          pkgs
          ;
      };
  };

  forkOf = import ../checks/fork.nix;
  support = import ../checks/support.nix { inherit lib; };
  definitions = import ../checks/definitions.nix { inherit lib; };
  # src/fleet knows which input's a file is, by its whole name
  fileText = definitions.wholeFile;
  setValues = import ../checks/set-values.nix { inherit fileText lib; };
  findingsFor = import ../checks/options.nix { inherit lib; };
  systemdInitrdOn = import ../checks/systemd-initrd.nix { inherit lib; };

  # What cannot be said without an error is left out: what uses it fails where it is used.
  attempt =
    value:
    let
      tried = builtins.tryEval (builtins.deepSeq value value);
    in
    if tried.success then [ tried.value ] else [ ];

  # A value as data, without what is not one: packages and functions.
  plain =
    value:
    if lib.isFunction value || lib.isDerivation value then
      null
    else if lib.isList value then
      map plain value
    else if lib.isAttrs value then
      lib.mapAttrs (_: values: lib.head values) (
        lib.filterAttrs (_: values: values != [ ]) (
          lib.mapAttrs (_: inner: attempt (plain inner)) (
            lib.filterAttrs (name: _: !lib.hasPrefix "_" name) value
          )
        )
      )
    else if lib.isString value || lib.isPath value then
      builtins.unsafeDiscardStringContext (toString value)
    else
      value;

  # Of the options, those that a report or src/facts looks at.
  known = [
    "balloon"
    "credentialFiles"
    "devices"
    "hotplugMem"
    "interfaces"
    "mem"
    "shares"
    "socket"
    "vcpu"
    "volumes"
    "vsock"
  ];

  findings =
    hypervisor:
    map (finding: finding // { file = fileText finding.file; }) (findingsFor {
      inherit declared hypervisor;
      systemdInitrd = systemdInitrdOn { inherit config options hypervisor; };
    });

  others = lib.filter (other: other != hypervisor) support.hypervisors;

  tree = support.treeOf declared;

  made =
    if tree == null then
      throw "its microvm.nix has no lib/runner.nix where its options are declared"
    else
      import ./scripts.nix {
        inherit
          config
          lib
          pkgs
          tree
          ;
      };

  texts =
    {
      tried = attempt made;
      demanded = [ made ];
      none = [ ];
    }
    .${scripts};
in
{
  inherit autostart hypervisor name;
  hostName = config.networking.hostName or null;
  from = if from == null then null else from // { file = fileText from.file; };
  system = pkgs.stdenv.hostPlatform.system;
  values = plain (lib.genAttrs (lib.filter (option: microvm ? ${option}) known) (option: microvm.${option}));
  set = lib.concatMap (
    option: map (found: found // { inherit option; }) (setValues.of declared option)
  ) support.options;
  places = builtins.fromJSON (
    import ../checks/places.nix { inherit fileText lib; } { inherit declared hypervisor; }
  );
  findings = findings hypervisor;
  elsewhere = lib.genAttrs others findings;
  pack = lib.findFirst lib.isString null (
    attempt (forkOf hypervisor (microvm.${hypervisor}.package or null))
  );
  isMeasured = support.isMeasured declared hypervisor;
  extraArgs = plain (microvm.${hypervisor}.extraArgs or [ ]);
  scripts = if texts == [ ] then null else (lib.head texts).scripts;
  files = if texts == [ ] then { } else (lib.head texts).files;
}
