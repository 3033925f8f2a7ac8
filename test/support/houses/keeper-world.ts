import type { KeeperWorld } from '../../../bot/keeper/keeper';

type Parts = {
  readonly [Part in keyof KeeperWorld]?: KeeperWorld[Part] extends (...given: never[]) => unknown
    ? KeeperWorld[Part]
    : Partial<KeeperWorld[Part]>;
};

/** A keeper's world of which a test gives what is asked for. Whatever else is asked for ends the test. */
export function keeperWorld(given: Parts): KeeperWorld {
  const world: Parts = new Proxy(
    { reminding: undefined, ...given },
    {
      get: (target, name, receiver) => {
        if (name in target) return Reflect.get(target, name, receiver) as unknown;
        throw new Error(`nobody gave the keeper its ${String(name)}`);
      },
    },
  );
  return world as KeeperWorld;
}
