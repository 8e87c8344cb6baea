/** Where things are, relative to the repository's root. */
export interface ImportPlaces {
  /** The module's file. */
  readonly module: string;
  /** The definition's file, to be written. */
  readonly definition: string;
  /** The file for the rest of the module, to be written if there is a rest. */
  readonly rest: string;
  /** The module that a definition imports `defineVm` from, as it names it. */
  readonly types: string;
  readonly root: string;
  /** The line where the definition must be, so that the generated module is the same as before. */
  readonly line?: number | undefined;
}
