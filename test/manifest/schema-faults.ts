import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(__dirname, '..', '..');

/**
 * The official validator in a process of its own, which jest's module loader cannot run, and without a
 * network.
 */
export function schemaFaults(checked: object): unknown {
  const script = `
    globalThis.fetch = () => Promise.reject(new Error('offline'));
    const { AppManifestUtils } = require('@microsoft/app-manifest');
    const checked = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
    AppManifestUtils.validateAgainstSchema(checked).then((faults) => console.log(JSON.stringify(faults)));`;
  const { stdout } = spawnSync(process.execPath, ['-e', script], {
    cwd: root,
    input: JSON.stringify(checked),
    encoding: 'utf8',
  });
  return JSON.parse(stdout);
}
