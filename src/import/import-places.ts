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
  /** The line where the definition is to stand, for the module to be written again as it was. */
  readonly line?: number | undefined;
}
