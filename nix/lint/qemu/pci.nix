# Places of PCI devices and of slots, each of which is one device's, and devices that there may be one of.
{ lib }:
let
  inherit (import ../property-type.nix { inherit lib; }) fromHexadecimal isPciAddress;
  inherit (import ./command-line.nix { inherit lib; }) machineOf optionsNamed valueAt;
  inherit (import ./devices.nix { inherit lib; })
    deviceOf
    driverOf
    isForeignMachine
    machineFamily
    matches
    ;

  # What the machines have on their first PCI bus without being told: slot and function.
  own = {
    microvm = [ "0.0" ];
    pc = [
      "0.0"
      "1.0"
      "1.1"
      "1.3"
    ];
    q35 = [
      "0.0"
      "31.0"
      "31.2"
      "31.3"
    ];
  };

  or' = value: instead: if value == null then instead else value;

  withoutPrefix = text: lib.removePrefix "0X" (lib.removePrefix "0x" text);

  decimal = text: toString (builtins.floor (fromHexadecimal (withoutPrefix text)));
in
commandLine:
let
  machine = machineFamily (machineOf commandLine).name;
  root = if machine == "pc" then "pci.0" else "pcie.0";

  # without default devices it is known which place QEMU picks
  isBare =
    optionsNamed commandLine [ "nodefaults" ] != [ ]
    &&
      optionsNamed commandLine [
        "vga"
        "nic"
        "net"
        "virtfs"
        "usb"
      ] == [ ];

  # The first slot of the bus that has no device; the one behind the last where all are full.
  freeSlot =
    taken:
    let
      isTaken =
        slot: lib.any (function: taken ? "${root} ${toString slot}.${toString function}") (lib.range 0 7);
      from = slot: if slot < 32 && isTaken slot then from (slot + 1) else slot;
    in
    from 1;

  # each device's places, `{ place, what }`, and its other findings, `{ message }`
  claimsOf =
    option:
    let
      driver = driverOf option;
      device = deviceOf commandLine.pack driver;
      isPci = device.bus or null == "PCI";
      addr = valueAt option "addr";
      pieces = lib.splitString "." addr;
      function = if lib.length pieces > 1 then lib.elemAt pieces 1 else "0";
      numberAt = key: or' (valueAt option key) "0";
      number =
        key:
        let
          parts = builtins.match "0*([0-9]+)" (numberAt key);
        in
        if parts == null then numberAt key else lib.head parts;
      family =
        if lib.hasSuffix "-transitional" driver then
          lib.removeSuffix "-non" (lib.removeSuffix "-transitional" driver)
        else
          driver;
      pair = valueAt option "failover_pair_id";
    in
    lib.optional (isBare && isPci && addr == null && valueAt option "bus" == null) { isPicked = true; }
    ++ lib.optional (isPci && addr != null && isPciAddress addr && !option.isJson) {
      place = "${or' (valueAt option "bus") root} ${decimal (lib.head pieces)}.${decimal function}";
      what = "the PCI address ${addr}";
    }
    ++ lib.optional (matches "pcie-root-port|ioh3420|xio3130-downstream" driver) {
      place = "slot ${number "chassis"} ${number "slot"}";
      what = "chassis=${number "chassis"},slot=${number "slot"}";
    }
    ++ lib.optional (
      isPci && pair != null && pair != "" && (machine == "pc" || !(device.properties ? netdev))
    ) { message = "failover_pair_id is for network devices on a PCI Express bus"; }
    ++ lib.optional (device.once or false) {
      place = "once ${family}";
      what = "the VM's one ${driver}";
    };

  start = {
    taken = lib.genAttrs (map (address: "${root} ${address}") (own.${machine} or [ ])) (
      _: "the machine's own"
    );
    findings = [ ];
  };

  step =
    state:
    { option, claim }:
    let
      refused = message: {
        rule = "collision";
        severity = "refused";
        inherit (option) index;
        inherit message;
      };
    in
    if claim ? isPicked then
      state
      // {
        taken = state.taken // {
          "${root} ${toString (freeSlot state.taken)}.0" = driverOf option;
        };
      }
    else if claim ? message then
      state // { findings = state.findings ++ [ (refused claim.message) ]; }
    else
      {
        taken = state.taken // {
          ${claim.place} = driverOf option;
        };
        findings =
          state.findings
          ++ lib.optional (state.taken ? ${claim.place}) (
            refused "${claim.what} is taken by ${state.taken.${claim.place}}"
          );
      };
in
lib.optionals (!isForeignMachine commandLine machine)
  (lib.foldl' step start (
    lib.concatMap (option: map (claim: { inherit option claim; }) (claimsOf option)) (
      optionsNamed commandLine [ "device" ]
    )
  )).findings
