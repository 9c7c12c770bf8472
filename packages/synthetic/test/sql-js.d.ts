/** The part of sql.js that tests use; the package brings no types of its own. */
declare module 'sql.js' {
  export type SqlValue = null | number | bigint | string | Uint8Array;

  export interface Statement {
    step(): boolean;
    get(parameters?: null, options?: { useBigInt: boolean }): SqlValue[];
    free(): void;
  }

  export interface Database {
    exec(sql: string): { columns: string[]; values: SqlValue[][] }[];
    run(sql: string, parameters?: SqlValue[]): Database;
    /** Rows that the last statement changed. */
    getRowsModified(): number;
    prepare(sql: string): Statement;
    export(): Uint8Array;
    close(): void;
  }

  export interface SqlJsStatic {
    Database: new (bytes?: Uint8Array) => Database;
  }

  export default function initSqlJs(): Promise<SqlJsStatic>;
}
