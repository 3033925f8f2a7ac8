import { type AuditHead, writeHead } from '../domain/audit-head';
import { programVersion } from './project-root';

/** Tells this start from the last one. */
const time = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** "Vissla 0.2.0 listens on 127.0.0.1:3978, 2026-11-26 15:45."; the time is Swedish. */
export function operatorLine(does: string, now: number): string {
  return `Vissla ${programVersion()} ${does}, ${time.format(now)}.`;
}

/** A place and a link, which tell nobody what was done. */
export function auditLine(head: AuditHead): string {
  return `The audit ends at ${writeHead(head)}: keep this apart from the database.`;
}
