# The parts of the host's messages: options by name, with the files that set them. Takes the host's options.
{ lib, options }:
let
  list = lib.concatStringsSep ", ";

  # Whether a definition may set something at this path: anything but a plain set (a function, a condition) may.
  mayDefine =
    path: value:
    path == [ ]
    || !lib.isAttrs value
    || value ? _type
    || (value ? ${lib.head path} && mayDefine (lib.tail path) value.${lib.head path});

  optionAt =
    path: option:
    let
      definitions = lib.filter (
        definition: mayDefine path definition.value
      ) option.definitionsWithLocations;
      files = lib.filter (file: file != "<unknown-file>") (
        lib.unique (map (definition: toString definition.file) definitions)
      );
    in
    "${lib.showOption (option.loc ++ path)}${lib.optionalString (files != [ ]) ", in ${list files}"}";

  vmOption = path: optionAt path options.ghaf-microvm.vms;
in
{
  /**
    Names as a list.
  */
  inherit list;

  /**
    A name in quotation marks.
  */
  quote = name: ''"${name}"'';

  /**
    The name of what is at a path (a list of names) in an option's value, of the host or a guest, with the files that set
    it.
  */
  inherit optionAt;

  /**
    An option itself, with the files that set it.
  */
  wholeOption = optionAt [ ];

  /**
    The option ghaf-microvm.vms.<path>, with the files that set it.
  */
  inherit vmOption;

  /**
    The option of a VM's shared file, with the files that set it.
  */
  fileOption =
    vm: path:
    vmOption [
      vm
      "sharedFiles"
      path
    ];
}
