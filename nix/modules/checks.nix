# For guests written in plain Nix: tells, with the file that says it, what microvm.nix accepts and the hypervisor refuses,
# or takes and does not do. Each was seen to fail on QEMU 7.2 and 10.0.
{
  config,
  lib,
  options,
  ...
}:
let
  cfg = config.ghaf-microvm.checks;
  vm = config.microvm;
  inherit (config.networking) hostName;

  isQemu = vm.hypervisor == "qemu";

  # Some hypervisors have no extraArgs, and older revisions of microvm.nix have them for fewer.
  argumentsOption = options.microvm.${vm.hypervisor}.extraArgs or null;
  argumentsName = "microvm.${vm.hypervisor}.extraArgs";
  arguments = lib.optionals (argumentsOption != null) vm.${vm.hypervisor}.extraArgs;

  # The files that define an option with a value that `concerns` it.
  definedIn =
    concerns: option:
    let
      definitions = lib.filter (definition: concerns definition.value) option.definitionsWithLocations;
    in
    lib.concatStringsSep ", " (lib.unique (map (definition: toString definition.file) definitions));

  argumentDefinedIn = argument: definedIn (lib.elem argument) argumentsOption;

  said =
    what: file: rest:
    "${hostName}: ${what}${lib.optionalString (file != "") ", in ${file},"} ${rest}";

  # An option of the hypervisor and its value: "-device virtio-rng-pci". A value of its own has no dash in front.
  twoWords = argument: builtins.match "(--?[A-Za-z][A-Za-z0-9_-]*)[ \t\n]+([^ \t\n].*)" argument;

  twoWordsInOne = map (
    argument:
    let
      words = twoWords argument;
    in
    said "${argumentsName}" (argumentDefinedIn argument)
      ''has two words in one string, "${argument}", which ${vm.hypervisor} takes for one and refuses. Write "${lib.head words}" "${lib.last words}".''
  ) (lib.filter (argument: twoWords argument != null) arguments);

  # "memory-backend-file,id=mem1,share=on" → { "" = "memory-backend-file"; id = "mem1"; share = "on"; }
  properties =
    argument:
    lib.listToAttrs (
      map (
        word:
        let
          parts = builtins.match "([^=]*)=(.*)" word;
        in
        if parts == null then
          lib.nameValuePair "" word
        else
          lib.nameValuePair (lib.head parts) (lib.last parts)
      ) (lib.splitString "," argument)
    );

  # What an argument of two words in one string means is told by the other check.
  pmemDevices = lib.filter (lib.hasPrefix "virtio-pmem") arguments;

  pmemWithoutPlace = lib.optionals (lib.hasPrefix "microvm" vm.qemu.machine) (
    map (
      argument:
      said "${argumentsName}" (argumentDefinedIn argument)
        ''has a virtio-pmem device on QEMU's machine ${vm.qemu.machine}, where it starts and shares nothing. Set microvm.qemu.machine = "q35".''
    ) pmemDevices
  );

  backendOf =
    device:
    let
      memdev = (properties device).memdev or null;
    in
    lib.findFirst (
      argument:
      lib.hasPrefix "memory-backend-file," argument && (properties argument).id or null == memdev
    ) null arguments;

  pmemUnshared = lib.concatMap (
    device:
    let
      backend = backendOf device;
    in
    lib.optional (backend != null && (properties backend).share or "off" != "on") (
      said "${argumentsName}" (argumentDefinedIn backend)
        ''has a virtio-pmem device on "${backend}", which without share=on is a copy: nothing is shared, nothing is kept.''
    )
  ) pmemDevices;

  hangs = lib.optional (vm.mem == 2048) (
    said "microvm.mem" (definedIn (value: value == 2048)
      options.microvm.mem
    ) "is 2048, with which QEMU hangs (microvm.nix issue 171). Take another number."
  );
in
{
  options.ghaf-microvm.checks.enable = lib.mkOption {
    type = lib.types.bool;
    default = true;
    description = "Whether to check what this guest asks of its hypervisor.";
  };

  config = lib.mkIf cfg.enable {
    assertions = map (message: {
      assertion = false;
      inherit message;
    }) (twoWordsInOne ++ lib.optionals isQemu pmemWithoutPlace);

    warnings = lib.optionals isQemu (hangs ++ pmemUnshared);
  };
}
