import { QueryFailedError, TypeORMError } from 'typeorm';
import { faultCode } from '../../bot/platform/fault-code';
import { fromDriver, storeCodeOf, translateError } from '../../db/driver-errors';
import { StoreError } from '../../db/store-error';

describe("a driver's error", () => {
  it.each([
    [{ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' }, 'store_unique'],
    [{ code: 'SQLITE_CONSTRAINT_UNIQUE' }, 'store_unique'],
    [{ code: 'SQLITE_BUSY' }, 'store_busy'],
    [{ code: 'SQLITE_BUSY_SNAPSHOT' }, 'store_busy'],
    [{ code: 'SQLITE_FULL' }, 'store_full'],
    [{ code: 'SQLITE_READONLY' }, 'store_full'],
    [{ code: 'SQLITE_READONLY_DIRECTORY' }, 'store_full'],
    [{ code: 'SQLITE_IOERR_SHMSIZE' }, 'store_full'],
    [{ code: 'ENOSPC' }, 'store_full'],
    [{ code: 'EROFS' }, 'store_full'],
    [{ code: 'EACCES' }, 'store_denied'],
    [{ code: 'EPERM' }, 'store_denied'],
    [{ code: 'SQLITE_NOTADB' }, 'store_corrupt'],
    [{ code: 'SQLITE_SOMETHING' }, 'store_unavailable'],
    [{ code: 'EREQUEST', number: 2627 }, 'store_unique'],
    [{ code: 'EREQUEST', number: 2601 }, 'store_unique'],
    [{ code: 'EREQUEST', number: 1205 }, 'store_busy'],
    [{ code: 'EREQUEST', number: 50000 }, 'store_refused'],
    [{ code: 'ELOGIN', originalError: { number: 18456 } }, 'store_login'],
    [{ code: 'ELOGIN', originalError: { number: 4060 } }, 'store_unopened'],
    [{ code: 'ELOGIN', originalError: { number: 40613 } }, 'store_moving'],
    [{ code: 'ELOGIN', originalError: { number: 18401 } }, 'store_moving'],
    [{ code: 'ELOGIN', originalError: { number: 42 } }, 'store_refused'],
    [{ code: 'ELOGIN', originalError: {} }, 'store_login'],
    [{ code: 'EREQUEST', number: 2714 }, 'store_login'],
    [{ code: 'ETIMEOUT', number: 'ETIMEOUT', name: 'RequestError' }, 'store_busy'],
    [{ code: 'ESOCKET' }, 'store_unavailable'],
    ['text', 'store_unavailable'],
    [undefined, 'store_unavailable'],
  ])('%j is %s', (error, code) => {
    expect(storeCodeOf(error)).toBe(code);
  });

  it.each([
    ...[1205, 1222, 40197, 40501, 40613, 10928, 10929, 49918, 49919, 49920].map((n) => [n, true]),
    ...[40544, 18456, 50000].map((n) => [n, false]),
  ])('number %i passes: %s', (number, passes) => {
    expect(fromDriver({ code: 'EREQUEST', number })).toMatchObject({ passes });
  });

  it('keeps the number of what it has no code for, and no other', () => {
    expect(fromDriver({ code: 'EREQUEST', number: 701 })).toMatchObject({ number: 701 });
    expect(fromDriver({ code: 'EREQUEST', number: 18456 }).number).toBeUndefined();
    expect(faultCode(fromDriver({ code: 'EREQUEST', number: 701 }))).toBe('store_refused_701');
  });

  it('leaves without statement, parameters and cause', () => {
    const driverError = Object.assign(new Error('UNIQUE failed: kanariefågel'), {
      code: 'SQLITE_CONSTRAINT_UNIQUE',
    });
    const error = translateError(
      new QueryFailedError('INSERT kanariefågel', ['kanariefågel'], driverError),
    );
    expect(error).toBeInstanceOf(StoreError);
    if (!(error instanceof StoreError)) return;
    expect(error.cause).toBeUndefined();
    expect(`${error.message} ${String(error.stack)} ${JSON.stringify(error)}`).not.toContain(
      'kanariefågel',
    );
  });

  it('is told from the errors of others, which pass', () => {
    expect(translateError(new TypeORMError('x'))).toMatchObject({ code: 'store_unavailable' });
    const other = new RangeError('other');
    expect(translateError(other)).toBe(other);
  });
});
