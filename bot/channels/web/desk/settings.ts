export interface WebDeskSettings {
  /** 0 lets the system choose. */
  readonly port: number;
  /** Members open it: an origin of its own. The trial's follows from the port. */
  readonly url?: string | undefined;
}
