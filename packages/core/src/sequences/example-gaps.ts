import type { AnyArtifact, GapEdge, RowGap } from '../model/index.ts';

type ExampleRow = readonly [rowId: number, at: string | undefined];

/** A gap for the examples of rules: between two rows with their times. */
export function exampleGap(artifact: AnyArtifact, before: ExampleRow, after: ExampleRow): RowGap {
  return {
    before: edge(artifact, before),
    after: edge(artifact, after),
    missing: after[0] - before[0] - 1,
  };
}

function edge({ id, paths }: AnyArtifact, [rowId, at]: ExampleRow): GapEdge {
  return {
    artifact: id,
    record: rowId.toString(16).padStart(32, '0'),
    provenance: {
      source: 's1',
      devicePath: paths[0] as string,
      storedAt: ['file'],
      position: { unit: 'row', table: 'message', rowId },
    },
    times: at === undefined ? [] : [{ at, marks: 'message received', clock: 'utc' }],
    rowId,
  };
}
