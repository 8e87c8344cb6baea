/**
  The VMs of a flake, for src/fleet. Takes the flake's outputs, and gives functions to data:

  - `configurations`: the names of its nixosConfigurations;
  - `begin`: of a configuration, `{ vms, found }`: the names of its VMs, `null` for the configuration itself where it is a
    guest, and what is known about the first ones;
  - `look`: of a configuration and one such name, what is known about the VM: see vm.nix.
*/
flake:
let
  systems = builtins.mapAttrs (
    name: system:
    if system ? options && system ? config then
      system
    else
      throw "nixosConfigurations.${name} is not a NixOS system"
  ) (flake.nixosConfigurations or { });

  isGuest = system: system.options ? microvm.hypervisor;

  guestsOf = configuration: import ./guests.nix configuration systems.${configuration};

  namesOf =
    configuration:
    if isGuest systems.${configuration} then
      [ null ]
    else
      builtins.attrNames (guestsOf configuration);

  # Whether a host starts a VM by itself, including through a service or target of its own.
  isStarted =
    configuration: vm:
    let
      inherit (systems.${configuration}) config;
      service = "microvm@${vm}";
      ofTarget = target: config.systemd.targets.${target}.wants or [ ];
    in
    (config.microvm.vms.${vm}.autostart or true)
    || builtins.elem vm (config.microvm.autostart or [ ])
    || (config.systemd.services.${service}.wantedBy or [ ]) != [ ]
    || builtins.any (target: builtins.elem "${service}.service" (ofTarget target)) [
      "microvms"
      "multi-user"
    ];

  # What a host sets for a VM, as written there.
  modulesOf =
    configuration: vm:
    let
      inherit (systems.${configuration}.options.microvm) vms;
    in
    builtins.concatMap (
      definition: if definition.value ? ${vm}.config then [ definition.value.${vm}.config ] else [ ]
    ) vms.definitionsWithLocations or [ ];

  look =
    {
      configuration,
      vm,
      scripts,
    }:
    import ./vm.nix {
      name = if vm == null then configuration else vm;
      guest = (guestsOf configuration).${if vm == null then configuration else vm};
      autostart = vm == null || isStarted configuration vm;
      modules = if vm == null then [ ] else modulesOf configuration vm;
      from = builtins.unsafeGetAttrPos configuration flake.nixosConfigurations;
      inherit scripts;
    };
in
{
  inherit look;

  configurations = builtins.attrNames systems;

  begin =
    {
      configuration,
      # of all VMs those with this name, where it is not null
      only,
      most,
    }:
    let
      all = namesOf configuration;
      isChosen = vm: only == null || only == (if vm == null then configuration else vm);
      vms = builtins.filter isChosen all;
      first = builtins.genList (builtins.elemAt vms) (
        if builtins.length vms < most then builtins.length vms else most
      );
      lookAt =
        vm:
        look {
          inherit configuration vm;
          scripts = "tried";
        };
    in
    {
      inherit vms;
      found = if most == 0 then [ ] else map lookAt first;
    };
}
