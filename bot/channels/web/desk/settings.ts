export interface WebDeskSettings {
  /** The port of the desk's own listener; 0 lets the system choose. */
  readonly port: number;
  /** The address that members open: an origin of its own. The trial's follows from the port. */
  readonly url?: string | undefined;
}
