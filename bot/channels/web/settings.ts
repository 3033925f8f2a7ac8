export interface WebSettings {
  /** 0 lets the system choose. */
  readonly port: number;
  /** People open it: an origin of its own. The trial's follows from the port. */
  readonly url?: string | undefined;
  /** For "Leave this page"; an empty page of the door's own if unset. */
  readonly leaveUrl?: string | undefined;
  /** The trial has none. */
  readonly accessibilityUrl?: string | undefined;
}
