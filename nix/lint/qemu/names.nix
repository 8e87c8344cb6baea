# Unknown names, keys and values, and keys that are missing, by what the pack knows.
{ lib }:
let
  keyValues = import ../key-values.nix { inherit lib; };
  closest = import ../closest.nix { inherit lib; };
  inherit (import ../property-type.nix { inherit lib; })
    bareType
    expectedInJson
    expectedInstead
    isRequired
    membersOf
    ;
  inherit (import ./command-line.nix { inherit lib; })
    machineOf
    majorVersion
    needsValues
    negated
    optionsNamed
    partsOf
    replaced
    valueAt
    withPart
    ;
  inherit (import ./devices.nix { inherit lib; })
    deviceOf
    isForeignMachine
    isOn
    machineFamily
    matches
    ;

  or' = value: instead: if value == null then instead else value;

  textAt = option: key: or' (valueAt option key) "";

  refused =
    option: finding:
    {
      severity = "refused";
      inherit (option) index;
    }
    // finding;

  replaceAt =
    at: part: parts:
    lib.imap0 (position: other: if position == at then part else other) parts;

  didYouMean = near: lib.optionalString (near != null) "; did you mean ${near}?";

  withMended = mended: lib.optionalAttrs (mended != null) { inherit mended; };

  # Devices that Ghaf's patches bring: ../../packs/overlays/ghaf.json.
  onlyGhafs = [
    "acad"
    "battery"
    "button"
  ];

  unknownName =
    option: key: kind: name: known: pack:
    let
      isGhafs = kind == "device" && lib.elem name onlyGhafs;
      near = if isGhafs then null else closest name known;
      instead =
        if isGhafs then ": only Ghaf's build has it (the pack qemu-10.0-ghaf)" else didYouMean near;
    in
    refused option (
      {
        rule = "unknown-${lib.replaceStrings [ " " ] [ "-" ] kind}";
        message =
          if name == "" then
            "-${option.name} names no ${kind}"
          else
            "QEMU ${pack.build.version} has no ${kind} ${name}${instead}";
      }
      // lib.optionalAttrs (near != null) (
        withMended (
          replaced option (
            map (part: if part.key == key then part // { value = near; } else part) option.parts
          )
        )
      )
    );

  # Values that are text to QEMU's schema, and have a form all the same.
  textForms = {
    guid = {
      of = "vmgenid";
      pattern = "auto|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
      form = "auto or a UUID";
    };
    port = {
      of = "(usb-|u2f-).*";
      pattern = "[0-9]+([.][0-9]+)*";
      form = "numbers with points between";
    };
    host = {
      of = "vfio-pci.*";
      pattern = "([0-9a-fA-F]{1,4}:)?[0-9a-fA-F]{1,2}:[01]?[0-9a-fA-F][.][0-7]";
      form = "a PCI device of the host like 0000:01:00.0";
    };
    hostfwd = {
      of = ".*";
      pattern = "(tcp|udp|unix)?:.*:[0-9]+-.*:[0-9]+|unix:.*-.*:[0-9]+";
      form = "[tcp|udp]:[host address]:host port-[guest address]:guest port";
    };
    uuid = {
      of = ".*";
      pattern = "[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}";
      form = "a UUID";
    };
    mac = {
      of = ".*";
      pattern = "[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5}";
      form = "six bytes like 02:00:00:01:01:01";
    };
  };

  # Options whose keys are looked at when the value has been read to its end.
  lastWins = [
    "audiodev"
    "blockdev"
    "device"
    "display"
    "drive"
    "netdev"
    "object"
  ];

  unknownProperty =
    option: position: part: properties: owner:
    let
      previous = lib.elemAt option.parts (position - 1);
      near = closest part.key (lib.attrNames properties);
      # a comma in the value before it: what follows looks like no key at all
      isRest =
        part.isBare && position > 0 && !previous.isBare && !(matches "[a-z][A-Za-z0-9_.-]*" part.key);
    in
    refused option (
      if isRest then
        {
          rule = "unescaped-comma";
          message = "a comma in a value is written twice: ${owner} has no property ${builtins.toJSON part.key}";
        }
        // withMended (
          replaced option (
            lib.concatLists (
              lib.imap0 (
                at: other:
                if at == position then
                  [ ]
                else if at == position - 1 then
                  [ (other // { value = "${other.value},${part.key}"; }) ]
                else
                  [ other ]
              ) option.parts
            )
          )
        )
      else
        {
          rule = "unknown-property";
          message = "${owner} has no property ${part.key}${didYouMean near}";
        }
        // lib.optionalAttrs (near != null) (
          withMended (replaced option (replaceAt position (part // { key = near; }) option.parts))
        )
    );

  mendedValue =
    option: position: part: type:
    let
      members =
        if bareType type == "bool" then
          [
            "on"
            "off"
          ]
        else if lib.hasPrefix "|" type then
          membersOf type
        else
          [ ];
      lower = lib.toLower part.value;
      meant =
        if lib.elem lower members then
          lower
        else
          {
            "1" = "on";
            "0" = "off";
            true = "on";
            false = "off";
            enabled = "on";
            disabled = "off";
          }
          .${lower} or (closest part.value members);
    in
    if meant == null || !(lib.elem meant members) then
      null
    else
      replaced option (replaceAt position (part // { value = meant; }) option.parts);

  # Array properties are named with their length and numbers.
  isUnlisted =
    properties: key:
    let
      base = builtins.match "([^.[]*)(.*[[][0-9]+[]])" key;
    in
    matches "len-.*|.*[.][0-9]+" key || (base != null && properties ? "len-${lib.head base}");

  # Each part's key and value, and the keys that are not there.
  checkPropertiesOf =
    structures: option: properties: owner:
    let
      checkPart =
        position: part:
        let
          form = textForms.${part.key} or null;
          type = properties.${part.key} or null;
          base = lib.head (builtins.match "([^.[]*).*" part.key);
          baseType = properties.${base} or null;
          isMember =
            base != part.key
            && (
              lib.elem base structures
              || (
                baseType != null
                && lib.any (prefix: lib.hasPrefix prefix baseType) [
                  "{}"
                  "any"
                  "[]"
                ]
              )
            );
          isLast = !(lib.any (other: other.key == part.key) (lib.drop (position + 1) option.parts));
          expected =
            if !option.isJson then
              expectedInstead type part.value
            else if !(part ? json) || (part.key == "addr" && lib.isInt part.json) then
              null
            else
              expectedInJson type part.json;
        in
        if part.isBare && needsValues option then
          [
            (refused option (
              {
                rule = "missing-value";
                message = "${part.key} of ${owner} needs a value: ${part.key}=...";
              }
              // withMended (replaced option (replaceAt position (part // { isBare = false; }) option.parts))
            ))
          ]
        else if form != null && matches form.of owner && !(matches form.pattern part.value) then
          [
            (refused option {
              rule = "wrong-value";
              message = "${part.key} of ${owner} must be ${form.form}, but is ${builtins.toJSON part.value}";
            })
          ]
        # of a key that is said twice, only the last value is ever looked at
        else if lib.elem option.name lastWins && type != null && !(lib.hasPrefix "[]" type) && !isLast then
          [ ]
        else if type == null then
          lib.optional (!isMember && !(isUnlisted properties part.key)) (
            unknownProperty option position part properties owner
          )
        else if part.isBare && bareType type != "bool" && expectedInstead type "on" == null then
          [ ]
        else if expected != null && part.key != "host-nodes" then
          [
            (refused option (
              {
                rule = "wrong-value";
                message = "${part.key} of ${owner} must be ${expected}, but is ${builtins.toJSON part.value}";
              }
              // withMended (mendedValue option position part type)
            ))
          ]
        else if part.key == "id" && !(matches "[A-Za-z][A-Za-z0-9._-]*" part.value) then
          [
            (refused option {
              rule = "wrong-value";
              message = ''the id ${builtins.toJSON part.value} must be letters, digits, "-", "." and "_", the first a letter'';
            })
          ]
        else
          [ ];

      missing = lib.filter (
        key:
        isRequired properties.${key}
        && !(lib.any (
          part:
          # no drive and no memory has an empty name
          (part.key == key && (part.value != "" || option.name != "device"))
          # a block device's file may be given by its own keys
          || (
            (lib.hasPrefix "any" properties.${key} || lib.hasPrefix "[]" properties.${key})
            && lib.hasPrefix "${key}." part.key
          )
        ) option.parts)
      ) (lib.attrNames properties);
    in
    lib.concatLists (lib.imap0 checkPart option.parts)
    ++ map (
      key:
      refused option (
        {
          rule = "missing-property";
          message = "${owner} needs ${key}=...";
        }
        # any size is a start; what others share tells the right one
        // lib.optionalAttrs (key == "size" && lib.hasPrefix "memory-backend-" owner) (
          withMended (replaced option (withPart option "size" "16M"))
        )
      )
    ) missing;

  checkProperties = checkPropertiesOf [ ];

  # The keys below those that are structures.
  withStructures =
    pack: option: path: properties:
    lib.foldl' (
      flat: key:
      let
        type = properties.${key};
        structure = pack.structures."${path}.${key}" or null;
        cases = structure.cases;
        tag = structure.tag or null;
        chosen = if tag == null then "" else textAt option "${key}.${tag}";
        isGiven = lib.any (part: lib.hasPrefix "${key}." part.key) option.parts;
        isNeeded = isGiven || isRequired type;
      in
      flat
      // (
        if structure == null || bareType type != "{}" then
          { ${key} = type; }
        else
          lib.optionalAttrs (tag != null) {
            "${key}.${tag}" =
              "|${lib.concatStringsSep "|" (lib.attrNames cases)}${lib.optionalString isNeeded "!"}";
          }
          // lib.mapAttrs' (
            member: memberType:
            lib.nameValuePair "${key}.${member}" (if isNeeded then memberType else bareType memberType)
          ) (cases.${chosen} or { })
      )
    ) { } (lib.attrNames properties);

  checkVariant =
    option: tag: kind: variants: pack: more:
    let
      variant = textAt option tag;
      properties =
        variants.${variant}
        // lib.optionalAttrs (option.name == "netdev" && variant == "user") { ipv6-net = "str"; };
      # the text of -object has no place for structures
      isFlat = option.name == "object" && !option.isJson;
      known =
        if isFlat then
          lib.filterAttrs (_: type: bareType type != "{}") properties
        else
          withStructures pack option "${option.name}s.${variant}" properties;
    in
    if !(variants ? ${variant}) then
      [ (unknownName option tag kind variant (lib.attrNames variants) pack) ]
    # a build that does not tell the keys
    else if properties == { } && option.name == "audiodev" then
      checkProperties (
        option // { parts = lib.filter (part: commonAudio ? ${part.key}) option.parts; }
      ) commonAudio variant
    else
      checkProperties option (known // more // { ${tag} = "str"; }) variant
      ++ lib.optionals (option.name == "blockdev") (checkChildren option properties pack);

  # A node that a node is made of may stand in its keys: `file.driver=file,file.filename=...`.
  checkChildren =
    option: properties: pack:
    lib.concatMap (
      key:
      let
        prefix = "${key}.";
        parts = map (part: part // { key = lib.removePrefix prefix part.key; }) (
          lib.filter (part: lib.hasPrefix prefix part.key) option.parts
        );
      in
      lib.optionals (bareType properties.${key} == "any" && lib.any (part: part.key == "driver") parts) (
        map (finding: removeAttrs finding [ "mended" ]) (
          checkVariant (option // { inherit parts; }) "driver" "block driver" pack.blockdevs pack { }
        )
      )
    ) (lib.attrNames properties);

  # Keys that all audio drivers have, where the build does not tell any.
  commonAudio = {
    id = "str!";
    timer-period = "number";
  }
  //
    lib.foldl'
      (
        all: way:
        all
        // {
          "${way}.buffer-length" = "number";
          "${way}.channels" = "number";
          "${way}.fixed-settings" = "bool";
          "${way}.format" = "|u8|s8|u16|s16|u32|s32|f32";
          "${way}.frequency" = "number";
          "${way}.mixing-engine" = "bool";
          "${way}.voices" = "number";
        }
      )
      { }
      [
        "in"
        "out"
      ];

  # What every device takes besides its own properties.
  deviceKeys = {
    bus = "str";
    driver = "str";
    id = "str";
  };

  # Devices that need one of two properties: the packs tell only of single ones.
  checkAlternatives =
    option: driver:
    lib.optional
      (lib.hasPrefix "vfio-pci" driver && textAt option "host" == "" && textAt option "sysfsdev" == "")
      (
        refused option {
          rule = "missing-property";
          message = "${driver} needs host=... or sysfsdev=...";
        }
      );

  # Names of character devices that QEMU accepts and no longer lists.
  oldChardevs = [
    "console"
    "spicevmc"
    "spiceport"
    "braille"
    "tty"
    "parport"
  ];

  chardevNeeds =
    backend:
    if backend == "spicevmc" then
      { name = "|vdagent|smartcard|usbredir!"; }
    else if
      lib.elem backend [
        "file"
        "pipe"
        "serial"
        "parallel"
      ]
    then
      { path = "str!"; }
    else if backend == "udp" then
      { port = "str!"; }
    else
      lib.optionalAttrs (backend == "mux") { chardev = "str!"; };

  fsdevNeeds =
    pack: option:
    {
      # the proxy went with 9.2
      fsdriver = if majorVersion pack < 10 then "|local|proxy|synth!" else "|local|synth!";
    }
    // lib.optionalAttrs (valueAt option "fsdriver" == "local") {
      path = "str!";
      security_model = "|passthrough|mapped-xattr|mapped|mapped-file|none!";
    }
    // {
      writeout = "|immediate";
      multidevs = "|remap|forbid|warn";
    };

  # `-nic` is a backend and a card in one; the old `-net` is either.
  checkNic =
    pack: option:
    let
      type = textAt option "type";
      card = {
        addr = "str";
        mac = "str";
        macaddr = "str";
        model = "str";
        name = "str";
        vectors = "number";
      };
      model = valueAt option "model";
      models = pack.nics or [ ] ++ [
        "virtio"
        "help"
        "isa"
        "ne2k_isa"
      ];
    in
    lib.optionals (type != "none") (
      (
        if option.name == "net" && type == "nic" then
          checkProperties option (
            card
            // {
              netdev = "str";
              type = "str";
            }
          ) "-net nic"
        else if !(pack.netdevs ? ${type}) then
          [ (unknownName option "type" "network backend" type (lib.attrNames pack.netdevs) pack) ]
        else
          checkProperties option (
            withStructures pack option "netdevs.${type}" pack.netdevs.${type}
            // card
            // {
              id = "str";
              type = "str";
            }
          ) "-${option.name} ${type}"
      )
      # a newer QEMU leaves a card out that it does not know
      ++ lib.optional (
        majorVersion pack < 9 && model != null && pack ? nics && !(lib.elem model models)
      ) (unknownName option "model" "network card" model models pack)
    );

  # What groups' keys are beyond their type, by QEMU's own parsers of them.
  groupNeeds = {
    action = {
      panic = "|pause|shutdown|exit-failure|none";
      reboot = "|reset|shutdown";
      shutdown = "|poweroff|pause";
      watchdog = "|reset|shutdown|poweroff|pause|debug|none|inject-nmi";
    };
    add-fd = {
      fd = "number!";
      set = "number!";
    };
    icount.rr = "|record|replay";
    mon = {
      chardev = "str!";
      mode = "|readline|control";
    };
    rtc = {
      clock = "|host|rt|vm";
      driftfix = "|none|slew";
    };
    sandbox = {
      elevateprivileges = "|allow|deny|children";
      obsolete = "|allow|deny";
      resourcecontrol = "|allow|deny";
      spawn = "|allow|deny";
    };
    vnc.share = "|allow-exclusive|force-shared|ignore";
  };

  # `-tpmdev` is in no schema: by QEMU's own parser of it.
  tpmdevs = {
    emulator = {
      chardev = "str!";
      id = "str!";
      type = "str";
    };
    passthrough = {
      cancel-path = "str";
      id = "str!";
      path = "str";
      type = "str";
    };
  };

  # `-numa` is in no schema either. A node without memory of its own is refused by all machines of today.
  numaNode = {
    cpus = "str";
    initiator = "uint16";
    memdev = "str!";
    nodeid = "uint16";
    type = "str";
  };

  texts = keys: lib.genAttrs ([ "type" ] ++ keys) (_: "str");

  # The SMBIOS tables that VMs are given, by QEMU's own parser of them.
  smbiosTypes = {
    "0" =
      texts [
        "vendor"
        "version"
        "date"
        "release"
      ]
      // {
        uefi = "bool";
      };
    "1" = texts [
      "manufacturer"
      "product"
      "version"
      "serial"
      "uuid"
      "sku"
      "family"
    ];
    "2" = texts [
      "manufacturer"
      "product"
      "version"
      "serial"
      "asset"
      "location"
    ];
    "3" = texts [
      "manufacturer"
      "version"
      "serial"
      "asset"
      "sku"
    ];
    "4" =
      texts [
        "sock_pfx"
        "manufacturer"
        "version"
        "serial"
        "asset"
        "part"
      ]
      // {
        current-speed = "number";
        max-speed = "number";
        processor-id = "number";
      };
    "8" =
      texts [
        "external_reference"
        "internal_reference"
      ]
      // {
        connector_type = "number";
        port_type = "number";
      };
    "11" = texts [
      "value"
      "path"
    ];
    "17" =
      texts [
        "loc_pfx"
        "bank"
        "manufacturer"
        "serial"
        "asset"
        "part"
      ]
      // {
        speed = "number";
      };
    "41" =
      texts [
        "designation"
        "kind"
        "pcidev"
      ]
      // {
        instance = "number";
      };
  };

  checkWait =
    option: owner:
    lib.optional (valueAt option "wait" != null && !(isOn (valueAt option "server"))) (
      refused option {
        rule = "wrong-value";
        message = "${owner} waits for a client only as a server: wait and nowait need server=on";
      }
    );

  # `unix:path,server,nowait`: a character device in short, where `nowait` is `wait=off`.
  checkSocket =
    option: pack:
    let
      pieces = lib.splitString ":" (or' option.value "");
      kind = lib.head pieces;
      owner = "-${option.name} ${kind}:";
      socket = option // {
        parts = map negated (keyValues.parse "path" (lib.concatStringsSep ":" (lib.tail pieces)));
        isJson = false;
      };
    in
    lib.optionals (
      lib.length pieces > 1
      && lib.elem kind [
        "unix"
        "tcp"
        "telnet"
      ]
    ) (checkProperties socket pack.groups.chardev owner ++ checkWait socket owner);

  # Those of the build, and those that other systems' builds have.
  acceleratorsOf =
    pack:
    pack.accelerators
    ++ [
      "hvf"
      "xen"
    ];

  # Of a property that is said twice, only the last value is ever looked at.
  isOverridden =
    commandLine: option: position:
    let
      part = lib.elemAt option.parts position;
      laterHere = lib.drop (position + 1) option.parts;
      laterOptions = lib.filter (other: other.index > option.index) (
        optionsNamed commandLine [ "machine" ]
      );
    in
    !part.isBare
    && lib.any (other: other.key == part.key && !other.isBare) (laterHere ++ partsOf laterOptions);

  prefixed = prefix: lib.mapAttrs' (key: lib.nameValuePair "${prefix}${key}");

  pcOnlyProperties = [
    "sata"
    "smbus"
    "vmport"
    "hpet"
    "i8042"
    "pit"
    "pic"
  ];

  checkMachine =
    commandLine: option: isForeign:
    let
      inherit (commandLine) pack;
      machine = (machineOf commandLine).name;
      known =
        lib.attrNames pack.machines
        ++ lib.concatMap (one: lib.optional (one ? aliasOf) one.aliasOf) (lib.attrValues pack.machines)
        ++ pack.machineVersions;
      named = valueAt option "type";
      standing = map (indexed: indexed.part) (
        lib.filter (indexed: !(isOverridden commandLine option indexed.at)) (
          lib.imap0 (at: part: { inherit at part; }) option.parts
        )
      );
      accelerators = acceleratorsOf pack;
      properties = pack.machines.${machineFamily machine}.properties or null;
    in
    if named != null && !(lib.elem named known) && !(isForeignMachine commandLine named) then
      [ (unknownName option "type" "machine" named known pack) ]
    else
      lib.concatMap (
        part:
        let
          # one of the list is enough, but QEMU looks at all of them
          unknown = lib.filter (name: !(lib.elem name accelerators)) (lib.splitString ":" part.value);
        in
        lib.optional (part.key == "accel" && !part.isBare && unknown != [ ]) (
          refused option {
            rule = "unknown-accelerator";
            message = "there is no accelerator ${lib.concatStringsSep ", " unknown}; QEMU has ${lib.concatStringsSep ", " accelerators}";
          }
        )
      ) standing
      ++ (
        if isForeign then
          lib.concatMap (
            part:
            lib.optional (lib.elem part.key pcOnlyProperties) (
              refused option (
                {
                  rule = "unknown-property";
                  message = "the machine ${machine} has no property ${part.key}: it is the PC's";
                }
                // withMended (without option part.key)
              )
            )
          ) option.parts
        else
          lib.optionals (properties != null) (
            checkPropertiesOf
              [
                "sgx-epc"
                "cxl-fmw"
                "smp-cache"
              ]
              (option // { parts = standing; })
              (
                removeAttrs properties [
                  "smp"
                  "boot"
                  "memory"
                ]
                // {
                  accel = "str";
                  igd-passthru = "bool";
                  kernel-irqchip = "str";
                  kvm-shadow-mem = "size";
                  type = "str";
                }
                // prefixed "smp." pack.groups.smp-opts
                // prefixed "boot." pack.groups.boot-opts
                // prefixed "memory." {
                  size = "size";
                  max-size = "size";
                  slots = "number";
                }
              )
              machine
          )
      );

  without =
    option: key:
    let
      parts = lib.filter (part: part.key != key) option.parts;
    in
    if parts == [ ] then
      {
        inherit (option) index;
        count = 2;
        words = [ ];
      }
    else
      replaced option parts;

  # The old names of throttling's keys.
  throttling = {
    group = "str";
    iops_size = "number";
  }
  // lib.genAttrs (lib.concatMap
    (
      kind:
      lib.concatMap
        (way: [
          "${kind}${way}"
          "${kind}${way}_max"
          "${kind}${way}_max_length"
        ])
        [
          ""
          "_rd"
          "_wr"
        ]
    )
    [
      "iops"
      "bps"
    ]
  ) (_: "number");

  checkDrive =
    pack: option:
    let
      hasFile = lib.any (part: matches "(file|filename|backing)([.].*)?" part.key) option.parts;
      format = or' (valueAt option "format") (valueAt option "driver");
      optional =
        prefix: properties:
        prefixed prefix (
          # the old syntax takes units for all numbers
          lib.mapAttrs (_: type: if bareType type == "number" then "size" else bareType type) properties
        );
    in
    lib.optional (!hasFile && matches "raw|qcow2|vmdk|vpc|vdi|vhdx" (textAt option "format")) (
      refused option {
        rule = "missing-property";
        message = "-drive with a format needs file=...";
      }
    )
    ++ (
      if format != null && !(pack.blockdevs ? ${format}) then
        [ (unknownName option "format" "block driver" format (lib.attrNames pack.blockdevs) pack) ]
      else
        checkPropertiesOf
          [
            "file"
            "backing"
          ]
          option
          (
            # without a format QEMU looks into the file, and the keys are those of what it finds
            lib.optionalAttrs (format == null) (
              optional "" pack.blockdevs.qcow2 // optional "" pack.blockdevs.raw
            )
            // optional "" (if format == null then { } else pack.blockdevs.${format})
            // optional "file." (pack.blockdevs.file or { })
            // pack.groups.drive
            // {
              addr = "str";
              aio = bareType (pack.blockdevs.file.aio or "str");
              boot = "bool";
            }
            // throttling
            // {
              rerror = "|report|ignore|enospc|stop|auto";
              werror = "|report|ignore|enospc|stop|auto";
              cache = "|none|writeback|unsafe|directsync|writethrough|off";
              discard = "|ignore|off|unmap|on";
              detect-zeroes = "|off|on|unmap";
              id = "str";
              "if" = "|none|ide|scsi|floppy|pflash|mtd|sd|virtio|xen";
              media = "|disk|cdrom";
              readonly = "bool";
              serial = "str";
            }
          )
          "-drive"
    );

  checkFwCfg =
    pack: option:
    let
      sources = lib.filter (key: valueAt option key != null) [
        "file"
        "string"
        "gen_id"
      ];
    in
    checkProperties option (pack.groups.fw_cfg // { name = "str"; }) "-fw_cfg"
    ++ lib.optional (lib.any (part: part.key == "file" && part.isBare) option.parts) (
      refused option {
        rule = "missing-value";
        message = "file of -fw_cfg needs a value: QEMU looks for a file named on";
      }
    )
    ++ lib.optional (lib.length sources != 1 || valueAt option "name" == null) (
      refused option {
        rule = if lib.length sources > 1 then "wrong-value" else "missing-property";
        message = "-fw_cfg needs a name, and one of file=... and string=...";
      }
    )
    ++ lib.optional (lib.stringLength (textAt option "name") > 55) (
      refused option {
        rule = "wrong-value";
        message = "a name of -fw_cfg has 55 characters at most";
      }
    );

  checkNamed = {
    device =
      commandLine: option:
      let
        inherit (commandLine) pack;
        driver = textAt option "driver";
        device = deviceOf pack driver;
        isForeign = isForeignMachine commandLine (machineOf commandLine).name;
      in
      if device != null then
        checkProperties option (device.experimental or { } // device.properties // deviceKeys) driver
        ++ checkAlternatives option driver
      else
        lib.optional (!isForeign && !(lib.hasSuffix "-cpu" driver)) (
          unknownName option "driver" "device" driver (lib.attrNames pack.devices) pack
        );

    object = { pack, ... }: option: checkVariant option "qom-type" "object" pack.objects pack { };

    audiodev =
      { pack, ... }:
      option:
      lib.optionals (pack ? audiodevs) (
        checkVariant option "driver" "audio driver" pack.audiodevs pack { }
      );

    display =
      { pack, ... }:
      option:
      lib.optionals (
        pack ? displays && valueAt option "type" != "vnc" && !(lib.hasPrefix "vnc=" option.value)
      ) (checkVariant option "type" "display" pack.displays pack { });

    nic = { pack, ... }: checkNic pack;
    net = { pack, ... }: checkNic pack;

    netdev = { pack, ... }: option: checkVariant option "type" "network backend" pack.netdevs pack { };

    blockdev =
      { pack, ... }:
      option: checkVariant option "driver" "block driver" pack.blockdevs pack { node-name = "str!"; };

    chardev =
      { pack, ... }:
      option:
      let
        backend = textAt option "backend";
      in
      (
        if !(lib.elem backend (pack.chardevs ++ oldChardevs)) then
          [ (unknownName option "backend" "character device" backend pack.chardevs pack) ]
        else
          checkProperties option (pack.groups.chardev // { id = "str!"; } // chardevNeeds backend) backend
      )
      ++ lib.optionals (backend == "socket") (checkWait option "socket");

    machine =
      commandLine: option:
      checkMachine commandLine option (isForeignMachine commandLine (machineOf commandLine).name);

    accel =
      { pack, ... }:
      option:
      let
        accelerator = textAt option "accel";
      in
      if !(lib.elem accelerator pack.accelerators) then
        [ (unknownName option "accel" "accelerator" accelerator pack.accelerators pack) ]
      else
        lib.optionals (pack.acceleratorProperties or { } ? ${accelerator}) (
          checkProperties option (
            pack.acceleratorProperties.${accelerator}
            // {
              accel = "str";
            }
            // lib.optionalAttrs (accelerator == "tcg") { thread = "|single|multi"; }
          ) accelerator
        );

    drive = { pack, ... }: checkDrive pack;

    tpmdev =
      { pack, ... }:
      option:
      let
        type = textAt option "type";
      in
      if tpmdevs ? ${type} then
        checkProperties option tpmdevs.${type} type
      else
        [ (unknownName option "type" "TPM backend" type (lib.attrNames tpmdevs) pack) ];

    fsdev =
      { pack, ... }:
      option:
      checkProperties option (
        pack.groups.fsdev // { id = "str!"; } // fsdevNeeds pack option
      ) "-fsdev ${textAt option "fsdriver"}";

    virtfs =
      { pack, ... }:
      option:
      checkProperties option (
        pack.groups.virtfs
        // {
          id = "str";
          mount_tag = "str!";
        }
        // fsdevNeeds pack option
      ) "-virtfs";

    m = { pack, ... }: option: checkProperties option pack.groups.memory "-m";

    smp =
      { pack, ... }:
      option: checkProperties option (lib.mapAttrs (_: _: "uint64") pack.groups.smp-opts) "-smp";

    boot = { pack, ... }: option: checkProperties option pack.groups.boot-opts "-boot";

    fw_cfg = { pack, ... }: checkFwCfg pack;

    numa =
      { pack, ... }:
      option:
      if valueAt option "type" == "node" then
        checkProperties option numaNode "-numa node"
      else
        lib.optionals (pack ? numa) (checkVariant option "type" "NUMA option" pack.numa pack { });

    smbios =
      { pack, ... }:
      option:
      let
        type = textAt option "type";
      in
      if valueAt option "file" != null then
        [ ]
      else if smbiosTypes ? ${type} then
        checkProperties option (
          smbiosTypes.${type}
          // lib.optionalAttrs (type == "4" && majorVersion pack >= 9) { processor-family = "number"; }
        ) "-smbios type=${type}"
      else
        [
          (refused option {
            rule = "wrong-value";
            message = "-smbios needs a type, which is one of ${
              lib.concatStringsSep ", " (lib.sort (a: b: lib.toInt a < lib.toInt b) (lib.attrNames smbiosTypes))
            }, or a file";
          })
        ];
  }
  // lib.genAttrs [ "serial" "monitor" "qmp" ] (_: { pack, ... }: option: checkSocket option pack)
  //
    lib.genAttrs
      [
        "action"
        "add-fd"
        "icount"
        "mon"
        "msg"
        "name"
        "overcommit"
        "rtc"
        "run-with"
        "sandbox"
        "trace"
        "vnc"
      ]
      (
        name:
        { pack, ... }:
        option:
        let
          properties = pack.groups.${name};
        in
        lib.optionals (pack.groups ? ${name}) (
          checkProperties option (
            properties
            // groupNeeds.${name} or { }
            // lib.optionalAttrs (properties.mem-lock or "" == "str") { mem-lock = "|on|off|on-fault"; }
          ) "-${name}"
        )
      );

  # `help` prints a list and ends: nothing that a VM is started with.
  asksForHelp =
    option: lib.any (part: part.isBare && (part.key == "help" || part.key == "?")) option.parts;
in
commandLine:
lib.concatMap (
  option:
  lib.optionals (checkNamed ? ${option.name} && !(asksForHelp option)) (
    checkNamed.${option.name} commandLine option
  )
) commandLine.options
