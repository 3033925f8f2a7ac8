import type { Vault } from '../../bot/ports/keys';

/** Opens a fresh vault, and as many further views of the same one as another process would have. */
export interface OpenedVault {
  readonly vault: Vault;
  again(): Promise<Vault>;
  remove(): Promise<void>;
}

/** What every {@link Vault} must do. */
export function vaultContract(name: string, open: () => Promise<OpenedVault>): void {
  describe(`${name} as the vault`, () => {
    let opened: OpenedVault;
    let vault: Vault;

    beforeEach(async () => {
      opened = await open();
      ({ vault } = opened);
    });
    afterEach(() => opened.remove());

    const secret = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
    const bytes = (value: Uint8Array | undefined) => value && [...value];

    it('has nothing at first', async () => {
      expect(await vault.get('kek-v1')).toBeUndefined();
      expect(await vault.names('')).toEqual([]);
    });

    it('keeps a secret as it was made', async () => {
      const every = Uint8Array.from({ length: 256 }, (_, index) => index);
      expect(bytes(await vault.getOrCreate('kek-v1', () => every))).toEqual([...every]);
      expect(bytes(await vault.get('kek-v1'))).toEqual([...every]);
      const other = await opened.again();
      expect(bytes(await other.get('kek-v1'))).toEqual([...every]);
    });

    it('keeps the first secret of a name, and makes no second', async () => {
      await vault.getOrCreate('pepper-v1', () => secret(1));
      let made = 0;
      const kept = await vault.getOrCreate('pepper-v1', () => {
        made += 1;
        return secret(2);
      });
      expect(bytes(kept)).toEqual([...secret(1)]);
      expect(made).toBe(0);
    });

    it('gives all who ask at once the same secret, and one that is kept', async () => {
      const others = await Promise.all([opened.again(), opened.again(), opened.again()]);
      const given = await Promise.all(
        [vault, ...others, vault, ...others].map((each, index) =>
          each.getOrCreate('shred-2028-12', () => secret(index + 1)),
        ),
      );
      const kept = bytes(await vault.get('shred-2028-12'));
      expect(kept).toHaveLength(32);
      for (const one of given) expect(bytes(one)).toEqual(kept);
    });

    it('loses no secret when many are made at once', async () => {
      const other = await opened.again();
      const names = Array.from({ length: 12 }, (_, index) => `many-${index}`);
      await Promise.all(
        names.map((each, index) =>
          (index % 2 === 0 ? vault : other).getOrCreate(each, () => secret(index)),
        ),
      );
      expect([...(await vault.names('many-'))].sort()).toEqual([...names].sort());
      for (const [index, each] of names.entries()) {
        expect(bytes(await other.get(each))).toEqual([...secret(index)]);
      }
    });

    it('destroys a secret and no other, and minds none that is not there', async () => {
      await vault.getOrCreate('shred-2026-01', () => secret(1));
      await vault.getOrCreate('shred-2026-02', () => secret(2));
      await vault.destroy('shred-2026-01');
      await vault.destroy('shred-2026-01');
      await vault.destroy('never-was');
      expect(await vault.get('shred-2026-01')).toBeUndefined();
      const other = await opened.again();
      expect(await other.get('shred-2026-01')).toBeUndefined();
      expect(bytes(await other.get('shred-2026-02'))).toEqual([...secret(2)]);
    });

    it('names secrets by how they begin', async () => {
      for (const each of ['shred-2026-01', 'shred-2026-02', 'kek-v1']) {
        await vault.getOrCreate(each, () => secret(1));
      }
      expect([...(await vault.names('shred-'))].sort()).toEqual(['shred-2026-01', 'shred-2026-02']);
      expect(await vault.names('x')).toEqual([]);
      expect(await vault.names('')).toHaveLength(3);
    });

    it('goes on after a secret that could not be made', async () => {
      const failing = vault.getOrCreate('kek-v1', () => {
        throw new Error('no randomness');
      });
      await expect(failing).rejects.toThrow('no randomness');
      expect(await vault.get('kek-v1')).toBeUndefined();
      expect(bytes(await vault.getOrCreate('kek-v1', () => secret(3)))).toEqual([...secret(3)]);
    });

    it.each(['', 'Kek', 'a/b', '../x', 'a b', 'å', '__proto__'])(
      'refuses the name "%s", which no vault could have',
      async (bad) => {
        await expect(vault.get(bad)).rejects.toThrow('vault_name');
        await expect(vault.getOrCreate(bad, () => secret(1))).rejects.toThrow('vault_name');
        await expect(vault.destroy(bad)).rejects.toThrow('vault_name');
      },
    );
  });
}
