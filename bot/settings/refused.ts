/** A refusal for the operator. The message is the sentence to print; it holds no secret. */
export class Refused<C extends string = string> extends Error {
  readonly code: C;

  constructor(code: C, sentence: string) {
    super(sentence);
    this.name = new.target.name;
    this.code = code;
  }
}

export class CommandRefused extends Refused<'refused'> {
  constructor(sentence: string) {
    super('refused', sentence);
  }
}
