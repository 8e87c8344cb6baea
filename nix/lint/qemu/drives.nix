# Drives that the machine has no place for, or that are put where another one is.
{ lib }:
let
  inherit (import ./command-line.nix { inherit lib; }) machineOf optionsNamed valueAt;
  inherit (import ./devices.nix { inherit lib; })
    availableBuses
    hasBus
    isForeignMachine
    isOn
    machineFamily
    ;

  # The old options for drives, and where they put them: the first four where the machine has its disks; null for the
  # first place that is free.
  short =
    let
      at = kind: index: { inherit kind index; };
    in
    {
      hda = at "ide" 0;
      hdb = at "ide" 1;
      hdc = at "ide" 2;
      hdd = at "ide" 3;
      cdrom = at "ide" 2;
      fda = at "floppy" 0;
      fdb = at "floppy" 1;
      pflash = at "pflash" null;
      sd = at "sd" null;
      mtdblock = at "mtd" null;
    };

  numberOf =
    text:
    let
      parts =
        if text == null then null else builtins.match "[[:space:]]*0*([0-9]{1,15})[[:space:]]*" text;
    in
    if parts == null then null else lib.toInt (lib.head parts);

  # Drives with a place in the machine, which QEMU puts a device in by itself: `{ option, kind, index }`.
  placed =
    commandLine:
    let
      isPc = machineFamily (machineOf commandLine).name == "pc";
    in
    lib.concatMap (
      option:
      let
        given = valueAt option "if";
        kind = if given == null then "ide" else given;
        index = numberOf (valueAt option "index");
        unit = numberOf (valueAt option "unit");
        bus = numberOf (valueAt option "bus");
        # an IDE bus of the old PC has two places, one of q35 has one
        perBus = if kind == "ide" && isPc then 2 else 1;
        byBus = if bus == null then unit else bus * perBus + (if unit == null then 0 else unit);
      in
      if short ? ${option.name} then
        [ (short.${option.name} // { inherit option; }) ]
      else
        lib.optional (option.name == "drive" && kind != "none") {
          inherit option kind;
          index = if index == null then byBus else index;
        }
    ) commandLine.options;

  isReadOnly =
    option:
    lib.any (key: isOn (valueAt option key)) [
      "readonly"
      "read-only"
    ];

  firstFree =
    taken:
    let
      from = place: if lib.elem place taken then from (place + 1) else place;
    in
    from 0;

  devicesOf =
    commandLine: id:
    lib.filter (device: id != null && valueAt device "drive" == id) (
      optionsNamed commandLine [ "device" ]
    );

  step =
    commandLine: known: state:
    {
      option,
      kind,
      index,
    }:
    let
      machine = (machineOf commandLine).name;
      refused = rule: message: {
        inherit rule message;
        severity = "refused";
        inherit (option) index;
      };
      say = found: state // { findings = state.findings ++ found; };
      all = state.taken.${kind} or [ ];
      place = if index == null then firstFree all else index;
      most =
        if kind == "floppy" || kind == "pflash" then
          2
        else if machineFamily machine == "q35" then
          6
        else
          4;
    in
    if kind == "virtio" then
      say (
        lib.optional (!hasBus (availableBuses commandLine null) "PCI") (
          refused "no-bus" "a drive with if=virtio is a PCI device, and the machine ${machine} has no PCI bus: if=none, and -device virtio-blk-device,drive=..."
        )
      )
    else if kind == "ide" && !lib.elem "ide" known && valueAt option "if" == null then
      # such a machine has no place of its own for a drive, and puts it nowhere
      say (
        lib.optional (devicesOf commandLine (valueAt option "id") == [ ]) (
          refused "no-bus" "the machine ${machine} puts this drive nowhere, and the guest never sees it: if=none, and a -device with drive=..."
          // {
            severity = "silent";
          }
        )
      )
    else if !lib.elem kind known then
      say [
        (refused "no-bus" "the machine ${machine} has no place for a drive with if=${kind}${
          lib.optionalString (known != [ ]) "; it has ${lib.concatStringsSep ", " known}"
        }: if=none, and a -device with drive=...")
      ]
    else
      {
        taken = state.taken // {
          ${kind} = all ++ [ place ];
        };
        findings =
          state.findings
          ++ lib.optional (option.value == "") (
            refused "stray-word" "an empty word is taken for the file of a disk"
          )
          ++ (
            if lib.elem place all then
              [ (refused "collision" "there is a drive with if=${kind} at place ${toString place} already") ]
            else
              lib.optional (place >= most) (
                refused "no-bus" "the machine ${machine} has ${toString most} places for drives with if=${kind}"
              )
          )
          ++ lib.optional (kind == "ide" && valueAt option "media" != "cdrom" && isReadOnly option) (
            refused "wrong-value" "an IDE disk is never read-only: media=cdrom, or if=virtio"
          );
      };

  # A drive that the machine has a device for already cannot be another device's.
  checkTaken =
    commandLine: known:
    let
      own = if lib.elem "ide" known then "ide" else "none";
    in
    lib.concatMap (
      option:
      let
        id = valueAt option "id";
        given = valueAt option "if";
        devices = devicesOf commandLine id;
      in
      lib.optional (id != null && (if given == null then own else given) != "none" && devices != [ ]) {
        rule = "collision";
        severity = "refused";
        inherit (option) index;
        message = "the drive ${id} is for ${toString (valueAt (lib.head devices) "driver")}, and without if=none the machine takes it for a device of its own";
      }
    ) (optionsNamed commandLine [ "drive" ]);

  # QEMU locks an image that it may write to: the same one cannot be another drive, too.
  checkShared =
    commandLine:
    let
      look =
        state: option:
        let
          file = valueAt option "file";
          devices = devicesOf commandLine (valueAt option "id");
          isUnlocked =
            isOn (valueAt option "snapshot")
            || valueAt option "file.locking" == "off"
            || isOn (valueAt (lib.head devices) "share-rw");
        in
        if file == null || lib.hasPrefix "/dev/" file || devices == [ ] || isUnlocked then
          state
        else if !(state.first ? ${file}) then
          state
          // {
            first = state.first // {
              ${file} = option;
            };
          }
        else
          state
          // {
            findings =
              state.findings
              ++ lib.optional (!isReadOnly option || !isReadOnly state.first.${file}) {
                rule = "collision";
                severity = "refused";
                inherit (option) index;
                message = "the image ${file} is another drive's already, and one of them may write to it: QEMU locks it";
              };
          };
    in
    (lib.foldl' look {
      first = { };
      findings = [ ];
    } (optionsNamed commandLine [ "drive" ])).findings;
in
commandLine:
let
  machine = (machineOf commandLine).name;
  known = commandLine.pack.machines.${machineFamily machine}.driveInterfaces or null;
in
lib.optionals (known != null && !isForeignMachine commandLine machine) (
  (lib.foldl' (step commandLine known) {
    taken = { };
    findings = [ ];
  } (placed commandLine)).findings
  ++ checkTaken commandLine known
  ++ checkShared commandLine
)
