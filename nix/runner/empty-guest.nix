# A guest that says nothing: whether a nixpkgs' own modules can be read at all.
{ }
