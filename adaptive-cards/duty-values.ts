import type { Duty } from '../bot/domain/duty';
import type { Speech } from './speech';

/** Who must be told today where somebody in care comes to harm: beside the story, and once it is filed. */
export function dutyValues(
  { duty }: { readonly duty?: Duty | undefined },
  { lines }: Speech,
): object {
  const told = lines(['socialServices', 'adultConcern', 'school', 'deviations']);
  return { duty: duty !== undefined, told: duty === undefined ? [] : told };
}
