/** Where a name leads: what a module defines by a name, or that module as a whole. */
export interface FollowedName {
  /** An external id where it is not of the workspace. */
  readonly module: string;
  /** The name in that module; `undefined` for the module itself. */
  readonly name: string | undefined;
}
