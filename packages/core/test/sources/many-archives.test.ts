import { expect, test } from 'vitest';
import { openEvidence } from '../../src/sources/index.ts';
import { emptyFolder, machine, noKeys, type Container } from './folders.ts';

/** Archives without a byte, of which each is a source that cannot be opened. */
function archives(count: number): Container {
  const names = Array.from({ length: count }, (_, number) => `${String(number)}.zip`);
  const content = { kind: 'unreadable', code: 'missing', detail: 'not asked for' } as const;
  return {
    ...emptyFolder,
    children: (folder) =>
      folder === '' ? names.map((name) => ({ name, kind: 'file', size: 0 })) : [],
    entry: (name) => ({ name, size: 0, content }) as unknown as ReturnType<Container['entry']>,
  };
}

test('of very many archives no more are looked into than a list of sources can tell, and that there are more is told', async () => {
  const folders = { first: archives(900), second: archives(900), third: archives(900) };
  const opened = await openEvidence(machine(folders), Object.keys(folders), noKeys);
  const reasons = opened.map((one) => one.outcome === 'failed' && one.reason);
  expect(reasons.filter((reason) => reason === 'malformed-archive')).toHaveLength(2000);
  expect(opened.at(-1)).toMatchObject({ label: 'third', reason: 'limit-exceeded' });
});
