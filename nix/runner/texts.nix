# Texts that are encoded in the store paths that refer to them.
#
# A runner writes each script by interpolating its store path. Here that path carries the script's text, in letters
# that no shell quotes and no text contains by chance, so that what a package would have been built from can be read
# out of the command that would have built it. Nothing is written to the store.
{ lib }:
let
  # A store path with a placeholder for its hash, the same as in nuke-references.
  pathOf = name: "${builtins.storeDir}/eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee-${name}";

  open = "@ghaf-microvm-text:";

  special = [
    "%"
    "\n"
    "\t"
    "\r"
  ]
  ++ lib.stringToCharacters " !\"#$&'()*:;<=>?@[\\]^`{|}~";

  codes = lib.imap0 (index: _: "%${lib.fixedWidthNumber 2 index}") special;

  encode = builtins.replaceStrings special codes;
  decode = builtins.replaceStrings codes special;

  /**
    `{ text, files }` of a text that contains encoded ones: each is replaced by its store path, its key in `files`.
  */
  read =
    text:
    let
      pieces = lib.splitString open text;
      inner = map (
        piece:
        let
          parts = lib.splitString "@" piece;
          fields = lib.splitString ":" (lib.head parts);
          content = read (decode (lib.elemAt fields 1));
          path = pathOf (lib.head fields);
        in
        {
          text = path + lib.concatStringsSep "@" (lib.tail parts);
          files = content.files // {
            ${path} = content.text;
          };
        }
      ) (lib.tail pieces);
    in
    {
      text = lib.concatStrings ([ (lib.head pieces) ] ++ map (piece: piece.text) inner);
      files = lib.foldl' (files: piece: files // piece.files) { } inner;
    };
in
{
  inherit pathOf read;

  /**
    A store path with the name `name` in which `text` is encoded.
  */
  pathWith = name: text: "${open}${name}:${encode (builtins.unsafeDiscardStringContext text)}@";
}
