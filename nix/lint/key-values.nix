# The parts of a value like `virtio-pmem-pci,memdev=mem1,id=nv1`: `{ key, value, isBare }` each, the last telling that
# it stands without `=`.
{ lib }:
let
  # Two commas together are one that belongs to the text; nothing behind the last comma is no part.
  splitAtCommas =
    text:
    let
      pieces = lib.splitString "," text;
      last = lib.length pieces - 1;
      end =
        lib.foldl'
          (
            state: piece:
            let
              at = state.at + 1;
            in
            if state.joins then
              {
                inherit at;
                inherit (state) parts;
                part = "${state.part},${piece}";
                joins = false;
              }
            else if piece == "" && at < last then
              state
              // {
                inherit at;
                joins = true;
              }
            else
              {
                inherit at;
                parts = state.parts ++ [ state.part ];
                part = piece;
                joins = false;
              }
          )
          {
            at = 0;
            parts = [ ];
            part = lib.head pieces;
            joins = false;
          }
          (lib.tail pieces);
    in
    if end.part == "" && end.parts != [ ] then end.parts else end.parts ++ [ end.part ];
in
{
  /**
    The parts of a text. `implied` is the key that a first part without `=` stands for, or null.
  */
  parse =
    implied: text:
    lib.imap0 (
      at: part:
      let
        pieces = lib.splitString "=" part;
      in
      if lib.length pieces > 1 then
        {
          key = lib.head pieces;
          value = lib.concatStringsSep "=" (lib.tail pieces);
          isBare = false;
        }
      else if at == 0 && implied != null then
        {
          key = implied;
          value = part;
          isBare = false;
        }
      else
        {
          key = part;
          value = "on";
          isBare = true;
        }
    ) (splitAtCommas text);

  /**
    The inverse of `parse`, with the commas in values doubled.
  */
  print =
    implied: parts:
    lib.concatStringsSep "," (
      lib.imap0 (
        at: part:
        let
          escaped = lib.replaceStrings [ "," ] [ ",," ] part.value;
        in
        if part.isBare then
          if part.value == "off" then "no${part.key}" else part.key
        else if at == 0 && part.key == implied then
          escaped
        else
          "${part.key}=${escaped}"
      ) parts
    );
}
