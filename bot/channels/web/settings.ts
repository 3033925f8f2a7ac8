export interface WebSettings {
  /** The port of the door's own listener; 0 lets the system choose. */
  readonly port: number;
  /** The address that people open: an origin of its own. The trial's follows from the port. */
  readonly url?: string | undefined;
  /** Where "Leave this page" leads; to an empty page of the door's own if unset. */
  readonly leaveUrl?: string | undefined;
  /** The accessibility statement; the trial has none. */
  readonly accessibilityUrl?: string | undefined;
}
