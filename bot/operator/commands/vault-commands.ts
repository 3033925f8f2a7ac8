import type { Command } from 'commander';
import { CommandRefused } from '../../settings/refused';
import type { Context } from './context';
import type { ProofOptions } from './proof';

/** `keys rotate` and `keys status`. They know keys and envelopes, and open no envelope. */
export function addKeysCommand(program: Command, context: Context): void {
  const keys = program.command('keys').description('the keys that everything is sealed with');
  keys
    .command('rotate')
    .description(
      "draw a new vault key, pepper, desks' keys and draft keys and seal everything to them, beside the running bot",
    )
    .option('--after-leak', 'begin another one although the last is not finished: after a leak')
    .action(async ({ afterLeak = false }: { readonly afterLeak?: boolean }) => {
      const { rotateKeys } = await import('../../keeper/upkeep/rotate-keys.js');
      const { describeRotation } = await import('./describe-keys.js');
      const { createBar } = await import('./progress-bar.js');
      const { withKeys } = await import('./with-keys.js');
      const bar = createBar(context.terminal.bar);
      try {
        const rotated = await withKeys(context.terminal.environment, (world) =>
          rotateKeys(world, { afterLeak }, bar.show),
        );
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
        await withKeys(context.terminal.environment, async ({ rotation, clock }) =>
          describeKeys(await rotation.lines(), clock.today(), rotation.unproved()),
        ),
      );
    });
}

/** `audit verify`: whether the audit is as it was written. It shows no entry. */
export function addAuditCommand(program: Command, context: Context): void {
  program
    .command('audit')
    .description("the audit of what the desks' people did")
    .command('verify')
    .description('look whether anything in the audit was changed; ends with 1 when something was')
    .option('--head <head>', 'one that was kept: proves that nothing up to there was cut off')
    .action(async ({ head }: { readonly head?: string }) => {
      const { parseHead } = await import('../../domain/audit-head.js');
      const noted = head === undefined ? undefined : parseHead(head);
      if (head !== undefined && noted === undefined)
        throw new CommandRefused(
          'That is no head of the audit: a number, and six groups of four characters.',
        );
      const { verifyAudit } = await import('../../people/verify-audit.js');
      const { describeProof } = await import('./describe-proof.js');
      const { withVault } = await import('./with-keys.js');
      const proof = await withVault(context.terminal.environment, ({ auditTrail }, _, __, chain) =>
        verifyAudit(auditTrail, chain, noted),
      );
      context.answer(describeProof(proof, noted));
      if (proof.fault !== undefined) context.fail();
    });
}

export function addPoolCommand(program: Command, context: Context): void {
  program
    .command('pool')
    .description('what was sent and is not out')
    .command('open')
    .description('open what was set aside for want of a key, with a copy of the vault')
    .requiredOption('--vault <copy>', "the vault's copy: a file, or the address of a Key Vault")
    .action(async ({ vault: copy }: { readonly vault: string }) => {
      const { openAside } = await import('./open-aside.js');
      const { withVault } = await import('./with-keys.js');
      context.answer(
        await withVault(context.terminal.environment, (database, vault, keys) =>
          openAside(database, vault, keys, copy, context.folder),
        ),
      );
    });
}

export function addProofCommand(program: Command, context: Context): void {
  program
    .command('proof')
    .description('check a proof that a reporter shows; without a file print the public keys')
    .argument('[file]', 'the proof, as text')
    .option('--keys <file>', 'public keys that this command printed: no installation is opened')
    .option('--page <file>', 'write a page on which anybody can check a proof, also offline')
    .action(async (file: string | undefined, options: ProofOptions) => {
      const { proof } = await import('./proof.js');
      const { holds, ...answer } = await proof(context, file, options);
      context.answer(answer);
      if (!holds) context.fail();
    });
}
