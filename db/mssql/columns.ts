import type { ColumnTypes } from '../column-types';

/**
 * Where TypeORM does not look at the column it sends bytes as varbinary and text as nvarchar. A parameter of
 * another type than its column may keep the server from using the column's index.
 */
export const mssqlColumns: ColumnTypes = {
  binary: (length) => ({ type: 'varbinary', length }),
  // Beyond 8,000 bytes the server knows one type.
  varbinary: (length) => ({ type: 'varbinary', length: length > 8_000 ? 'max' : length }),
  char: (length) => ({ type: 'nvarchar', length }),
  varchar: (length) => ({ type: 'nvarchar', length }),
  text: (length) => ({ type: 'nvarchar', length }),
  count: { type: 'int' },
  milliseconds: { type: 'bigint' },
};
