import type { Command } from 'commander';
import type { KeysContext } from './with-keys';

/** `keys rotate` and `keys status`. They know keys and envelopes, and not what is in them. */
export function addKeysCommand(program: Command, context: KeysContext): void {
  const keys = program.command('keys').description('the keys that everything is sealed with');
  keys
    .command('rotate')
    .description(
      "draw a new vault key, pepper, desks' keys and draft keys and seal everything to them, beside the running bot",
    )
    .option('--anew', 'begin another one although the last is not finished: after a leak')
    .action(async ({ anew = false }: { readonly anew?: boolean }) => {
      const { rotateKeys } = await import('../keeper/rotate-keys.js');
      const { describeRotation } = await import('./describe-keys.js');
      const { createBar } = await import('./progress-bar.js');
      const { withKeys } = await import('./with-keys.js');
      const bar = createBar(context.terminal.bar);
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
      const { describeKeys } = await import('./describe-keys.js');
      const { withKeys } = await import('./with-keys.js');
      context.answer(
        await withKeys(context, async ({ rotation, clock }) =>
          describeKeys(await rotation.lines(), clock.today(), rotation.unproved()),
        ),
      );
    });
}
