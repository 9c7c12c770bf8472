import { sqliteExample } from '@athar/synthetic';
import { expect, test } from 'vitest';
import { reminders } from '../../src/artifacts/ios/reminders.ts';
import { runArtifact } from './run-artifact.ts';

const json = '{"title":"Tickets","notes":"https://travel.example/t"}';

function template(text: string): Uint8Array {
  return sqliteExample({
    tables: {
      ZREMCDSAVEDREMINDER: {
        columns: 'Z_PK INTEGER PRIMARY KEY, ZTITLE VARCHAR, ZMETADATA BLOB',
        rows: [[7, 'Tickets', Uint8Array.from(Buffer.from(`\u0001${text}`, 'latin1'))]],
      },
    },
  });
}

test('what a template keeps of a reminder is told where it is no JSON, or too long, and its links are kept', () => {
  const read = (text: string) => {
    const { records, problems } = runArtifact(reminders, template(text));
    return { links: records[0]?.data.links, told: problems.map(({ detail }) => detail) };
  };
  const links = ['https://travel.example/t'];
  const told = ['ZMETADATA: no JSON, or more than is read'];
  expect(read(json)).toEqual({ links, told: [] });
  expect(read(json.slice(0, -1))).toEqual({ links, told });
  expect(read(json.replace('":"T', '";"T'))).toEqual({ links, told });
  const long = json.replace('Tickets', 'x'.repeat(300_000));
  expect(read(long).told).toEqual(told);
});
