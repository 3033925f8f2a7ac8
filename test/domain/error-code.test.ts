import { CodedError, codeOf } from '../../bot/domain/error-code';

class PoolError extends CodedError<'pool_full'> {}

it('an error says its code and its kind, and nothing else', () => {
  const error = new PoolError('pool_full');
  expect(error).toBeInstanceOf(Error);
  expect([error.code, error.message, error.name]).toEqual(['pool_full', 'pool_full', 'PoolError']);
  expect(error.cause).toBeUndefined();
});

it.each<[string, unknown, string | undefined]>([
  ['an error of ours', new PoolError('pool_full'), 'pool_full'],
  ["the system's", Object.assign(new Error('/home/maja is full'), { code: 'ENOSPC' }), 'ENOSPC'],
  ["a driver's, which is no text", Object.assign(new Error('Maja'), { code: 23505 }), undefined],
  ['an error without one', new Error('ENOSPC'), undefined],
  ['a thrown text', 'ENOSPC', undefined],
  ['nothing that was thrown', undefined, undefined],
  ['null', null, undefined],
])('the code is read of %s', (_, error, code) => {
  expect(codeOf(error)).toBe(code);
});
