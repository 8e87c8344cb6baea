# What each hypervisor does with each option of microvm.nix, as measured on its runners: nix/option-support.json.
{ lib }:
let
  file = ../option-support.json;

  table =
    if builtins.pathExists file then
      lib.importJSON file
    else
      {
        rev = "";
        measured = [ ];
      };

  byOption = lib.groupBy (entry: entry.option) table.measured;
  entriesOf = option: byOption.${option} or [ ];

  # Machines of QEMU that were measured: src/microvm/support/measure.ts.
  defaultMachine = "microvm";
  otherMachines = [ "q35" ];

  # The outcomes of one context: on the machine that is known, or on any.
  outcomesOf =
    hypervisor: machine: entry:
    let
      measured = entry.support.${hypervisor};
      machines = entry.machines or { };
    in
    if hypervisor != "qemu" || machine == defaultMachine then
      [ measured ]
    else if lib.elem machine otherMachines then
      [ (machines.${machine} or measured) ]
    else
      [ measured ] ++ lib.attrValues machines;

  summaryOn =
    machine: entries: hypervisor:
    let
      outcomes = lib.concatMap (outcomesOf hypervisor machine) entries;
    in
    lib.findFirst (outcome: lib.elem outcome outcomes) null precedence;

  summaryOf = summaryOn null;

  hypervisors =
    if table.measured == [ ] then [ ] else lib.attrNames (lib.head table.measured).support;

  ofEntries = entries: {
    summary = summaryOf entries;
    honouredBy = lib.filter (hypervisor: summaryOf entries hypervisor == "honoured") hypervisors;
  };

  # The measurements in the contexts that match an element's kinds.
  entriesOfKind =
    list: element: option:
    lib.filter (
      entry:
      let
        context = lib.head (lib.attrByPath (lib.splitString "." list) [ { } ] (entry.context or { }));
      in
      lib.all (
        kind: !(context ? ${kind}) || !(element ? ${kind}) || context.${kind} == element.${kind}
      ) kinds
    ) (entriesOf option);

  # Options that give an element's kind.
  kinds = [
    "bus"
    "proto"
    "type"
  ];

  refusesIn =
    entries: hypervisor: machine: value:
    refusesAny entries hypervisor machine value || refusesEdge entries hypervisor value;

  refusesAny =
    entries: hypervisor: machine: value:
    let
      entry = lib.findFirst (
        entry:
        entry.support.${hypervisor} == "refused" && !lib.elem hypervisor (entry.refusedContext or [ ])
      ) null entries;
      values = entry.refusedValues.${hypervisor} or null;
    in
    summaryOn machine entries hypervisor == "refused"
    && entry != null
    && (
      if lib.isBool value && values != null then
        lib.elem value values
      else
        !lib.elem value (entry.takenEdges.${hypervisor} or [ ])
    );

  # Whether a value at an end of the option's type, such as null or an empty one, is refused in every context in which
  # others are accepted.
  refusesEdge =
    entries: hypervisor: value:
    let
      taken = lib.filter (
        entry:
        entry.support.${hypervisor} != "refused" && !lib.elem hypervisor (entry.refusedContext or [ ])
      ) entries;
    in
    taken != [ ] && lib.all (entry: lib.elem value (entry.refusedEdges.${hypervisor} or [ ])) taken;

  # In the order in which one context's outcome stands for the option: what works anywhere, works.
  precedence = [
    "honoured"
    "ignored"
    "refused"
    "not-applicable"
  ];
in
rec {
  inherit (table) rev;
  inherit hypervisors;

  options = lib.attrNames byOption;

  /**
    The hypervisor's own options, as "-device", that an option becomes a part of.
  */
  argumentsOf =
    option: hypervisor:
    lib.unique (lib.concatMap (entry: entry.arguments.${hypervisor} or [ ]) (entriesOf option));

  /**
    The options that become arguments of a hypervisor.
  */
  optionsWithArguments =
    hypervisor:
    lib.filter (option: lib.any (entry: entry ? arguments.${hypervisor}) (entriesOf option)) options;

  /**
    What each hypervisor does with an option, the best outcome of all contexts: an option that QEMU takes on another
    machine than the default is one that it takes. `{ summary, honouredBy }`, the summary of a hypervisor being null
    for an option that was not measured.
  */
  of = option: ofEntries (entriesOf option);

  /**
    The same for an element's option, in the contexts that match the element's kinds: `securityModel` means something
    to shares by 9p alone.
  */
  ofElement =
    list: element: option:
    ofEntries (entriesOfKind list element option);

  inherit kinds;

  refusedValues =
    option: hypervisor:
    lib.concatMap (entry: entry.refusedValues.${hypervisor} or [ ]) (entriesOf option);

  /**
    Whether a hypervisor refuses a value of an option, in every context that it does not refuse already; QEMU with its
    `machine`, or null for any. For a switch one position is refused, for a number or text any except those measured.
  */
  refuses = option: refusesIn (entriesOf option);

  /**
    The same of an element's option, in the contexts that are of the element's kinds.
  */
  refusesInside =
    list: element: option:
    refusesIn (entriesOfKind list element option);

  /**
    The options that make a hypervisor's runner ignore this one.
  */
  lostBeside =
    option: hypervisor:
    lib.concatMap (entry: entry.lostBeside.${hypervisor} or [ ]) (entriesOf option);

  /**
    The machines of QEMU that take an option, of those that were measured.
  */
  machinesFor =
    option:
    lib.filter (machine: summaryOn machine (entriesOf option) "qemu" == "honoured") (
      [ defaultMachine ] ++ otherMachines
    );

  /**
    Whether a hypervisor refuses elements with such a value, though it accepts others: a bridge, a USB device.
  */
  refusesElement =
    option: hypervisor: value:
    lib.any (entry: !(entry ? context) && lib.elem value (entry.refusedValues.${hypervisor} or [ ])) (
      entriesOf option
    );

  /**
    The folder of the guest's microvm.nix, or null where its options, `options.microvm`, are declared elsewhere.
  */
  treeOf =
    declared:
    let
      file = toString (lib.head (declared.hypervisor.declarations or [ "" ]));
      tree = lib.removeSuffix "/nixos-modules/microvm/options.nix" file;
    in
    if lib.isOption (declared.hypervisor or null) && tree != file then tree else null;

  /**
    Whether a definition is in one of microvm.nix's own modules, some of which define the options of others. The flake
    beside them has guests: its examples.
  */
  isOwn =
    declared:
    let
      tree = treeOf declared;
    in
    found: tree != null && lib.hasPrefix "${tree}/nixos-modules/" found.file;

  /**
    Whether the files that decide about a hypervisor are the same in the guest's microvm.nix as in the measured one; also
    true if the guest's microvm.nix cannot be found.
  */
  isMeasured =
    declared: hypervisor:
    let
      tree = treeOf declared;
    in
    tree == null
    ||
      lib.all
        (
          name:
          builtins.pathExists "${tree}/${name}"
          && builtins.hashFile "sha256" "${tree}/${name}" == table.sources.${name} or null
        )
        [
          "lib/runner.nix"
          "lib/runners/${hypervisor}.nix"
          "nixos-modules/microvm/asserts.nix"
        ];
}
