# `-cpu` and `-smp`: models and flags that the build has, and numbers that fit together.
{ lib }:
let
  inherit (import ../property-type.nix { inherit lib; }) expectedInstead;
  inherit (import ./command-line.nix { inherit lib; })
    machineOf
    majorVersion
    optionsNamed
    partsOf
    valueAt
    ;
  inherit (import ./devices.nix { inherit lib; }) isForeignMachine machineFamily matches;

  # Whether one of the accelerators is one that shows the guest the host's processor.
  mayUseHost =
    commandLine:
    let
      named =
        lib.splitString ":" ((machineOf commandLine).properties.accel or "")
        ++ map (option: valueAt option "accel") (optionsNamed commandLine [ "accel" ])
        ++ map (_: "kvm") (optionsNamed commandLine [ "enable-kvm" ]);
    in
    lib.any (
      name:
      !(lib.elem name [
        null
        ""
        "tcg"
        "qtest"
      ])
    ) named;

  checkModel =
    commandLine:
    let
      inherit (commandLine) pack;
      options = optionsNamed commandLine [ "cpu" ];
      # the last one is the VM's
      option = lib.last options;
      words = lib.splitString "," option.value;
      model = lib.head words;
      bare = builtins.match "(.*)-[A-Za-z0-9_]+-cpu" model;
      properties = pack.cpuProperties or { };
      wrong = rule: message: {
        inherit rule message;
        severity = "refused";
        inherit (option) index;
      };
      checkFlag =
        flag:
        let
          parts = builtins.match "([+-]?)([^=]*)(=(.*))?" flag;
          name = lib.elemAt parts 1;
          key = lib.replaceStrings [ "_" ] [ "-" ] name;
          given = lib.elemAt parts 3;
          value = if lib.elemAt parts 2 == null then "on" else given;
          type = properties.${name} or (properties.${key} or null);
          expected =
            # kilohertz and the like take units of their own
            if lib.head parts != "" || type == null || key == "tsc-freq" then
              null
            else
              expectedInstead type value;
        in
        if lib.head parts != "" && lib.elemAt parts 2 != null then
          [
            (wrong "wrong-value" "${lib.head parts}${name} says it all: a value belongs to ${name}=")
          ]
        else if type == null then
          [ (wrong "unknown-property" "processors have no property or flag ${name}") ]
        else
          lib.optional (expected != null) (
            wrong "wrong-value" "${name} of -cpu must be ${expected}, but is ${value}"
          );
    in
    lib.optionals (options != [ ] && pack ? cpus && model != "help" && model != "?") (
      lib.optional (!(lib.elem (if bare == null then model else lib.head bare) pack.cpus)) (
        wrong "wrong-value" "QEMU ${pack.build.version} has no processor ${model}"
      )
      ++ lib.optional (model == "host" && !mayUseHost commandLine) (
        wrong "wrong-value" "the processor host is for accel=kvm alone: without it use max"
      )
      ++ lib.optionals (properties != { }) (lib.concatMap checkFlag (lib.tail words))
    );

  # Parts of the topology that a PC has, from the outside in.
  levels = [
    "sockets"
    "dies"
    "clusters"
    "modules"
    "cores"
    "threads"
  ];

  # A whole number as JavaScript reads one, or null.
  integerOf =
    text:
    let
      parts = builtins.match "[[:space:]]*([+-]?)0*([0-9]+)[[:space:]]*" text;
      digits = lib.head (builtins.match "0*([0-9]+)" (lib.last parts));
      # more than Nix can count is too many all the same
      number = lib.toInt (if lib.stringLength digits > 15 then "999999999999999" else digits);
    in
    if parts == null then
      null
    else if lib.head parts == "-" then
      -number
    else
      number;

  checkTopology =
    commandLine:
    let
      options = optionsNamed commandLine [ "smp" ];
      option = lib.last options;
      read = map (part: {
        inherit (part) key;
        number = integerOf part.value;
      }) (partsOf options);
      # of old, 0 was as good as nothing
      isOld = majorVersion commandLine.pack < 9;
      numbers = lib.foldl' (
        all:
        { key, number }:
        if number == 0 && isOld then removeAttrs all [ key ] else all // { ${key} = number; }
      ) { } read;
      wrong = message: [
        {
          rule = "wrong-value";
          severity = "refused";
          inherit (option) index;
          inherit message;
        }
      ];
      machine = (machineOf commandLine).name;
      has = level: numbers.${level} or 1;
      low = lib.findFirst (key: numbers.${key} < 1) null (
        map (one: one.key) (lib.filter (one: numbers ? ${one.key}) read)
      );
      unknown = lib.findFirst (level: has level > 1) null [
        "clusters"
        "books"
        "drawers"
      ];
      # what is left out is 1, but for one level that takes the rest: sockets of old, cores since 6.2
      given = lib.filter (level: numbers ? ${level}) levels;
      product = lib.foldl' (all: level: all * has level) 1 given;
      cpus = numbers.cpus or null;
      missing = lib.filter (level: !(numbers ? ${level})) [
        "sockets"
        "cores"
        "threads"
      ];
      maximum = numbers.maxcpus or numbers.cpus or product;
      limit = commandLine.pack.machines.${machineFamily machine}.processors or null;
      isUneven =
        if missing == [ ] then product != maximum else maximum - product * (maximum / product) != 0;
    in
    if options == [ ] || lib.any (one: one.number == null) read then
      [ ]
    else if low != null then
      wrong "${low} of -smp must be 1 or more"
    else if unknown != null then
      wrong "the machine ${machine} knows no ${unknown}: it must be 1"
    else
      (
        if cpus != null && cpus > maximum then
          wrong "${toString cpus} processors are more than maxcpus, ${toString maximum}"
        else if given != [ ] && isUneven then
          wrong "${
            lib.concatMapStringsSep " × " (level: "${level}=${toString (has level)}") given
          } is ${toString product}, and there can be ${toString maximum} processors: sockets × dies × cores × threads must be maxcpus"
        else
          [ ]
      )
      ++ lib.optionals (limit != null && maximum > limit) (
        wrong "the machine ${machine} has ${toString limit} processors at most, not ${toString maximum}"
      );
in
commandLine:
lib.optionals (!isForeignMachine commandLine (machineOf commandLine).name) (
  checkModel commandLine ++ checkTopology commandLine
)
