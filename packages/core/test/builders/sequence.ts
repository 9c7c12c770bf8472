import { finishSequences, type SequenceOutcome } from '../../src/engine/findings/sequences.ts';
import { looksByField, NoteTaker, type AnyLook } from '../../src/engine/findings/note-taker.ts';
import { SequenceMemory } from '../../src/engine/findings/sequence-memory.ts';
import {
  artifactsOfSequence,
  defaultLimits,
  type AnyArtifact,
  type EvidenceRecord,
  type RuleText,
  type SeenFinding,
  type SequenceExample,
  type SequenceRule,
  type SourceFacts,
} from '../../src/model/index.ts';
import { backupFacts, firstPath } from './examine.ts';

/** A rule that stands for all whose findings an example brings along. */
const seenRule = ({ origin, trace, level, met }: SeenFinding): RuleText => ({
  id: origin.kind === 'rule' ? origin.id : '',
  version: 1,
  title: '',
  message: '',
  why: '',
  otherExplanations: [],
  references: [],
  level,
  confidence: 'low',
  leadsTo: 'S3',
  met,
  ...(trace && { antiForensic: trace }),
});

/** Lets the engine judge an example: its cheap looks, its notes, its end. */
export function judge(
  rule: SequenceRule,
  example: SequenceExample,
  limits = defaultLimits,
  facts: SourceFacts = { ...backupFacts, installedApps: new Set(example.installedApps) },
): SequenceOutcome {
  const memory = new SequenceMemory(limits);
  const own = new Set<AnyArtifact>([
    ...artifactsOfSequence(rule),
    ...(example.outcomes?.keys() ?? []),
    ...(rule.needsWhole ?? []),
  ]);
  for (const artifact of own) {
    const taker = new NoteTaker({
      artifact,
      sequences: [rule],
      place: { artifact: artifact.id, source: 's1', storedAt: ['file'] },
      facts,
      most: limits.maxNotesPerRule,
      remember: (entries) => memory.add(structuredClone(entries)),
      problem: ({ detail }) => {
        throw new Error(detail);
      },
    });
    const looks = looksByField(taker.looks.filter((look): look is AnyLook => look !== undefined));
    example.records.forEach((given, number) => {
      if (given.artifact !== artifact) return;
      const record: EvidenceRecord = {
        id: number.toString(16).padStart(32, '0'),
        source: 's1',
        devicePath: given.devicePath ?? firstPath(artifact),
        position: { unit: 'row', table: 't', rowId: number + 1 },
        times: given.times ?? [],
        data: given.data,
        ...(given.deleted && { deleted: true }),
      };
      const watched = new Set<string>();
      for (const [field, look] of looks) {
        const value = given.data[field];
        for (const text of Array.isArray(value) ? (value as string[]) : [value]) {
          const bytes = new TextEncoder().encode(typeof text === 'string' ? text : '');
          if (look(bytes, 0, bytes.length)) watched.add(field);
        }
      }
      taker.take(record, watched);
    });
    taker.flush();
  }
  const seen = example.findings ?? [];
  return finishSequences({
    facts,
    sequences: [rule],
    rules: seen.map(seenRule),
    memory,
    findings: seen.map((finding) => ({ ...finding, leadsTo: 'S3' })),
    rowGaps: example.rowGaps ?? [],
    coverage: [...own].map((artifact) => ({
      source: 's1',
      artifact: artifact.id,
      // What is missing may be so on an ordinary phone.
      expected: example.outcomes?.get(artifact) !== 'not-present',
      outcome: example.outcomes?.get(artifact) ?? 'read',
      files: 1,
      records: 1,
      problems: example.problems?.get(artifact) ?? [],
    })),
    faultyFiles: new Map(
      [...(example.faultyFiles ?? [])].map(([artifact, files]) => [artifact.id, files]),
    ),
  });
}
