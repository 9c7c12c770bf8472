import type { AnyArtifact, SourceFacts } from '../../model/index.ts';
import type { WatchedText } from './field-slots.ts';
import { timeBounds } from '../times/judged-time.ts';
import type { TakeLines } from './line-buffer.ts';
import { LineWriter } from './record-writer.ts';

/** A writer that keeps all fields, compares nothing, and gives a copy of what it wrote to `take` when it hands over. */
export function capturingWriter(
  {
    artifact,
    source,
    devicePath,
  }: {
    readonly artifact: AnyArtifact;
    readonly source: { readonly id: string; readonly facts: SourceFacts };
    readonly devicePath: string;
  },
  take: TakeLines,
): LineWriter {
  return new LineWriter({
    artifact,
    source: source.id,
    devicePath,
    bounds: timeBounds,
    full: true,
    matcher: undefined,
    watched: new Map<string, WatchedText>(),
    watchAll: false,
    onHit: () => [],
    records: (lines) => take(lines.slice()),
    timeline: () => undefined,
  });
}
