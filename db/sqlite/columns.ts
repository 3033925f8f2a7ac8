import type { ColumnTypes } from '../column-types';

export const sqliteColumns: ColumnTypes = {
  binary: () => ({ type: 'blob' }),
  varbinary: () => ({ type: 'blob' }),
  char: (length) => ({ type: 'varchar', length }),
  varchar: (length) => ({ type: 'varchar', length }),
  text: (length) => ({ type: 'nvarchar', length }),
  count: { type: 'integer' },
  milliseconds: { type: 'bigint' },
};
