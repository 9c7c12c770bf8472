import { FindingQuota, type FindingDraft } from '@athar/core';
import { expect, test } from 'vitest';
import { addFindings, examinedFile, fileState } from '../src/engine/examined-file.ts';

const most = 50;
const pieces = 60;

const finding = (id: string, level: FindingDraft['level']): FindingDraft => ({
  id,
  level,
  confidence: 'high',
  origin: { kind: 'rule', id: 'test.rule', version: 1 },
  met: 'stored',
  artifact: 'test.rows',
  records: [id],
  provenance: [],
  times: [],
  deleted: false,
  values: {},
  leadsTo: 'S3',
});

/** Of a piece all that is kept of a file, of each level, and the last piece has what counts most. */
const ofPiece = (piece: number): FindingDraft[] =>
  Array.from({ length: most }, (_, index) =>
    finding(`${piece}-${index}`, piece === pieces && index % 10 === 0 ? 'critical' : 'low'),
  );

test('of very many findings no more are held than a few times what is kept, and the same are kept', () => {
  const file = fileState({
    work: {
      source: 's1',
      artifact: 'test.rows',
      devicePath: '/rows',
      storedAt: [],
      content: { kind: 'memory', bytes: new Uint8Array(0) },
      related: [],
    },
    byTables: true,
    recovers: false,
    bytes: 0,
  });
  let held = 0;
  // Pieces end in any order, and tell their findings in parts.
  for (const half of [0, 1]) {
    for (let step = 0; step < pieces; step++) {
      const piece = ((step * 7 + 3) % pieces) + 1;
      const findings = ofPiece(piece);
      const middle = findings.length / 2;
      addFindings(file, piece, findings.slice(half * middle, (half + 1) * middle), most);
      held = Math.max(
        held,
        [...file.findings.values()].reduce((sum, { length }) => sum + length, 0),
      );
    }
  }
  const quota = new FindingQuota(most);
  const all = Array.from({ length: pieces }, (_, index) => ofPiece(index + 1)).flat();
  const kept = all.filter((one) => quota.takes(one)).map(({ id }) => id);
  const { findings, problems } = examinedFile(file, most);
  expect(findings.map(({ id }) => id)).toEqual(kept);
  expect(kept).toHaveLength(most + 5);
  expect(problems).toMatchObject([{ code: 'limit-exceeded', count: all.length - kept.length }]);
  expect(held).toBeLessThan(5 * most);
});
