import { createRestSpeaker } from '../../../bot/channels/teams/rest-speaker';
import { createSdkSpeaker } from '../../../bot/channels/teams/sdk-speaker';
import type { Speaker, SpeakerParts } from '../../../bot/channels/teams/speaker';

const makers = { sdk: createSdkSpeaker, rest: createRestSpeaker };

export const speakerKinds = ['sdk', 'rest'] as const;
export type SpeakerKind = (typeof speakerKinds)[number];

/** Which speaker the tests of Teams use: jest runs them once for each (`jest.config.cjs`). */
export const speakerKind = (globalThis as { teamsSpeaker?: SpeakerKind }).teamsSpeaker ?? 'sdk';

/** A speaker of that kind. */
export function speakerOf(
  parts: Omit<SpeakerParts, 'milliseconds'> & Partial<SpeakerParts>,
  kind = speakerKind,
): Speaker {
  return makers[kind]({ milliseconds: 10_000, ...parts });
}
