/**
  What is wrong with the words after `crosvm run`, by what its source declares: findings as of ../qemu, in the words'
  order, as src/lint/crosvm has them. Takes a pack and the words after the program's name; those that begin with `run`
  are the whole command line.
*/
{ lib }:
let
  judgeValue = import ./judge-value.nix { inherit lib; };
  checkFlags = import ./flag-rules.nix { inherit lib; };
  inherit (import ./problem.nix { inherit lib; }) edited refused;
  closest = import ../closest.nix { inherit lib; };

  # The options of microvm.nix by which its runner gives a flag: lib/runners/crosvm.nix.
  optionOf = {
    cpus = "microvm.vcpu";
    initrd = "microvm.initrdPath";
    mem = "microvm.mem";
    pivot-root = "microvm.crosvm.pivotRoot";
    socket = "microvm.socket";
    vsock = "microvm.vsock.cid";
  };

  # The long name of a flag, or null for none.
  longName =
    pack: word:
    if lib.hasPrefix "--" word then
      let
        long = lib.removePrefix "--" word;
      in
      if pack.flags ? ${long} then long else null
    else
      lib.findFirst (name: word == "-${pack.flags.${name}.short or ""}" && word != "-") null (
        lib.attrNames pack.flags
      );

  # The architectures that alone have a flag, where the guest's is another; else null.
  otherTargets =
    pack: flag:
    let
      inherit (pack.build) target;
      targets = map lib.head (
        lib.filter lib.isList (builtins.split "target_arch = \"([a-z0-9_]+)\"" (flag.when or ""))
      );
    in
    if target == "any" || targets == [ ] || lib.elem target targets then
      null
    else
      lib.concatStringsSep " and " targets;

  # The features that a flag needs and not every build has.
  onlyWith =
    pack: name: flag:
    let
      needed = lib.filter (feature: !(lib.elem feature (pack.build.features or [ ]))) (
        map lib.head (
          lib.filter lib.isList (builtins.split "feature = \"([A-Za-z0-9_-]+)\"" (flag.when or ""))
        )
      );
    in
    lib.optionalString (
      needed != [ ]
    ) " (--${name} is only in builds with the feature ${lib.concatStringsSep " or " needed})";

  trimmed =
    text:
    let
      inner = builtins.match "[[:space:]]*(.*[^[:space:]])[[:space:]]*" text;
    in
    if inner == null then "" else lib.head inner;

  unknownFlag =
    pack: word: index:
    let
      spaced = builtins.match "(--?[A-Za-z0-9_-]+)[[:space:]]+(.*)" word;
      flag = lib.head spaced;
      name = lib.head (builtins.match "--?([^=[:space:]]*).*" word);
      former = pack.former.${name} or null;
      near =
        if name == "" || isGhafs || former != null then null else closest name (lib.attrNames pack.flags);
      isGhafs =
        !(pack.build ? overlays)
        && lib.elem name [
          "swtpm"
          "tpm-device"
        ];
    in
    {
      severity = "refused";
      inherit index;
    }
    // (
      if spaced != null && longName pack flag != null then
        {
          rule = "two-words";
          message = "${flag} and its value are one word: each must be a list item of its own";
          mended = {
            inherit index;
            count = 1;
            words = [
              flag
              (trimmed (lib.last spaced))
            ];
          };
        }
      else if spaced != null then
        {
          rule = "two-words";
          message = "these are several words in one, each of which must be a list item of its own, and crosvm run has no flag ${flag}";
        }
      else
        {
          rule = "unknown-option";
          message = "crosvm run has no flag ${word}${
            if isGhafs then
              ": only Ghaf's fork has it (the pack crosvm-ghaf)"
            else if former != null then
              " since ${former.until}${lib.optionalString (former ? use) "; use ${former.use}"}"
            else
              lib.optionalString (near != null) "; did you mean --${near}?"
          }";
        }
        // lib.optionalAttrs (near != null) {
          mended = {
            inherit index;
            count = 1;
            words = [ "--${near}${lib.removePrefix "-${name}" (lib.removePrefix "-" word)}" ];
          };
        }
    );

  # Each flag, stray word and finding, in order: `{ use }`, `{ once }`, `{ kernel }`, `{ finding }`.
  itemsOf =
    pack: words:
    let
      count = lib.length words;

      from =
        index:
        let
          word = lib.elemAt words index;
          next = if index + 1 < count then lib.elemAt words (index + 1) else null;
          # crosvm itself parts `--flag=value`
          joined = builtins.match "(--?[A-Za-z0-9_-]+)=(.*)" word;
          asWritten = if joined == null then word else lib.head joined;
          name = if asWritten == "--host_ip" then "--host-ip" else asWritten;
          long = longName pack name;
          flag = pack.flags.${long};
          value = if joined == null then next else lib.last joined;
          isMissing =
            value == null || (joined == null && lib.hasPrefix "--" value && longName pack value != null);
          finding = problem: more: {
            finding = removeAttrs problem [ "edit" ] // { inherit index; } // more;
          };
          withValue =
            text:
            if joined == null then
              {
                inherit index;
                count = 2;
                words = [
                  word
                  text
                ];
              }
            else
              {
                inherit index;
                count = 1;
                words = [ "${asWritten}=${text}" ];
              };
          judged = judgeValue pack long value;
          targets = otherTargets pack flag;
          elsewhere = lib.optional (targets != null) (
            finding
              (refused "wrong-machine" "--${long} is for guests of ${targets} alone, and this is one of ${pack.build.target}")
              { }
          );
          instead = lib.optionalString (lib.isString (
            flag.deprecated or null
          )) " (--${long} is deprecated: use --${flag.deprecated})";
        in
        if index >= count then
          [ ]
        else if word == "--" then
          map (kernel: { inherit kernel; }) (lib.range (index + 1) (count - 1))
        else if !(lib.hasPrefix "-" word) then
          [ { kernel = index; } ] ++ from (index + 1)
        else if long == null then
          [ { finding = unknownFlag pack word index; } ]
          ++ from (
            if builtins.match ".*[=[:space:]].*" word == null && next != null && !(lib.hasPrefix "-" next) then
              index + 2
            else
              index + 1
          )
        # a switch that stands twice is one
        else if flag.values == 0 then
          elsewhere
          ++ [
            {
              use = {
                flag = long;
                inherit index;
                value = "";
                given = { };
                withValue = _: null;
              };
            }
          ]
          ++ lib.optional (joined != null) (
            finding (refused "stray-word" "--${long} takes no value") {
              mended = {
                inherit index;
                count = 1;
                words = [ asWritten ];
              };
            }
          )
          ++ from (index + 1)
        else
          elsewhere
          ++ lib.optional (!(flag.repeatable or false)) { once = { inherit long index; }; }
          ++ (
            if isMissing then
              [
                (finding (refused "missing-value" (
                  if value == null then
                    "${name} needs a value, and nothing follows"
                  else
                    "${name} needs a value, and takes the next word for it: ${value}"
                )) { })
              ]
              ++ from (index + 1)
            else
              map (
                problem:
                finding (problem // { message = problem.message + instead + onlyWith pack long flag; }) (
                  lib.optionalAttrs (problem ? edit) { mended = withValue (edited value problem.edit); }
                )
              ) judged.problems
              ++ [
                {
                  use = {
                    flag = long;
                    inherit index value withValue;
                    inherit (judged) given;
                  };
                }
              ]
              ++ from (if joined == null then index + 2 else index + 1)
          );
    in
    from (if words != [ ] && lib.head words == "run" then 1 else 0);
