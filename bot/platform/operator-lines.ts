import { type AuditHead, writeHead } from '../domain/audit-head';
import { programVersion } from './program-version';

/**
 * Lines about the program itself: what the operator does, and nobody's press. They carry the time, so that
 * the last one tells of this start and not of the one before.
 */
const time = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** "Vissla 0.2.0 listens on 127.0.0.1:3978, 2026-11-26 15:45."; the time is Swedish. */
export function operatorLine(does: string, now: number): string {
  return `Vissla ${programVersion()} ${does}, ${time.format(now)}.`;
}

/** Where the audit ends: a place and what was linked there, which tell nobody what was done. */
export function auditLine(head: AuditHead): string {
  return `The audit ends at ${writeHead(head)}: keep this apart from the database.`;
}
