/**
 * In what Teams is less kind than one would wish. All of it has been seen with the real one, and a bot that
 * bears it bears the kinder ways as well.
 */
export interface Manners {
  /**
   * A policy gives people the app: all that is said is `installationUpdate` with `add`, and at a later look
   * `add-upgrade`. By hand `conversationUpdate` comes as well, and no upgrade.
   */
  readonly installsByPolicy: boolean;
  /** After so many milliseconds a press comes once more while the first is at work; `undefined` for never. */
  readonly repeatsAfter: number | undefined;
  /** The token names the service URL in another case than the activity, and without the slash at its end. */
  readonly rewritesServiceUrl: boolean;
  /** The language stands among what is said of the client, and nowhere else. */
  readonly hidesLocale: boolean;
  /** What stands in a hidden input does not come back. A long page cannot be used then. */
  readonly losesHiddenInputs: boolean;
}

/** Everything that can be so at a time, and leaves the bot of use. */
export const usualManners: Manners = {
  installsByPolicy: true,
  repeatsAfter: 3_000,
  rewritesServiceUrl: true,
  hidesLocale: true,
  losesHiddenInputs: false,
};
