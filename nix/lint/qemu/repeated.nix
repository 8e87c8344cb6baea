# Options that stand more than once: where the last wins, the first is silently lost.
{ lib }:
let
  inherit (import ./command-line.nix { inherit lib; }) machineOf optionsNamed valueAt;
  inherit (import ./devices.nix { inherit lib; }) matches;

  # Each option after the first that `differs` from it.
  after =
    options: differs: make:
    lib.optionals (options != [ ]) (
      map (option: make option (lib.head options)) (
        lib.filter (option: differs option (lib.head options)) (lib.tail options)
      )
    );

  overriding = message: option: first: {
    rule = "override";
    severity = "silent";
    inherit (option) index;
    message = "${message} (${first.value})";
  };

  collision = option: message: {
    rule = "collision";
    severity = "refused";
    inherit (option) index;
    inherit message;
  };

  losses = {
    append = "all kernel parameters of the first are gone";
    kernel = "the VM boots another kernel";
    initrd = "the VM boots with another initial file system";
    name = "the VM runs under another name";
    cpu = "the VM gets another processor";
    uuid = "the VM gets another UUID";
  };

  checkSingle =
    commandLine:
    lib.concatLists (
      lib.mapAttrsToList (
        name: loss:
        after (optionsNamed commandLine [ name ]) (option: first: option.value != first.value) (
          overriding "a second -${name} replaces the first: ${loss}"
        )
      ) losses
    );

  checkSizes =
    commandLine:
    lib.concatMap
      (
        {
          name,
          key,
          instead,
        }:
        after (lib.filter (option: valueAt option key != null) (optionsNamed commandLine [ name ])) (
          option: first: valueAt option key != valueAt first key
        ) (overriding "a second -${name} with a ${key} replaces the first: set ${instead} instead")
      )
      [
        {
          name = "m";
          key = "size";
          instead = "microvm.mem";
        }
        {
          name = "smp";
          key = "cpus";
          instead = "microvm.vcpu";
        }
      ];

  checkMachines =
    commandLine:
    after (lib.filter (option: valueAt option "type" != null) (optionsNamed commandLine [ "machine" ]))
      (option: first: valueAt option "type" != valueAt first "type")
      (
        option:
        overriding "a second machine type, ${valueAt option "type"}, replaces the first, and keeps its properties: set microvm.qemu.machine instead" option
      );

  checkSandbox =
    commandLine:
    after (optionsNamed commandLine [ "sandbox" ]) (
      option: first: valueAt option "enable" == "off" && valueAt first "enable" == "on"
    ) (overriding "a second -sandbox turns the sandbox off again");

  checkAccelerators =
    commandLine:
    let
      options = optionsNamed commandLine [ "accel" ];
      option = lib.head options;
    in
    lib.optional (options != [ ] && (machineOf commandLine).properties ? accel) (
      collision option "-accel and the machine's accel= exclude each other, and the machine has accel= already"
      // {
        mended = {
          inherit (option) index;
          count = 2;
          words = [
            "-machine"
            "accel=${toString (valueAt option "accel")}"
          ];
        };
      }
    );

  ports = [
    "serial"
    "monitor"
    "qmp"
    "parallel"
    "debugcon"
  ];

  # Standard input and output are one character device's; a second one is refused.
  checkStandardInput =
    commandLine:
    after
      (lib.filter (
        option:
        if option.name == "chardev" then
          valueAt option "backend" == "stdio"
        else
          lib.elem option.name ports && matches "(mon:)?stdio" option.value
      ) commandLine.options)
      (_: _: true)
      (
        option: first:
        collision option "standard input and output are taken already, by ${lib.elemAt commandLine.words first.index} ${first.value}"
      );

  # Two front ends at one character device: refused, unless it multiplexes. With two serial ports QEMU crashes.
  checkFrontends =
    commandLine:
    let
      serials = optionsNamed commandLine [ "serial" ];
      # the machine microvm has one serial port, and looks at no second
      isIdle =
        option:
        option.name == "serial"
        && option.index != (lib.head serials).index
        && (machineOf commandLine).name == "microvm";
      idOf =
        option:
        if lib.elem option.name ports then
          if lib.hasPrefix "chardev:" option.value then lib.removePrefix "chardev:" option.value else null
        else if
          lib.elem option.name [
            "device"
            "mon"
            "tpmdev"
            "netdev"
          ]
        then
          valueAt option "chardev"
        else
          null;
      isExclusive =
        id:
        let
          backend = lib.findFirst (option: valueAt option "id" == id) null (
            optionsNamed commandLine [ "chardev" ]
          );
        in
        backend != null && valueAt backend "mux" != "on";
      users = lib.filter (user: user.id != null && isExclusive user.id) (
        map (option: {
          inherit option;
          id = idOf option;
        }) (lib.filter (option: !(isIdle option)) commandLine.options)
      );
      # the one before each user at the same device
      previous =
        user:
        lib.foldl' (
          last: other: if other.id == user.id && other.option.index < user.option.index then other else last
        ) null users;
    in
    lib.concatMap (
      user:
      let
        other = previous user;
      in
      lib.optional (other != null) (
        collision user.option "the character device ${user.id} is taken by ${lib.elemAt commandLine.words other.option.index} ${other.option.value}"
      )
    ) users;
in
commandLine:
lib.concatMap (check: check commandLine) [
  checkSingle
  checkSizes
  checkMachines
  checkSandbox
  checkAccelerators
  checkStandardInput
  checkFrontends
]
