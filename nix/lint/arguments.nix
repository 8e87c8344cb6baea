/**
  What is wrong with a guest's own arguments, behind those that the runner of microvm.nix makes: findings
  `{ rule, severity, certain, file, line, argument, message, mended }`.
*/
{ lib }:
let
  places = import ./places.nix { inherit lib; };
  runnerWords = import ./runner-words.nix { inherit lib; };
  inherit (import ./support.nix { inherit lib; }) isMeasured;
  inherit (import ./words.nix { inherit lib; }) knownBuilds lintWords quotedWords;
  shellWords = import ./shell-words.nix { inherit lib; };

  # The module that makes words of typed arguments.
  typedArguments = toString ../modules/arguments.nix;

  # For a hypervisor without rules: an option and its value, where no value of its own is due.
  twoWordsIn =
    words:
    lib.concatLists (
      lib.zipListsWith (
        previous:
        { index, word }:
        let
          parts = builtins.match "(--?[A-Za-z][^[:space:]=]*)[[:space:]]+(.*)" word;
        in
        lib.optional (parts != null && !lib.hasPrefix "-" previous) {
          rule = "two-words";
          severity = "refused";
          inherit index;
          message = "${lib.head parts} and its value are one word: each must be a list item of its own";
          mended = {
            inherit index;
            count = 1;
            words = parts;
          };
        }
      ) ([ "" ] ++ words) (lib.imap0 (index: word: { inherit index word; }) words)
    );
in
{
  hypervisor,
  # the values of the options below `microvm`, and the options: `config.microvm`, `options.microvm`
  vm,
  declared,
  # the packs to judge by; null for those of all known builds
  packs ? null,
  # the command line that the runner makes, for a shell; null where only words like these are known
  command ? null,
}:
let
  own = map (word: builtins.unsafeDiscardStringContext (toString word)) (
    vm.${hypervisor}.extraArgs or [ ]
  );

  isArm = lib.hasPrefix "virt" (vm.qemu.machine or "microvm");

  known = knownBuilds {
    program = hypervisor;
    inherit isArm;
    # the machine's default tells the guest's architecture
    target =
      if !(vm ? qemu.machine) then
        "any"
      else if isArm then
        "aarch64"
      else
        "x86_64";
  };

  hasRules = known != [ ];

  # without the program's name
  made =
    if command == null || !hasRules then
      [ ]
    else
      lib.tail (shellWords (builtins.unsafeDiscardStringContext command));

  # another runner may make its devices in another order: with default devices, nobody knows the place that one picks
  likely = lib.filter (word: isMeasured declared hypervisor || word != "-nodefaults") (
    runnerWords hypervisor vm
  );

  count = lib.length words - lib.length own;

  isExact = made != [ ] && lib.drop (lib.length made - lib.length own) made == own;

  words =
    if isExact then
      made
    else
      lib.optionals hasRules (map builtins.unsafeDiscardStringContext likely) ++ own;

  # of another program, its names would mean nothing
  named = lib.findFirst (pack: pack.program != hypervisor) null packs;

  # of words that the runner is only thought to emit, nothing is said
  found =
    if packs != null && named != null && hasRules then
      throw "ghaf-microvm.checks.pack: ${named.build.description} is a pack of ${named.program}, and this guest runs on ${hypervisor}: name a pack of ${hypervisor}, or none"
    else if !hasRules then
      twoWordsIn own
    else if own == [ ] && !isExact then
      [ ]
    else
      lib.filter (finding: isExact || finding.index >= count) (
        lintWords hypervisor (if packs == null then known else packs) words
      );

  definitions = places.definitionsAt declared [
    hypervisor
    "extraArgs"
  ];

  # Each word's place, `{ definition, position }`, when the definitions make up the list.
  spread = lib.concatMap (
    definition: lib.imap0 (position: _: { inherit definition position; }) definition.value
  ) definitions;

  isSpread =
    lib.all (definition: lib.isList definition.value) definitions
    && lib.length spread == lib.length own;

  nowhere = {
    name = "${hypervisor}.extraArgs";
    file = "";
    line = null;
  };

  # What is wrong with an option itself, and not with its value.
  isOfOption =
    finding:
    lib.elem finding.rule [
      "missing-value"
      "repeated-flag"
      "unknown-option"
    ];

  placeAt =
    finding: at: spanned:
    let
      inherit (lib.elemAt spread at) definition position;
      texts = map (word: builtins.unsafeDiscardStringContext (toString word)) definition.value;
      wordAt =
        offset:
        let
          text = lib.elemAt texts (position + offset);
          same = lib.filter (index: lib.elemAt texts index == text) (lib.range 0 (lib.length texts - 1));
        in
        lib.optional (position + offset < lib.length texts) {
          inherit text;
          ordinal = lib.length (lib.filter (index: index < position + offset) same);
          total = lib.length same;
        };
    in
    if !isSpread then
      nowhere
    else if definition.file == typedArguments then
      typedPlace (lib.elemAt texts (position + spanned - 1))
    else
      {
        name = "${hypervisor}.extraArgs";
        inherit (definition) file;
        line =
          let
            line = places.lineOf {
              inherit (definition) file;
              name = "extraArgs";
              # the value tells more than the option
              words = lib.optionals (spanned > 1 && !isOfOption finding) (wordAt 1) ++ wordAt 0;
            };
          in
          if line == null then definition.line else line;
      };

  # Of what typed arguments make, the place of the thing with that id.
  typedPlace =
    value:
    let
      id = lib.findFirst (lib.hasPrefix "id=") "" (lib.splitString "," value);
      things =
        lib.concatMap
          (
            group:
            places.definitionsAt declared [
              hypervisor
              "arguments"
              group
              (lib.removePrefix "id=" id)
            ]
          )
          [
            "chardevs"
            "devices"
            "netdevs"
            "objects"
          ];
      all = places.definitionsAt declared [
        hypervisor
        "arguments"
      ];
      place = lib.head (things ++ all);
    in
    {
      name = "${hypervisor}.arguments";
    }
    // (
      if things == [ ] && all == [ ] then
        {
          file = typedArguments;
          line = null;
        }
      else
        { inherit (place) file line; }
    );
in
map (
  finding:
  let
    quoted = quotedWords words finding;
    spanned = if lib.hasInfix "\" \"" quoted.argument then 2 else 1;
    isOwn = finding.index >= count;
    place = if isOwn then placeAt finding (finding.index - count) spanned else nowhere;
  in
  {
    inherit (finding) rule severity;
    inherit (quoted) argument mended;
    inherit (place) file line;
    certain = true;
    message = lib.optionalString isOwn "microvm.${place.name}: " + finding.message;
  }
) found
