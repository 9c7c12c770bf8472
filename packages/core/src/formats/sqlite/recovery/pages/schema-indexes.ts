import type { DatabaseParts } from '../../database.ts';
import { TreeWalk } from '../../tree-walk.ts';
import type { PageNumbers } from './page-numbers.ts';
import { owner } from './page-owners.ts';

const maxIndexes = 2000;

/** An index as the schema lists it. */
export interface SchemaIndex {
  readonly name: string | null;
  readonly table: string;
  readonly root: number;
  /** The statement that made it; null where SQLite made it for a constraint. */
  readonly sql: string | null;
  /** It is made of columns alone, as far as its statement tells. */
  readonly isPlain: boolean;
}

/** The indexes of the schema, at most 2000. */
export function schemaIndexes({ database, problems }: DatabaseParts): SchemaIndex[] {
  const schema = database.table('sqlite_schema');
  const indexes: SchemaIndex[] = [];
  if (schema === undefined) return indexes;
  for (const row of database.rows(schema)) {
    if (indexes.length >= maxIndexes) break;
    const name = row.text(1);
    const table = row.text(2);
    const root = row.number(3);
    const sql = row.text(4);
    const isPlain = sql === null || sql.indexOf('(') === sql.lastIndexOf('(');
    if (row.text(0) !== 'index' || table === null) continue;
    if (root !== null && root > 1) indexes.push({ name, table, root, sql, isPlain });
    else problems.page('malformed', 'an index of the schema has no root page', name, row.page);
  }
  return indexes;
}

/** Marks the pages of indexes, and tells where their trees are damaged or share pages with others. */
export function markIndexes(
  { pager, problems }: DatabaseParts,
  indexes: readonly SchemaIndex[],
  owners: PageNumbers,
): void {
  for (const { name, table, root } of indexes) {
    const walk = new TreeWalk(pager, root, name ?? table, problems);
    for (let step = walk.next(); step !== 'end'; step = walk.next()) {
      const page = step === 'leaf' ? walk.leaf : walk.cellPage;
      if (owners.of(page) === owner.unknown) owners.set(page, owner.other);
      else if (step === 'leaf')
        problems.page('malformed', 'a page belongs to two b-trees', name ?? table, page);
    }
  }
}
