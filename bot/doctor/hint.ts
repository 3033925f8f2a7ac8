/** A variable that makes something around the bot record what the bot itself never does. */
export interface Hint {
  /** The variable's whole name, or with a star the beginning of it. */
  readonly name: string;
  /** Whether a value of it does harm; without it, every value but an empty one does. */
  readonly harms?: (value: string) => boolean;
  /** What it does, and what to do. */
  readonly says: string;
}

const off = /^(?:0|false|no|off|disabled)$/i;

/** For a variable that may say that something is off. */
export function isOn(value: string): boolean {
  return !off.test(value);
}
