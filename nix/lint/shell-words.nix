/**
  Splits a command into words as a POSIX shell does, quotes and escapes removed, as src/command/shell-words.ts does;
  what the shell would put something else for stays as it stands.
*/
{ lib }:
let
  start = {
    words = [ ];
    # null between words
    word = null;
    mode = "plain";
  };

  add = state: text: state // { word = (if state.word == null then "" else state.word) + text; };

  end =
    state:
    if state.word == null then
      state
    else
      state
      // {
        words = state.words ++ [ state.word ];
        word = null;
      };

  isSpace = character: character == " " || character == "\t" || character == "\n";

  step =
    state: character:
    {
      plain =
        if isSpace character then
          end state
        else if character == "'" then
          add state "" // { mode = "single"; }
        else if character == "\"" then
          add state "" // { mode = "double"; }
        else if character == "\\" then
          state // { mode = "escape"; }
        else
          add state character;
      # a line that goes on
      escape = (if character == "\n" then state else add state character) // {
        mode = "plain";
      };
      single = if character == "'" then state // { mode = "plain"; } else add state character;
      double =
        if character == "\"" then
          state // { mode = "plain"; }
        else if character == "\\" then
          state // { mode = "escapeInDouble"; }
        else
          add state character;
      escapeInDouble =
        (
          if character == "\n" then
            state
          else if
            lib.elem character [
              "\""
              "\\"
              "$"
              "`"
            ]
          then
            add state character
          else
            add state "\\${character}"
        )
        // {
          mode = "double";
        };
    }
    .${state.mode};
in
command: (end (lib.foldl' step start (lib.stringToCharacters command))).words
