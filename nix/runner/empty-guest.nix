# A guest that sets nothing, to check whether a nixpkgs' own modules can be read at all.
{ }
