# What flags ask of each other, as src/lint/crosvm/flag-rules.ts checks it: by the pack, and what needs counting. A use
# of a flag is `{ flag, index, value, given, withValue }`.
{ lib }:
let
  inherit (import ./scalar.nix { inherit lib; }) toNumber;

  finding = severity: rule: index: message: {
    inherit
      severity
      rule
      index
      message
      ;
  };
  refused = finding "refused";
  silent = finding "silent";

  mendedBy = mended: lib.optionalAttrs (mended != null) { inherit mended; };

  # Each port is one console's; standard input and earlycon are one port's.
  checkSerial =
    uses:
    let
      ports = lib.filter (use: use.flag == "serial") uses;
      hardwareOf = port: lib.removePrefix "legacy-" (port.given.hardware or "serial");
      numberOf = port: port.given.num or "1";
    in
    lib.concatLists (
      lib.imap0 (
        at: port:
        let
          before = lib.take at ports;
          hardware = hardwareOf port;
          number = numberOf port;
          alike = lib.filter (other: hardwareOf other == hardware) ports;
          free = lib.findFirst (it: !(lib.any (other: numberOf other == it) alike)) null [
            "1"
            "2"
            "3"
            "4"
          ];
          isTaken = lib.any (other: hardwareOf other == hardware && numberOf other == number) before;
        in
        lib.optional isTaken (
          refused "collision" port.index
            "--serial with hardware=${hardware} and num=${number} stands before already${
              lib.optionalString (free != null) ": give this one num=${free}"
            }"
          // mendedBy (
            if free == null || port.given ? num then null else port.withValue "${port.value},num=${free}"
          )
        )
        ++
          lib.concatMap
            (
              key:
              lib.optional
                (port.given.${key} or "" == "true" && lib.any (other: other.given.${key} or "" == "true") before)
                (
                  refused "collision" port.index "${key} belongs to the --serial before already: only one can have it"
                )
            )
            [
              "stdin"
              "earlycon"
            ]
      ) ports
    );

  # One device alone is the root.
  checkRoots =
    uses:
    let
      isRoot =
        { flag, given, ... }:
        lib.elem flag [
          "root"
          "rwroot"
        ]
        || (
          lib.elem flag [
            "block"
            "scsi-block"
            "pmem"
          ]
          && given.root or "" == "true"
        );
      roots = lib.filter isRoot uses;
    in
    map (
      { flag, index, ... }:
      refused "collision" index
        "--${flag} would be a second root, after --${(lib.head roots).flag}: only one is possible"
    ) (if roots == [ ] then [ ] else lib.tail roots);

  checkFiles =
    {
      flag,
      index,
      value,
      given,
      withValue,
    }:
    let
      path = given.path or "";
      address = builtins.match "([0-9a-fA-F]{4}:)?([0-9a-fA-F]{2}:[0-9a-fA-F]{2}\\.[0-7])" path;
      domain = if lib.head address == null then "0000:" else lib.head address;
      isWritten = lib.elem flag [
        "block"
        "scsi-block"
        "pmem"
      ];
    in
    if lib.hasPrefix "/nix/store/" path && isWritten && given.ro or "" != "true" then
      [
        (
          refused "wrong-value" index
            "--${flag} opens ${path} to write to it, and nothing can be written to the Nix store: add ro=true"
          // mendedBy (if given ? ro then null else withValue "${value},ro=true")
        )
      ]
    else if flag == "vfio" && address != null then
      [
        (
          refused "wrong-value" index "--vfio must be the path of a device, but is the address ${path}"
          // mendedBy (
            if lib.hasPrefix path value then
              withValue "/sys/bus/pci/devices/${domain}${lib.last address}${lib.removePrefix path value}"
            else
              null
          )
        )
      ]
    else
      [ ];

  # What the number of the VM's CPUs must be, or must be enough for.
  checkCount =
    uses:
    let
      cpus = lib.findFirst (use: use.flag == "cpus") null uses;
      said = if cpus == null then { } else cpus.given;
      count = toNumber (said.num-cores or "1");
      boot = toNumber (said.boot-cpu or "");
      number = "${toString count} CPU${lib.optionalString (count != 1) "s"}";
      check =
        {
          flag,
          index,
          given,
          ...
        }:
        let
          pairs = toNumber (given.vq-pairs or "");
        in
        lib.optional (flag == "net" && pairs != null && pairs > count) (
          silent "override" index "vq-pairs=${given.vq-pairs} of --net is ignored: the VM has ${number}"
        )
        ++ lib.optional (
          flag == "gdb" && count != 1 && !(lib.any (use: use.flag == "host-cpu-topology") uses)
        ) (refused "collision" index "--gdb needs a VM of one CPU, and this one has ${toString count}");
    in
    if count == null then
      [ ]
    else
      lib.concatMap check uses
      ++ lib.optional (cpus != null && boot != null && boot >= count) (
        silent "override" cpus.index "boot-cpu=${said.boot-cpu} of --cpus is ignored: the VM has ${number}"
      );
in
pack: uses: kernels:
let
  parted =
    name:
    let
      parts = lib.splitString "." name;
    in
    {
      flag = lib.head parts;
      key = if lib.length parts > 1 then lib.last parts else null;
    };

  # Where something stands for the first time, a flag, a key of a flag or the kernel; else null.
  place =
    name:
    let
      inherit (parted name) flag key;
      use = lib.findFirst (
        use: use.flag == flag && (key == null || (use.given ? ${key} && use.given.${key} != "false"))
      ) null uses;
    in
    if name == "kernel" then
      (if kernels == [ ] then null else lib.head kernels)
    else if use == null then
      null
    else
      use.index;

  shown =
    name:
    let
      inherit (parted name) flag key;
    in
    if name == "kernel" then
      "a kernel"
    else if key == null then
      "--${flag}"
    else
      "--${flag} ${key}=";

  oneOf = lib.concatMapStringsSep " or " shown;
  isThere = name: place name != null;
  isAlone = group: isThere (lib.head group) && !(lib.any isThere (lib.tail group));

  conflicting =
    group:
    let
      there = lib.sort (a: b: place a < place b) (lib.filter isThere group);
    in
    map (
      name:
      refused "collision" (place name) "${shown name} and ${shown (lib.head there)} exclude each other"
    ) (if there == [ ] then [ ] else lib.tail there);
in
lib.concatMap conflicting pack.rules.conflicts
++ map (
  group:
  refused "missing-property" (place (
    lib.head group
  )) "${shown (lib.head group)} needs ${oneOf (lib.tail group)}"
) (lib.filter isAlone pack.rules.needs)
++ map (
  group:
  silent "override" (place (
    lib.head group
  )) "${shown (lib.head group)} does nothing without ${oneOf (lib.tail group)}"
) (lib.filter isAlone pack.rules.idle)
++ map (
  group:
  silent "override" (lib.max (place (lib.head group)) (
    place (lib.last group)
  )) "${shown (lib.head group)} does nothing with ${shown (lib.last group)}"
) (lib.filter (lib.all isThere) pack.rules.void)
++ checkSerial uses
++ checkRoots uses
++ lib.concatMap checkFiles uses
++ checkCount uses
