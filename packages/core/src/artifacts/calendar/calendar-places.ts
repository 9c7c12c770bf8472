import type { Database } from '../../model/index.ts';
import { optionalTable } from '../rows/database-rows.ts';

/** Name and address of a place, where invitations often put the link of the conference. */
export function places(database: Database): (id: number | bigint | undefined) => (string | null)[] {
  const locations = optionalTable(database, 'Location', ['title', 'address']);
  return (id) => {
    const row = locations && id !== undefined ? database.seek(locations.table, id) : undefined;
    if (locations === undefined || row === undefined) return [];
    return [row.text(locations.at.title), row.text(locations.at.address)];
  };
}
