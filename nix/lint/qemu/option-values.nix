# What a single option's value must be beyond the types of its keys, by QEMU's own parsers of it.
{ lib }:
let
  inherit (import ../property-type.nix { inherit lib; })
    expectedInstead
    fromHexadecimal
    parseSize
    parseSizeIn
    ;
  inherit (import ./command-line.nix { inherit lib; })
    machineOf
    majorVersion
    optionsNamed
    partsOf
    textAt
    valueAt
    ;
  inherit (import ./devices.nix { inherit lib; })
    availableBuses
    deviceOf
    hasBus
    isForeignMachine
    isOn
    machineFamily
    matches
    ;

  say = condition: lib.optional condition;

  has = option: key: valueAt option key != null;

  json = builtins.toJSON;

  oneOf =
    name: members:
    { value, ... }:
    _:
    say (
      !lib.elem value members
    ) "${name} must be one of ${lib.concatStringsSep ", " members}, but is ${value}";

  matching =
    name: pattern: form:
    { value, ... }:
    _: say (!matches pattern value) "${name} must be ${form}, but is ${json value}";

  # A character device in short: `mon:stdio`, `unix:a.sock,server=on`, `chardev:con0`.
  characterDevice =
    "(mon:)?("
    + lib.concatStringsSep "|" [
      "null|pty|msmouse|wctablet|braille|testdev|stdio|vc|none"
      "vc:[0-9]+C?x[0-9]+C?"
      "pty:.*|con:.*|COM[0-9].*"
      "(file|pipe):.+"
      "(tcp|telnet|tn3270|websocket):[^,]*:[^,]+.*"
      "udp:[^,]*:[0-9]+.*"
      "unix:[^,]+.*"
      "/dev/.*"
      "chardev:.+"
    ]
    + ")";

  isCharacterDevice =
    { name, value, ... }:
    _:
    say (!matches characterDevice value)
      "${json value} is no character device for -${name}: as stdio, null, unix:path,server=on,wait=off or chardev:id";

  between =
    option: key: low: high:
    let
      value = textAt option key;
      parts = builtins.match "(-?)0*([0-9]{1,15})" value;
      number = lib.toInt (lib.last parts);
      signed = if lib.head parts == "-" then -number else number;
    in
    say (
      parts != null && (signed < low || signed > high)
    ) "${key} must be from ${toString low} to ${toString high}, but is ${value}";

  logItems = [
    "out_asm"
    "in_asm"
    "op"
    "op_opt"
    "op_ind"
    "op_plugin"
    "int"
    "exec"
    "cpu"
    "fpu"
    "vpu"
    "mmu"
    "pcall"
    "cpu_reset"
    "unimp"
    "guest_errors"
    "page"
    "nochain"
    "plugin"
    "strace"
    "tid"
    "invalid_mem"
    "all"
  ];

  compatible =
    let
      input = [
        "accept"
        "reject"
        "crash"
      ];
      output = [
        "accept"
        "hide"
      ];
    in
    {
      deprecated-input = input;
      deprecated-output = output;
      unstable-input = input;
      unstable-output = output;
    };

  # `host:number`, `:number`, `unix:path` or `none`.
  display =
    value:
    let
      first = lib.head (lib.splitString "," value);
      bare = lib.removePrefix "vnc=" first;
    in
    say (
      !matches "none|unix:.*|.*:[0-9]+" bare
    ) "a VNC display is host:number or unix:path, but is ${json first}";

  shorthandOf =
    property:
    { name, ... }:
    commandLine:
    let
      machine = (machineOf commandLine).name;
      properties = commandLine.pack.machines.${machineFamily machine}.properties or null;
    in
    say (
      properties != null && !(properties ? ${property})
    ) "-${name} is for machines with a property ${property}, and ${machine} has none";

  fileModes =
    option:
    lib.concatMap
      (
        key:
        say (
          has option key && !lib.hasPrefix "mapped" (textAt option "security_model")
        ) "${key} is for the mapped security models"
      )
      [
        "fmode"
        "dmode"
      ];

  isPower = number: if number >= 2 then isPower (number / 2.0) else number == 1;

  isPowerOfTwo =
    text:
    let
      parts = builtins.match "0*([0-9]{0,15})[KMGTkmgt]?" text;
      digits = lib.head parts;
    in
    parts == null || digits == "" || isPower (lib.toInt digits + 0.0);

  # Numbers of virtio devices with bounds that no type tells.
  limits =
    let
      ring = key: {
        of = "virtio-net.*";
        inherit key;
        isRight = size: size >= 256 && size <= 1024 && isPower size;
        form = "a power of two from 256 to 1024";
      };
    in
    [
      {
        of = "vhost-vsock.*";
        key = "guest-cid";
        isRight = cid: cid > 2 && cid < 4294967295;
        form = "3 or more";
      }
      (ring "rx_queue_size")
      (ring "tx_queue_size")
      {
        of = ".+";
        key = "romsize";
        isRight = size: size == 4294967295 || (size > 0 && isPower size);
        form = "a power of two";
      }
      {
        of = ".+";
        key = "acpi-index";
        isRight = index: index < 16384;
        form = "from 0 to 16383";
      }
      {
        of = "virtio-rng.*";
        key = "period";
        isRight = value: value > 0;
        form = "1 or more";
      }
      {
        of = "virtio-(gpu|vga).*";
        key = "max_outputs";
        isRight = value: value > 0 && value <= 16;
        form = "from 1 to 16";
      }
      {
        of = "virtio-(blk|scsi).*";
        key = "num-queues";
        isRight = value: value > 0;
        form = "1 or more";
      }
      {
        of = ".+";
        key = "aer_log_max";
        isRight = number: number <= 128;
        form = "from 0 to 128";
      }
      {
        of = "usb-(mouse|kbd|tablet)";
        key = "usb_version";
        isRight = number: number == 1 || number == 2;
        form = "1 or 2";
      }
      {
        of = "virtserialport|virtconsole";
        key = "nr";
        isRight = number: number <= 30;
        form = "from 0 to 30";
      }
      {
        of = "virtio-scsi.*";
        key = "num_queues";
        isRight = value: value > 0 && value < 1022;
        form = "from 1 to 1021";
      }
      {
        of = "(isa-|mc146818rtc).*";
        key = "irq";
        isRight = value: value <= 15;
        form = "from 0 to 15";
      }
    ];

  # What some devices need beside them, or in a form that no type tells.
  checkNeeds =
    option: commandLine:
    let
      driver = textAt option "driver";
      isMade =
        name: lib.any (device: valueAt device "driver" == name) (optionsNamed commandLine [ "device" ]);
      machine = machineFamily (machineOf commandLine).name;
      master = valueAt option "masterbus";
      masters = map (device: "${textAt device "id"}.0") (optionsNamed commandLine [ "device" ]);
      levels = [
        "cyls"
        "heads"
        "secs"
      ];
      given = lib.filter (
        key:
        let
          number = numberOf (textAt option key);
        in
        number != null && number > 0
      ) levels;
    in
    say (driver == "vmmouse" && !has option "i8042") "vmmouse needs i8042=... with the path of one"
    ++ say (driver == "ipmi-bmc-extern" && !has option "chardev") "ipmi-bmc-extern needs chardev=..."
    ++ say (driver == "pxb" && machine == "q35") "pxb is for the machine pc: q35 has pxb-pcie"
    ++ say (
      (driver == "pxb-pcie" || driver == "pxb-cxl") && machine == "pc"
    ) "${driver} is for the machine q35: pc has pxb"
    ++ say (driver == "hv-syndbg" && !isMade "vmbus-bridge") "hv-syndbg needs -device vmbus-bridge"
    ++ say (
      driver == "pxb-cxl" && !isOn ((machineOf commandLine).properties.cxl or null)
    ) "pxb-cxl needs the machine's cxl=on"
    ++ say (
      driver == "usb-mtp" && !lib.hasPrefix "/" (textAt option "rootdir")
    ) "usb-mtp needs rootdir=... with the whole path of a folder"
    ++ say (
      master != null && !lib.elem master (masters ++ [ "usb-bus.0" ])
    ) "masterbus=${master} names a USB bus that nothing defines"
    ++ say (
      driver == "loader" && has option "data" != has option "data-len"
    ) "loader needs data and data-len together"
    ++ say (
      given != [ ] && given != levels
    ) "${lib.concatStringsSep " and " given} of a disk need the others of cyls, heads and secs";

  # A whole number that is not negative, as a float; null for what is none.
  numberOf =
    text:
    let
      hexadecimal = builtins.match "0[xX]([0-9a-fA-F]+)" text;
      decimal = builtins.match "0*([0-9]+)" text;
    in
    if hexadecimal != null then
      fromHexadecimal (lib.head hexadecimal)
    else if decimal != null then
      builtins.fromJSON "${lib.head decimal}.0"
    else
      null;

  # A default for all devices of a kind: it is looked at when one of them is made.
  checkGlobal =
    option: commandLine:
    let
      parts = builtins.match "([^.=,]+)[.]([^=]+)=(.*)" option.value;
      driver = if parts == null then valueAt option "driver" else lib.head parts;
      property = if parts == null then valueAt option "property" else lib.elemAt parts 1;
      value = if parts == null then valueAt option "value" else lib.last parts;
      isMade = lib.any (device: valueAt device "driver" == driver) (
        optionsNamed commandLine [ "device" ]
      );
      device = deviceOf commandLine.pack driver;
      type = (device.experimental or { } // device.properties).${property} or null;
      expected = expectedInstead type value;
    in
    if driver == null || property == null || value == null then
      [ "-global needs driver.property=value" ]
    else if isForeignMachine commandLine (machineOf commandLine).name || !isMade || device == null then
      [ ]
    else if type == null then
      [ "-global: ${driver} has no property ${property}" ]
    else
      say (expected != null) "-global: ${property} of ${driver} must be ${expected}, but is ${value}";

  # Only who never writes may force others to share.
  forcedShare =
    option: _:
    let
      isReadOnly = lib.any (key: isOn (valueAt option key)) [
        "read-only"
        "readonly"
      ];
      discard = valueAt option "discard";
    in
    say (isOn (valueAt option "force-share") && !isReadOnly) "force-share=on needs read-only=on"
    ++ say (
      option.name == "blockdev"
      && valueAt option "detect-zeroes" == "unmap"
      && discard != "unmap"
      && discard != "on"
    ) "detect-zeroes=unmap needs discard=unmap";

  # Sound that is not mixed has the guest's own format.
  fixedSettings =
    option: _:
    lib.concatMap
      (
        way:
        let
          says = key: has option "${way}.${key}";
          isFixed =
            if says "fixed-settings" then
              textAt option "${way}.fixed-settings"
            else
              textAt option "${way}.mixing-engine";
          given = lib.filter says [
            "frequency"
            "channels"
            "format"
          ];
        in
        say (
          matches "off|no|n|false" isFixed && given != [ ]
        ) "${way}.${lib.concatStringsSep ", " given} need ${way}.fixed-settings=on"
      )
      [
        "in"
        "out"
      ];

  checks = {
    audiodev = fixedSettings;
    blockdev = forcedShare;
    drive = forcedShare;
    watchdog-action = oneOf "-watchdog-action" [
      "reset"
      "shutdown"
      "poweroff"
      "pause"
      "debug"
      "none"
      "inject-nmi"
    ];
    uuid = matching "-uuid" "[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}" "a UUID";
    seed = matching "-seed" "[[:space:]]*[+-]?(0[xX][0-9a-fA-F]+|[0-9]+)" "a number";
    dfilter =
      let
        number = "(0[xX])?[0-9a-fA-F]+";
        range = "${number}([.][.]|\\+|-)${number}";
      in
      matching "-dfilter" "${range}(,${range})*" "address..address, and more behind commas";
    incoming =
      matching "-incoming" "[{].*|defer|tcp:.*:.*|(unix|rdma|exec|fd|vsock|file):.+"
        "tcp:, unix:, exec:, fd: or defer";
    usbdevice = oneOf "-usbdevice" [
      "tablet"
      "mouse"
      "keyboard"
      "braille"
      "wacom-tablet"
    ];
    d =
      { value, ... }:
      _:
      map (item: "-d has no item ${json item}") (
        lib.filter (item: !lib.elem item logItems && !matches "trace:.*|help|[?]" item) (
          lib.splitString "," value
        )
      );
    boot =
      option: commandLine:
      let
        isPc = lib.elem (machineFamily (machineOf commandLine).name) [
          "pc"
          "q35"
        ];
        checkOrder =
          key:
          let
            value = valueAt option key;
            letters = lib.stringToCharacters value;
          in
          if value == null then
            [ ]
          else if !matches "[a-p]*" value || (isPc && !matches "[abcdn]{0,3}" value) then
            [
              "${key} of -boot names drives: a, b for floppies, c for the disk, d for the CD-ROM, n for the network; ${json value} does not"
            ]
          else
            say (
              lib.length (lib.unique letters) < lib.length letters
            ) "${key} of -boot names a drive twice: ${value}";
      in
      checkOrder "order"
      ++ checkOrder "once"
      ++ between option "reboot-timeout" (-1) 65535
      ++ between option "splash-time" 0 65535;
    rtc =
      option: _:
      let
        base = if has option "base" then textAt option "base" else "utc";
      in
      say (
        !matches "utc|localtime|[0-9]{1,4}-[0-9]{1,2}-[0-9]{1,2}(T[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2})?" base
      ) "base of -rtc must be utc, localtime or a date like 2024-01-31T12:00:00, but is ${base}";
    icount =
      option: commandLine:
      let
        shift = valueAt option "shift";
        threads = map (accel: valueAt accel "thread") (optionsNamed commandLine [ "accel" ]);
      in
      if shift == null then
        say (has option "align" || has option "sleep") "-icount needs shift=... beside align and sleep"
      else
        say (
          shift != "auto" && !matches "[[:space:]]*([0-9]|10)" shift
        ) "shift of -icount must be auto, or a number from 0 to 10, but is ${shift}"
        ++ say (has option "rr" && !has option "rrfile") "-icount with rr=... needs rrfile=..."
        ++ say (
          valueAt option "align" == "on" && valueAt option "sleep" == "off"
        ) "align=on and sleep=off of -icount exclude each other"
        ++ say (lib.elem "multi" threads) "-icount and thread=multi exclude each other";
    smbios =
      option: _:
      let
        release = valueAt option "release";
        uuid = valueAt option "uuid";
      in
      say (
        release != null && !matches "[0-9]+[.][0-9]+.*" release
      ) "release of -smbios must be two numbers with a point between, but is ${release}"
      ++ say (
        valueAt option "type" == "1" && uuid != null && !matches "[0-9a-fA-F-]{32,36}" uuid
      ) "uuid of -smbios must be a UUID, but is ${uuid}";
    acpitable =
      option: _: say (!has option "data" && !has option "file") "-acpitable needs data=... or file=...";
    vnc = { value, ... }: _: display value;
    display =
      option: _:
      let
        inherit (option) value;
        type = textAt option "type";
        gl = if has option "gl" then textAt option "gl" else "off";
      in
      (
        if value == "vnc" then
          [ "-display vnc needs a display: vnc=:0" ]
        else if lib.hasPrefix "vnc=" value then
          display (lib.removePrefix "vnc=" value)
        else
          [ ]
      )
      ++ say ((type == "none" || type == "curses") && gl != "off") "the display ${type} has no OpenGL";
    vga =
      { value, ... }:
      commandLine:
      let
        machine = (machineOf commandLine).name;
        known = commandLine.pack.machines.${machineFamily machine}.vga or null;
      in
      say (
        known != null && !lib.elem value known
      ) "-vga ${value} is none that the machine ${machine} has: ${lib.concatStringsSep ", " known}";
    set =
      { value, ... }:
      commandLine:
      let
        parts = builtins.match "([^.]+)[.]([^.]+)[.]([^=]+)=.*" value;
        group = lib.head parts;
        id = lib.elemAt parts 1;
        key = lib.last parts;
        target = lib.findFirst (option: valueAt option "id" == id) null (
          optionsNamed commandLine [ group ]
        );
        device =
          if group == "device" && target != null then
            deviceOf commandLine.pack (textAt target "driver")
          else
            null;
      in
      if parts == null then
        [ "-set needs group.id.key=value" ]
      else if !(commandLine.pack.options ? ${group}) then
        [ "-set has no group ${group}" ]
      else if target == null then
        [ "-set ${group}.${id} names a ${group} that nothing defines before it" ]
      else
        say (
          device != null && !((device.experimental or { } // device.properties // { bus = ""; }) ? ${key})
        ) "-set: ${textAt target "driver"} has no property ${key}";
    no-acpi = shorthandOf "acpi";
    no-hpet = shorthandOf "hpet";
    virtfs =
      option: commandLine:
      fileModes option
      ++
        say (!hasBus (availableBuses commandLine null) "PCI")
          "-virtfs is a PCI device, and the machine ${(machineOf commandLine).name} has no PCI bus: -fsdev, and -device virtio-9p-device";
    machine =
      option: _:
      lib.concatMap
        (
          key:
          let
            value = textAt option key;
          in
          say (!matches "[a-p]*" value) "${key} of -machine names drives by letters, and ${value} is none"
        )
        [
          "boot.order"
          "boot.once"
        ];
    numa =
      option: commandLine:
      let
        before = lib.filter (other: valueAt other "type" == "node" && other.index < option.index) (
          optionsNamed commandLine [ "numa" ]
        );
        nodes = lib.imap0 (
          index: node: if has node "nodeid" then textAt node "nodeid" else toString index
        ) before;
        node = valueAt option "node-id";
      in
      say (
        valueAt option "type" == "cpu" && node != null && !lib.elem node nodes
      ) "node-id=${node} of -numa cpu is none of the nodes before it";
    global = checkGlobal;
    m =
      option: commandLine:
      let
        options = optionsNamed commandLine [ "m" ];
        parts = partsOf options;
        lastOf = key: lib.foldl' (value: part: if part.key == key then part.value else value) null parts;
        slots = lastOf "slots";
        size = textAt option "size";
        sizeOf =
          key: unit:
          let
            value = lastOf key;
          in
          if value == null then null else parseSizeIn unit value;
        isNegative = builtins.match "-0*[1-9][0-9]*" slots != null;
        number = numberOf slots;
      in
      lib.optionals (option.index == (lib.last options).index) (
        say (
          matches "0[xX][0-9a-fA-F]+" size && majorVersion commandLine.pack >= 8
        ) "size of -m is read as MiB, and in hexadecimal it has no unit: ${size}"
        ++ lib.optionals (slots != null) (
          say (lastOf "maxmem" == null) "slots of -m need maxmem=... beside them"
          ++ say (
            number != null && number > 0 && sizeOf "maxmem" 1.0 == sizeOf "size" 1048576.0
          ) "slots need a maxmem of more than the memory's size"
          ++ say ((number != null && number > 256) || isNegative) "there are 256 slots at most"
        )
      );
    compat =
      option: _:
      lib.concatMap (
        { key, value, ... }:
        let
          members = compatible.${key} or null;
        in
        if members == null then
          [ "-compat has no key ${key}" ]
        else
          say (
            !lib.elem value members
          ) "${key} of -compat must be one of ${lib.concatStringsSep ", " members}, but is ${value}"
      ) option.parts;
    chardev =
      option: _:
      let
        has' = has option;
        backend = valueAt option "backend";
        size = valueAt option "size";
        ways = lib.filter has' [
          "path"
          "fd"
          "host"
        ];
        isServer = isOn (valueAt option "server");
      in
      if backend == "socket" then
        (
          if lib.length ways > 1 then
            [ "${lib.concatStringsSep " and " ways} of a socket exclude each other" ]
          else if ways == [ "host" ] then
            say (!has' "port") "a socket with a host needs a port"
          else
            say (ways == [ ] && !has' "port" && !isServer) "a socket needs path=..., or host=... and port=..."
        )
        ++
          lib.concatMap
            (
              key:
              say (
                isServer && has' key && valueAt option key != "0"
              ) "${key} is for sockets that connect: a server does not"
            )
            [
              "reconnect"
              "reconnect-ms"
            ]
        ++ say (has' "tls-creds" && has' "path") "TLS is for sockets with a host and a port"
        ++ say (
          isOn (valueAt option "telnet") && isOn (valueAt option "tn3270")
        ) "telnet and tn3270 exclude each other"
      else
        say (
          (backend == "ringbuf" || backend == "memory") && size != null && !isPowerOfTwo size
        ) "the size of a ring buffer is a power of two";
    object =
      option: _:
      let
        has' = has option;
        type = textAt option "qom-type";
        policy = if has' "policy" then textAt option "policy" else "default";
        size = if has' "size" then textAt option "size" else "1";
        endpoint = if has' "endpoint" then textAt option "endpoint" else "server";
        status = if has' "status" then textAt option "status" else "on";
      in
      say (type == "secret" && has' "data" == has' "file") (
        if has' "data" then
          "a secret has data or a file, not both"
        else
          "a secret needs data=... or file=..."
      )
      ++ lib.optionals (lib.hasPrefix "memory-backend-" type) (
        say (policy == "default" && has' "host-nodes") "host-nodes need a policy: policy=bind"
        ++ say (policy != "default" && !has' "host-nodes") "policy=${policy} needs host-nodes=..."
        ++ say (matches "0+[KMGTkmgt]?" size) "memory has a size of more than 0"
      )
      ++ say (
        lib.hasPrefix "tls-creds-" type && type != "tls-creds-anon" && !has' "dir"
      ) "${type} needs dir=..."
      ++ say (
        type == "tls-creds-psk" && has' "username" && endpoint == "server"
      ) "a username of tls-creds-psk is for endpoint=client"
      ++ say (
        valueAt option "format" == "base64"
        && type == "secret"
        && !matches "[A-Za-z0-9+/=[:space:]]*" (textAt option "data")
      ) "data of a secret with format=base64 must be base64"
      ++ say (
        lib.hasPrefix "filter-" type && status != "on" && status != "off"
      ) "status of a filter must be on or off, but is ${status}";
    fsdev = option: _: fileModes option;
    device =
      option: commandLine:
      let
        driver = textAt option "driver";
      in
      checkNeeds option commandLine
      ++ lib.concatMap (
        limit:
        let
          value = textAt option limit.key;
          number = numberOf value;
        in
        say (
          matches limit.of driver && number != null && !limit.isRight number
        ) "${limit.key} of ${driver} must be ${limit.form}, but is ${value}"
      ) limits;
  }
  // lib.genAttrs [
    "serial"
    "parallel"
    "monitor"
    "qmp"
    "qmp-pretty"
    "debugcon"
    "gdb"
  ] (_: isCharacterDevice);
in
commandLine:
lib.concatMap (
  option:
  map (message: {
    rule = "wrong-value";
    severity = "refused";
    inherit (option) index;
    inherit message;
  }) (lib.optionals (checks ? ${option.name}) (checks.${option.name} option commandLine))
) commandLine.options
