/**
  A flake's outputs, evaluated as Nix itself does, from trees that already exist: nothing is fetched.

  Takes `nodes`, those of its lock file, the name of its `root`, and `trees`, for each node its attributes as an input:
  `outPath`, and what is known of `rev`, `lastModified`, ... A node without a tree fails where it is used, with the
  text in `missing`.
*/
{
  nodes,
  root,
  trees,
  missing,
}:
let
  # Nix follows a path of inputs from the root.
  nodeAt = builtins.foldl' (node: input: nodeOf nodes.${node}.inputs.${input}) root;
  nodeOf = spec: if builtins.isList spec then nodeAt spec else spec;

  results = builtins.mapAttrs result nodes;

  result =
    name: node:
    let
      sourceInfo = trees.${name} or (throw missing.${name});
      directory = node.locked.dir or "";
      outPath = sourceInfo.outPath + (if directory == "" then "" else "/${directory}");
      flake = import (outPath + "/flake.nix");
      inputs = builtins.mapAttrs (_: spec: results.${nodeOf spec}) (node.inputs or { });
      outputs = flake.outputs (inputs // { self = self; });
      self =
        outputs
        // sourceInfo
        // {
          inherit
            inputs
            outPath
            outputs
            sourceInfo
            ;
          _type = "flake";
        };
    in
    if node.flake or true then self else sourceInfo // { inherit outPath; };
in
results.${root}
