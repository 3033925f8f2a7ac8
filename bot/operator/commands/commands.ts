import type { Command } from 'commander';
import type { Context } from './context';
import { addDoctorCommand } from './doctor-command';
import {
  addBackupCommand,
  addBeginCommand,
  addMigrateCommand,
  addRestoreCommand,
  addSetupCommand,
  addStatusCommand,
} from './installation-commands';
import { addManifestCommand, addPieceCommand, addRightsCommand } from './page-commands';
import { addInviteCommand, addStaffCommand } from './staff-commands';
import { addAuditCommand, addKeysCommand, addPoolCommand } from './vault-commands';

/**
 * Adds every command, in the order of the help. A new one has an `add...Command` in a file of its kind, named
 * here. It imports its work in its action: `--help` and a misspelt command load no database and no messenger.
 */
export function addCommands(program: Command, context: Context): void {
  for (const add of [
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
  ])
    add(program, context);
}
