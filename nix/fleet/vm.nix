/**
  What is known about an evaluated guest, as data in the form of src/fleet/vm.ts: `values`, what it sets and where, what
  its hypervisor and others do with that, and the texts of its runner's scripts.

  `name` is its name, `autostart` whether its host starts it, `modules` the modules that its host has for it, as written,
  `from` where its flake binds the configuration, or null. `scripts` says what to do with the scripts: "tried" gives
  null if they do not evaluate, "demanded" fails with the error, "none" gives null.
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
    # a guest's type is made of all its modules, including those of extendModules
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
  # src/fleet finds the input that a file belongs to by its whole name
  fileText = definitions.wholeFile;
  setValues = import ../checks/set-values.nix { inherit fileText lib; };
  findingsFor = import ../checks/options.nix { inherit lib; };
  systemdInitrdOn = import ../checks/systemd-initrd.nix { inherit lib; };

  # A value that throws is left out; whatever uses it fails there.
  attempt =
    value:
    let
      tried = builtins.tryEval (builtins.deepSeq value value);
    in
    if tried.success then [ tried.value ] else [ ];

  # A value as data, without packages and functions.
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

  # The options that a report or src/facts looks at.
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
