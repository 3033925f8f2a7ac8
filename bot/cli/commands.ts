import type { Command } from 'commander';
import { addAuditCommand } from './audit-command';
import { addBackupCommand } from './backup-command';
import { addBeginCommand } from './begin-command';
import type { Context } from './context';
import { addDoctorCommand } from './doctor-command';
import { addInviteCommand } from './invite-command';
import { addKeysCommand } from './keys-command';
import { addManifestCommand } from './manifest-command';
import { addMigrateCommand } from './migrate-command';
import { addRestoreCommand } from './restore-command';
import { addRightsCommand } from './rights-command';
import { addSetupCommand } from './setup-command';
import { addStaffCommand } from './staff-command';
import { addStatusCommand } from './status-command';

/**
 * Every command, in the order of the help. A new one is a file of its own with an `add...Command`, named
 * here. What it does, it imports in its action: `--help` and a misspelt command load no database and no
 * messenger.
 */
const adders = [
  addSetupCommand,
  addDoctorCommand,
  addBeginCommand,
  addInviteCommand,
  addStaffCommand,
  addStatusCommand,
  addMigrateCommand,
  addManifestCommand,
  addRightsCommand,
  addKeysCommand,
  addAuditCommand,
  addBackupCommand,
  addRestoreCommand,
] as const satisfies readonly ((program: Command, context: Context) => void)[];

export function addCommands(program: Command, context: Context): void {
  for (const add of adders) add(program, context);
}
