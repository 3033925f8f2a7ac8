import { type NotedHead, parseHead, writeHead } from '../../domain/audit-head';
import { linesOf } from '../../domain/lines-of';
import { type AuditFault, type AuditProof, verifyAudit } from '../../people/verify-audit';
import { CommandRefused } from '../../settings/refused';
import type { CommandAnswer, Context } from './context';
import { withVault } from './with-keys';

/** Whether the audit is as it was written; fails where it is not. It shows no entry. */
export async function verify(
  { terminal, fail }: Context,
  { head }: { readonly head?: string },
): Promise<CommandAnswer> {
  const noted = head === undefined ? undefined : parseHead(head);
  if (head !== undefined && noted === undefined)
    throw new CommandRefused(
      'That is no head of the audit: a number, and six groups of four characters.',
    );
  const proof = await withVault(terminal.environment, ({ database, audit }) =>
    verifyAudit(database.auditTrail, audit, noted),
  );
  if (proof.fault !== undefined) fail();
  return describeProof(proof, noted);
}

function describeProof(proof: AuditProof, noted: NotedHead | undefined): CommandAnswer {
  const { fault, places, erased, outside } = proof;
  const head = proof.head && writeHead(proof.head);
  return {
    lines: linesOf(
      ...(fault === undefined
        ? [
            `The audit is whole: ${places} places, of which ${erased} were erased with their cases.`,
            noted === undefined
              ? 'Without a head that was kept, nothing tells whether its end was cut off.'
              : `The head of place ${noted.place} is in it: nothing up to there was cut off.`,
            head && `It ends at ${head}: keep that apart from the database.`,
          ]
        : [sentences[fault.kind](fault.place ?? 0), whatToDo(fault)]),
      outside > 0 && `Outside the chain: ${outside}, which the product did not write so.`,
    ),
    json: {
      whole: fault === undefined,
      fault: fault ?? null,
      places,
      erased,
      outside,
      head: head ?? null,
      proven: fault === undefined && noted !== undefined ? noted.place : null,
    },
  };
}

const sentences: Readonly<Record<AuditFault['kind'], (place: number) => string>> = {
  place: (place) => `The audit was changed: place ${place} is missing.`,
  link: (place) => `The audit was changed: place ${place} does not follow the one before it.`,
  entry: (place) =>
    `The audit was changed: at place ${place} stands another entry than was written.`,
  gone: (place) => `The audit was changed: the entry of place ${place} was taken away.`,
  cut: (place) => `The audit was cut: place ${place} and what came after it are missing.`,
  head: (place) =>
    `The audit is another one than when the head was kept, at place ${place} or before.`,
  outside: () => 'The audit was changed: entries were put into it.',
};

function whatToDo({ kind }: AuditFault): string {
  return kind === 'outside'
    ? 'Read docs/incident-guide.md.'
    : 'After an older copy was restored, this is expected from its last day on. Otherwise read docs/incident-guide.md.';
}
