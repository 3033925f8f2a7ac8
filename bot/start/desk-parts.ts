import { setTimeout as wait } from 'node:timers/promises';
import type { DeskWorld } from '../desk/desk';
import { redirectTargetsOf } from '../domain/contacts';
import { isWeaker, type ReleaseRule } from '../domain/release-rule';
import type { ReleasePolicy } from '../domain/window';
import type { Sealing } from '../sealing/create-sealing';
import type { Parts } from './parts';

/** What the desk has for itself, as the installation is set up; the rest it shares with the reporter. */
type Own = Pick<
  DeskWorld,
  | 'journal'
  | 'weaker'
  | 'waits'
  | 'readyText'
  | 'targets'
  | 'deskRecords'
  | 'records'
  | 'receipts'
  | 'callWords'
  | 'auditTrail'
  | 'cases'
  | 'caseSealer'
  | 'proposals'
  | 'proposalSealer'
  | 'rest'
>;

/** The desk's own stores and sealers, its log, its words and its contacts. */
export function deskParts(
  { stores, journal, deskJournal, readyText, contacts }: Parts,
  sealing: Sealing,
  rule: () => ReleaseRule<ReleasePolicy>,
): Own {
  return {
    journal: { ...journal, fault: deskJournal.fault },
    weaker: () => {
      const { policy, next } = rule();
      return next !== undefined && isWeaker(next.policy, policy) ? next : undefined;
    },
    waits: () => rule().policy !== 'at-once',
    readyText,
    targets: (desk) => redirectTargetsOf(desk).filter((target) => contacts.has(target)),
    deskRecords: stores.deskRecords,
    records: sealing.records,
    receipts: sealing.receipts,
    callWords: sealing.callWords,
    auditTrail: stores.auditTrail,
    cases: stores.cases,
    caseSealer: sealing.cases,
    proposals: stores.proposals,
    proposalSealer: sealing.proposals,
    rest: () => wait(0),
  };
}
