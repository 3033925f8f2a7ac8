import { FirstTables1796083200001 } from './0001-first-tables';
import { KeyVersions1796083200002 } from './0002-key-versions';
import { Notices1796083200003 } from './0003-notices';
import { MemberAddress1796083200004 } from './0004-member-address';
import { Rosters1796083200005 } from './0005-rosters';
import { Proposals1796083200006 } from './0006-proposals';
import { MonthKeys1796083200007 } from './0007-month-keys';
import { EpochEnd1796083200008 } from './0008-epoch-end';
import { ReleaseRule1796083200009 } from './0009-release-rule';
import { DeskRecords1796083200010 } from './0010-desk-records';
import { Broadcast1796083200011 } from './0011-broadcast';
import { Crowd1796083200012 } from './0012-crowd';
import { AuditChain1796083200013 } from './0013-audit-chain';
import { CaseRecords1796083200014 } from './0014-case-records';
import { Reminders1796083200015 } from './0015-reminders';
import { Readers1796083200016 } from './0016-readers';

/**
 * Every migration, in order. The number at the end of a name is its place, as TypeORM wants it; it says no
 * time.
 */
export const migrations = [
  FirstTables1796083200001,
  KeyVersions1796083200002,
  Notices1796083200003,
  MemberAddress1796083200004,
  Rosters1796083200005,
  Proposals1796083200006,
  MonthKeys1796083200007,
  EpochEnd1796083200008,
  ReleaseRule1796083200009,
  DeskRecords1796083200010,
  Broadcast1796083200011,
  Crowd1796083200012,
  AuditChain1796083200013,
  CaseRecords1796083200014,
  Reminders1796083200015,
  Readers1796083200016,
];
