import type { Command } from 'commander';
import { addAuditCommand } from './audit-command';
import type { Context } from './context';
import { addBackupCommand, addPoolCommand, addRestoreCommand } from './copy-commands';
import { addDoctorCommand } from './doctor-command';
import {
  addBeginCommand,
  addMigrateCommand,
  addSetupCommand,
  addStatusCommand,
} from './installation-commands';
import { addKeysCommand } from './keys-command';
import { addManifestCommand, addPieceCommand, addRightsCommand } from './page-commands';
import { addInviteCommand, addStaffCommand } from './staff-commands';

/**
 * Every command, in the order of the help. A new one has an `add...Command` in a file of its kind, named
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
  addPieceCommand,
  addKeysCommand,
  addAuditCommand,
  addBackupCommand,
  addRestoreCommand,
  addPoolCommand,
] as const satisfies readonly ((program: Command, context: Context) => void)[];

export function addCommands(program: Command, context: Context): void {
  for (const add of adders) add(program, context);
}
