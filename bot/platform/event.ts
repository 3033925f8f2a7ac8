/** Something that happens, made before what listens to it. While nobody listens, nobody is told. */
export function createEvent(): {
  readonly tell: () => void;
  /** There is one listener. */
  readonly listen: (listener: () => void) => void;
} {
  let told = (): void => undefined;
  return {
    tell: () => {
      told();
    },
    listen: (listener) => {
      told = listener;
    },
  };
}
