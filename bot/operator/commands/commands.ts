import type { Command } from 'commander';
import type { Context } from './context';
import { addDoctorCommand } from './doctor-command';
import {
  addBackupCommand,
  addBeginCommand,
  addLogsCommand,
  addMigrateCommand,
  addRestoreCommand,
  addSettingsCommand,
  addSetupCommand,
  addStatusCommand,
} from './installation-commands';
import {
  addDoorCommand,
  addFiguresCommand,
  addManifestCommand,
  addNumbersCommand,
  addPieceCommand,
  addRightsCommand,
  addWeededCommand,
} from './page-commands';
import { addInviteCommand, addStaffCommand } from './staff-commands';
import { addAuditCommand, addKeysCommand, addPoolCommand, addProofCommand } from './vault-commands';

/**
 * Adds every command, in the order of the help. A new one has an `add...Command` in a file of its kind, named
 * here. It imports its work in its action: `--help` and a misspelt command load no database and no messenger.
 */
export function addCommands(program: Command, context: Context): void {
  for (const add of [
    addSetupCommand,
    addSettingsCommand,
    addDoctorCommand,
    addLogsCommand,
    addBeginCommand,
    addInviteCommand,
    addStaffCommand,
    addStatusCommand,
    addMigrateCommand,
    addManifestCommand,
    addRightsCommand,
    addDoorCommand,
    addPieceCommand,
    addNumbersCommand,
    addFiguresCommand,
    addWeededCommand,
    addKeysCommand,
    addAuditCommand,
    addProofCommand,
    addBackupCommand,
    addRestoreCommand,
    addPoolCommand,
  ])
    add(program, context);
}
