import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { rotateKeys } from '../keeper/rotate-keys';
import { describeKeys, describeRotation } from './describe-keys';
import { type KeysContext, withKeys } from './with-keys';

/**
 * `keys rotate` and `keys status`. Neither can show a report: they know keys and envelopes, and not what is
 * in them.
 */
export function addKeysCommand(program: Command, context: KeysContext): void {
  const keys = program.command('keys').description('the keys that everything is sealed with');
  keys
    .command('rotate')
    .description(
      "draw a new vault key, pepper, desks' keys and draft keys and seal everything to them, beside the running bot",
    )
    .option('--anew', 'begin another one although the last is not finished: after a leak')
    .action(async ({ anew = false }: { readonly anew?: boolean }) => {
      const bar = createBar();
      try {
        const rotated = await withKeys(context, (world) => rotateKeys(world, { anew }, bar.show));
        bar.stop();
        context.answer(describeRotation(rotated));
      } finally {
        bar.stop();
      }
    });
  keys
    .command('status')
    .description('which keys there are, since when, and which are to be destroyed')
    .action(async () => {
      context.answer(
        await withKeys(context, async ({ rotation, clock }) =>
          describeKeys(await rotation.lines(), clock.today()),
        ),
      );
    });
}

/**
 * A bar on standard error, for people: nothing is drawn where nobody looks. It shows how far it is, and no
 * count.
 */
function createBar(): {
  readonly show: (done: number, all: number) => void;
  readonly stop: () => void;
} {
  const bar = new SingleBar({
    format: 'Sealing again  {bar}  {percentage} %',
    barsize: 40,
    hideCursor: true,
    stream: process.stderr,
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
