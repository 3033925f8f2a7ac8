/** A command was understood and refused; the message is the sentence to print. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code = 'refused';
}
