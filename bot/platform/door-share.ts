import type { Random } from '../ports/random';

/** The part of an image that the web door's visitors may take, of whom nobody is known. */
export interface DoorShare {
  /** Takes a place for a dialog that may send; false if none is left, and the dialog may only read. */
  takes(): boolean;
}

export interface DoorPlaces {
  /** A full share is drawn from these two. */
  readonly least: number;
  readonly most: number;
  /** Quarters of an hour within which at least one place comes back. */
  readonly quarters: number;
}

const quarterMilliseconds = 900_000;

/**
 * Places are taken by first presses alone. They are full again with each turn, and come back one by one
 * meanwhile, whatever was taken: a flood keeps others out only while it lasts. How many there are is drawn,
 * so that one's own places tell little of others'. Counts in memory only.
 * @param turn names the time from one pass of a window to the next
 */
export function createDoorShare(
  clock: { now(): number },
  turn: () => string,
  random: Pick<Random, 'bytes'>,
  { least, most, quarters }: DoorPlaces,
): DoorShare {
  let current: string | undefined;
  let full = least;
  let left = 0;
  let seen = 0;
  let without = 0;
  const draw = (upTo: number): number => {
    const [high = 0, low = 0] = random.bytes(2);
    return Math.floor(((high * 256 + low) / 65_536) * (upTo + 1));
  };
  const refill = (): void => {
    const now = Math.floor(clock.now() / quarterMilliseconds);
    const name = turn();
    if (name !== current) {
      current = name;
      full = least + draw(most - least);
      [left, without, seen] = [full, 0, now];
    }
    for (; seen < now && left < full; seen++) {
      const comes = without + 1 >= quarters || draw(1) === 1;
      without = comes ? 0 : without + 1;
      left += comes ? 1 : 0;
    }
    // Also after a clock was set back.
    seen = now;
  };
  return {
    takes: () => {
      refill();
      if (left === 0) return false;
      left -= 1;
      return true;
    },
  };
}
