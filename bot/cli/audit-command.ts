import type { Command } from 'commander';
import { CommandRefused } from '../settings/refused';
import type { Context } from './context';

/** `audit verify`: whether what the desks' people did still stands as it was written. It shows none of it. */
export function addAuditCommand(program: Command, context: Context): void {
  program
    .command('audit')
    .description("the audit of what the desks' people did")
    .command('verify')
    .description('look whether anything in the audit was changed; ends with 1 when something was')
    .option('--head <head>', 'one that was kept: proves that nothing up to there was cut off')
    .action(async ({ head }: { readonly head?: string }) => {
      const { parseHead } = await import('../domain/audit-head.js');
      const kept = head === undefined ? undefined : parseHead(head);
      if (head !== undefined && kept === undefined)
        throw new CommandRefused(
          'That is no head of the audit: a number, and six groups of four characters.',
        );
      const { verifyAudit } = await import('../audit/verify-audit.js');
      const { describeProof } = await import('./describe-proof.js');
      const { withAudit } = await import('./with-keys.js');
      const proof = await withAudit(context, (trail, chain) => verifyAudit(trail, chain, kept));
      context.answer(describeProof(proof, kept));
      if (proof.fault !== undefined) context.fail();
    });
}
