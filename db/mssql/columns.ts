import type { ColumnTypes } from '../column-types';

/**
 * Column types that equal those of TypeORM's parameters: it sends bytes as varbinary and text as nvarchar.
 * With another type the server may not use the column's index.
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