in
pack: words:
let
  items = itemsOf pack words;
  uses = lib.catAttrs "use" items;
  kernels = lib.catAttrs "kernel" items;

  refusedAt =
    index: rule: message:
    refused rule message // { inherit index; };

  repeatedFlags = lib.concatLists (
    lib.mapAttrsToList (
      name: places:
      map (
        { index, ... }:
        refusedAt index "repeated-flag"
          "--${name} may stand once, and stands before already${
            lib.optionalString (optionOf ? ${name}) ": ${optionOf.${name}} sets it"
          }"
      ) (lib.tail places)
    ) (lib.groupBy (place: place.long) (lib.catAttrs "once" items))
  );

  strayKernels = map (
    index:
    refusedAt index "stray-word"
      "${builtins.toJSON (lib.elemAt words index)} belongs to no flag: crosvm takes one kernel, and has ${builtins.toJSON (lib.elemAt words (lib.head kernels))}"
  ) (if kernels == [ ] then [ ] else lib.tail kernels);

  isWhole = words != [ ] && lib.head words == "run";

  noKernel = lib.optional (isWhole && kernels == [ ] && !(lib.any (use: use.flag == "bios") uses)) (
    refusedAt 0 "missing-value" "crosvm run needs a kernel, or --bios"
  );
in
lib.sort (a: b: a.index < b.index) (
  lib.catAttrs "finding" items
  ++ repeatedFlags
  ++ strayKernels
  ++ noKernel
  ++ checkFlags pack uses kernels
)
