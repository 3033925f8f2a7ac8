/**
 * The ways in which the real Slack is less kind than its documentation. Those with a source were seen by
 * somebody; the others are cautious guesses.
 */
export interface Unkind {
  /**
   * In a view that was updated, an initial value is shown and not sent where the modal had the block before,
   * until somebody touches it (slackapi/bolt-python#572, slackapi/bolt-js#1258).
   */
  readonly initialValues: boolean;
  /** Values of a modal's earlier screens come along with later ones (slackapi/bolt-js#625). */
  readonly earlierValues: boolean;
  /** `&`, `<` and `>` are encoded in a payload's copy of a view (slackapi/bolt-python#513, for messages). */
  readonly entities: boolean;
  /**
   * The answer to a submit is not shown when a choice in its view has eight options or more; `views.update`
   * shows the same view (slackapi/deno-slack-sdk#324).
   */
  readonly manyOptions: boolean;
  /**
   * The workspace belongs to an Enterprise organisation, and every second person's home is another workspace
   * of it, which is what `user.team_id` says wherever they press (slackapi/bolt-js#1875).
   */
  readonly homes: boolean;
  /**
   * In Socket Mode every third interaction of a connection is followed by a `disconnect` at once, before its
   * answer, as long as there is another connection.
   */
  readonly disconnects: boolean;
  /** Every tenth trigger of a button on Home has expired when it arrives. */
  readonly lateTriggers: boolean;
  /** Every twelfth `views.publish` is answered 429, to be tried again in a second. */
  readonly limits: boolean;
}

/** Everything at once, which is the default. */
const unkindest: Unkind = {
  initialValues: true,
  earlierValues: true,
  entities: true,
  manyOptions: true,
  homes: true,
  disconnects: true,
  lateTriggers: true,
  limits: true,
};

/** All modes but those that are turned off by name. */
export const unkindWith = (turned: Partial<Unkind> = {}): Unkind => ({ ...unkindest, ...turned });

/** Says at every n-th call that it is the n-th. */
export function everyNth(n: number): () => boolean {
  let calls = 0;
  return () => {
    calls += 1;
    return calls % n === 0;
  };
}
