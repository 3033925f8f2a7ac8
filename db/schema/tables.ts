import type { EntityManager, EntitySchema, Repository } from 'typeorm';
import type { RecipientRow } from '../../bot/ports/broadcast';
import type { CaseRow } from '../../bot/ports/case-records';
import type { DeskKeyRow } from '../../bot/ports/desk-keys';
import type { DeskRecord } from '../../bot/ports/desk-records';
import type { KnownMonth } from '../../bot/ports/known-months';
import type { KnownVaultKey } from '../../bot/ports/known-vault-keys';
import type { Epoch, PoolRow } from '../../bot/ports/pool';
import type { ProposalRow } from '../../bot/ports/proposals';
import type { RosterRow, StaffRow } from '../../bot/ports/staff-store';
import type { ThreadRow } from '../../bot/ports/thread-store';
import type { ColumnTypes } from '../column-types';
import { type AuditLinkRow, auditLinkTable } from './audit-link';
import { type BroadcastRow, broadcastTable, recipientTable } from './broadcast';
import { caseRecordTable } from './case-record';
import { type CrowdRow, crowdTable } from './crowd';
import { deskRecordTable } from './desk-record';
import {
  type DraftKeyRow,
  deskKeyTable,
  draftKeyTable,
  type InstallationRow,
  installationTable,
  monthKeyTable,
  vaultKeyTable,
} from './keys';
import { type MessageRow, messageTable } from './message';
import { type NoticeRow, noticeTable } from './notice';
import {
  type AuditRow,
  auditTable,
  type InvitationRow,
  invitationTable,
  memberTable,
  rosterTable,
} from './people';
import { epochTable, poolTable, type SubmissionRow, submissionTable } from './pool';
import { proposalTable } from './proposal';
import { threadTable } from './thread';

/** Every table, bound to one connection or one transaction. */
export interface Tables {
  readonly installation: Repository<InstallationRow>;
  readonly deskKey: Repository<DeskKeyRow>;
  readonly vaultKey: Repository<KnownVaultKey>;
  readonly monthKey: Repository<KnownMonth>;
  readonly thread: Repository<ThreadRow>;
  readonly message: Repository<MessageRow>;
  readonly deskRecord: Repository<DeskRecord>;
  readonly caseRecord: Repository<CaseRow>;
  readonly pool: Repository<PoolRow>;
  readonly epoch: Repository<Epoch>;
  readonly draftKey: Repository<DraftKeyRow>;
  readonly submission: Repository<SubmissionRow>;
  readonly member: Repository<StaffRow>;
  readonly roster: Repository<RosterRow>;
  readonly invitation: Repository<InvitationRow>;
  readonly audit: Repository<AuditRow>;
  readonly auditLink: Repository<AuditLinkRow>;
  readonly notice: Repository<NoticeRow>;
  readonly proposal: Repository<ProposalRow>;
  readonly crowd: Repository<CrowdRow>;
  readonly recipient: Repository<RecipientRow>;
  readonly broadcast: Repository<BroadcastRow>;
}

/** All entities, in one database's column types. */
export function entities(types: ColumnTypes): EntitySchema[] {
  return [
    installationTable,
    deskKeyTable,
    vaultKeyTable,
    monthKeyTable,
    threadTable,
    messageTable,
    deskRecordTable,
    caseRecordTable,
    poolTable,
    epochTable,
    draftKeyTable,
    submissionTable,
    memberTable,
    rosterTable,
    invitationTable,
    auditTable,
    auditLinkTable,
    noticeTable,
    proposalTable,
    crowdTable,
    recipientTable,
    broadcastTable,
  ].map((table) => table(types));
}

/** Binds the tables to an entity manager. */
export function bindTables(manager: EntityManager): Tables {
  return {
    installation: manager.getRepository<InstallationRow>('installation'),
    deskKey: manager.getRepository<DeskKeyRow>('desk_key'),
    vaultKey: manager.getRepository<KnownVaultKey>('vault_key'),
    monthKey: manager.getRepository<KnownMonth>('month_key'),
    thread: manager.getRepository<ThreadRow>('thread'),
    message: manager.getRepository<MessageRow>('message'),
    deskRecord: manager.getRepository<DeskRecord>('desk_record'),
    caseRecord: manager.getRepository<CaseRow>('case_record'),
    pool: manager.getRepository<PoolRow>('pool'),
    epoch: manager.getRepository<Epoch>('epoch'),
    draftKey: manager.getRepository<DraftKeyRow>('draft_key'),
    submission: manager.getRepository<SubmissionRow>('submission'),
    member: manager.getRepository<StaffRow>('member'),
    roster: manager.getRepository<RosterRow>('roster'),
    invitation: manager.getRepository<InvitationRow>('invitation'),
    audit: manager.getRepository<AuditRow>('audit'),
    auditLink: manager.getRepository<AuditLinkRow>('audit_link'),
    notice: manager.getRepository<NoticeRow>('notice'),
    proposal: manager.getRepository<ProposalRow>('proposal'),
    crowd: manager.getRepository<CrowdRow>('crowd'),
    recipient: manager.getRepository<RecipientRow>('broadcast_recipient'),
    broadcast: manager.getRepository<BroadcastRow>('broadcast'),
  };
}
