import { isOfWorkspace } from '../../../bot/channels/slack/router';
import type { From } from '../../../bot/channels/slack/sent';

const from = (places: string[], homes: string[], enterprises: string[] = []): From => ({
  user: 'U1',
  places,
  homes,
  enterprises,
});
const here = { team: 'T1' };
const grid = { team: 'T1', enterprise: ['E1', 'T2', 'T3'] };

describe('somebody is of the workspace', () => {
  it.each<[string, From]>([
    ['who is at home in it', from(['T1'], ['T1', 'T1'])],
    ['whom a command names by the place alone', from(['T1'], [])],
    ['whose place Slack leaves out', from([], ['T1'])],
  ])('%s, with an organisation and without', (_, who) => {
    expect([isOfWorkspace(here, who), isOfWorkspace(grid, who)]).toEqual([true, true]);
  });

  it.each<[string, From, boolean]>([
    ['of the organisation', from(['T1'], ['T2', 'T1', 'T3'], ['E1']), true],
    ['that is named by nobody', from(['T1'], ['T9'], ['E1']), false],
    ['that is named, and one that is not', from(['T1'], ['T2', 'T9'], ['E1']), false],
    ['of another organisation', from(['T1'], ['T2'], ['E2']), false],
    ['of none', from(['T1'], ['T2']), false],
    ['of two at once', from(['T1'], ['T2'], ['E1', 'E2']), false],
    ['of the organisation, in another workspace of it', from(['T2'], ['T2'], ['E1']), false],
    ['of the organisation, nobody knows where', from([], ['T2'], ['E1']), false],
  ])('with a home elsewhere: %s', (_, who, isLetIn) => {
    expect(isOfWorkspace(grid, who)).toBe(isLetIn);
    expect(isOfWorkspace(here, who)).toBe(false);
  });

  it.each<[string, From]>([
    ['nobody knows', from([], [])],
    ['another one', from(['T2'], ['T2'])],
    ['the organisation itself, where the app is installed for all of it', from([], [], ['E1'])],
  ])('never from %s', (_, who) => {
    expect([isOfWorkspace(here, who), isOfWorkspace(grid, who)]).toEqual([false, false]);
  });
});
