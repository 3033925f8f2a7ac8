import { SingleBar } from 'cli-progress';

/** Shows how far a long command is, and no count; nothing without a stream to a terminal. */
export function createBar(stream: NodeJS.WritableStream | undefined): {
  readonly show: (done: number, all: number) => void;
  readonly stop: () => void;
} {
  if (stream === undefined) return { show: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: 'Sealing again  {bar}  {percentage} %',
    barsize: 40,
    hideCursor: true,
    stream,
  });
  let begun = false;
  return {
    show: (done, all) => {
      if (begun) {
        bar.setTotal(all);
        bar.update(done);
      } else bar.start(all, done);
      begun = true;
    },
    stop: () => {
      bar.stop();
    },
  };
}
