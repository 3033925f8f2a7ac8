import type { SealedKey, SealedKeys } from '../../bot/ports/keys';
import type { Tables } from '../schema/tables';
import type { UnitOfWork } from '../unit-of-work';

export function createSealedKeys(units: UnitOfWork): SealedKeys {
  return {
    all: () => units.read(readSealedKeys),
    replace: (key, sealed) =>
      units.write((tables) => replace(tables, key, sealed)).then(units.wipe),
  };
}

export async function readSealedKeys({ deskKey, draftKey }: Tables): Promise<readonly SealedKey[]> {
  const desks = (await deskKey.find()).flatMap(
    ({ label, desk, sealedPrivateKey, sealedQueueKey }): SealedKey[] => [
      { kind: 'desk-private', label, desk, sealed: sealedPrivateKey },
      { kind: 'desk-queue', label, desk, sealed: sealedQueueKey },
    ],
  );
  const days = (await draftKey.find()).map(
    ({ day, sealedKey: sealed }): SealedKey => ({ kind: 'draft-key', day, sealed }),
  );
  return [...desks, ...days];
}

async function replace({ deskKey, draftKey }: Tables, key: SealedKey, sealed: Uint8Array) {
  switch (key.kind) {
    case 'desk-private':
    case 'desk-queue': {
      const column = key.kind === 'desk-private' ? 'sealedPrivateKey' : 'sealedQueueKey';
      await deskKey.update({ label: key.label, [column]: key.sealed }, { [column]: sealed });
      return;
    }
    case 'draft-key':
      await draftKey.update({ day: key.day, sealedKey: key.sealed }, { sealedKey: sealed });
  }
}
