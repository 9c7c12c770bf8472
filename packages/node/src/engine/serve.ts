import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { MessagePort } from 'node:worker_threads';
import {
  artifacts as knownArtifacts,
  artifactsOfSequence,
  examineFile,
  isEnvironmentError,
  isEvidenceError,
  openMatcher,
  openTableFile,
  rules as knownRules,
  sequences as knownSequences,
  type AnyArtifact,
  type AnyRule,
  type ExamineOptions,
  type FieldMatcher,
  type FileTicket,
  type IndicatorTables,
  type SequenceRule,
  type SourceFacts,
  type TableFile,
} from '@athar/core/reading';
import { BlockWriter } from './blocks.ts';
import type {
  FileWork,
  FromWorker,
  Task,
  TaskOutcome,
  ToWorker,
  WorkerSetup,
} from './worker-messages.ts';
import { openTicket } from '../evidence/open-ticket.ts';

interface Definitions {
  readonly artifacts: readonly AnyArtifact[];
  readonly rules: readonly AnyRule[];
  readonly sequences?: readonly SequenceRule[];
}

/**
 * Does the tasks of one check, one after the other, that `port` brings, and answers there. What it knows of the check it holds itself, nothing of it
 * in its module.
 */
export function serve(port: Pick<MessagePort, 'on' | 'postMessage'>, setup: WorkerSetup): void {
  let catalogue: Definitions = {
    artifacts: knownArtifacts,
    rules: knownRules,
    sequences: knownSequences,
  };
  const sources = new Map<string, SourceFacts>();
  const matchers = new Map<string, FieldMatcher>();
  let tables: IndicatorTables | undefined;
  let current = 0;
  /** The table file that the last pieces were of: they come in a row. */
  let open: { readonly key: string; readonly file: TableFile } | undefined;

  const tell = (message: FromWorker): void => port.postMessage(message);
  const blocks = new BlockWriter(setup.memory, (full) =>
    tell({ kind: 'blocks', number: current, blocks: full }),
  );

  void start();

  /** Messages that come before wait for it. */
  async function start(): Promise<void> {
    if (setup.definitions !== undefined) {
      catalogue = (await import(setup.definitions)) as Definitions;
    }
    port.on('message', take);
    // Its thread may work for another check then.
    port.on('close', () => open?.file.close());
    tell({ kind: 'ready' });
  }

  function take(message: ToWorker): void {
    switch (message.kind) {
      case 'source':
        sources.set(message.id, message.facts);
        break;
      case 'indicators':
        tables = message.tables;
        // A file that was opened to be planned knows no indicators yet.
        open?.file.close();
        open = undefined;
        break;
      case 'task':
        current = message.number;
        try {
          const outcome = run(message.task);
          tell({ kind: 'done', number: current, outcome, blocks: blocks.finish() });
        } catch (error) {
          const reason = isEnvironmentError(error) ? error.message : String(error);
          tell({ kind: 'failed', number: current, message: reason });
        }
    }
  }

  function run(task: Task): TaskOutcome {
    switch (task.kind) {
      case 'hash':
        return hash(task.ticket, setup.limits.maxFileBytes);
      case 'plan': {
        const file = tableFile(task.file);
        return { kind: 'planned', ...file.plan() };
      }
      case 'pages':
        return { kind: 'examined', result: tableFile(task.file).read(task.piece) };
      case 'recover':
        return { kind: 'examined', result: tableFile(task.file).recover() };
      case 'document':
        return { kind: 'examined', result: examineFile(options(task.file)) };
    }
  }

  function tableFile(work: FileWork): TableFile {
    const key = `${work.source} ${work.artifact} ${work.devicePath}`;
    if (open?.key === key) return open.file;
    open?.file.close();
    open = { key, file: openTableFile(options(work)) };
    return open.file;
  }

  function options(work: FileWork): ExamineOptions {
    const { artifacts, rules, sequences = [] } = catalogue;
    const artifact = artifacts.find(({ id }) => id === work.artifact)!;
    const facts = sources.get(work.source)!;
    const related = new Map(work.related);
    const { limits, full, timezone } = setup;
    return {
      artifact,
      rules: rules.filter((rule) => rule.artifact.id === work.artifact),
      sequences: sequences.filter((rule) =>
        artifactsOfSequence(rule).some(({ id }) => id === work.artifact),
      ),
      matcher: matcherFor(facts.device.platform),
      source: { id: work.source, facts },
      devicePath: work.devicePath,
      storedAt: work.storedAt,
      limits,
      full,
      ...(timezone !== undefined && { timezone }),
      open: () => openTicket(work.content),
      related: (path) => {
        const ticket = related.get(path);
        return ticket && openTicket(ticket);
      },
      records: (lines) => blocks.put('records', lines),
      timeline: (lines) => blocks.put('timeline', lines),
      findings: (findings) => tell({ kind: 'findings', number: current, findings }),
      remember: (entries) => tell({ kind: 'remember', number: current, entries }),
    };
  }

  function matcherFor(platform: SourceFacts['device']['platform']): FieldMatcher | undefined {
    if (!tables) return undefined;
    const known = matchers.get(platform);
    if (known) return known;
    const { comparison } = openMatcher(tables, { platform });
    matchers.set(platform, comparison);
    return comparison;
  }
}

const hashWindow = 1024 * 1024;

/**
 * SHA-256 of the bytes as stored, read once from front to back, and whether the checksum of their archive holds. What is too large to be
 * read as evidence is not read for this either: a file with holes is written in no time, and takes hours to hash.
 */
function hash(ticket: FileTicket, maxBytes: number): TaskOutcome {
  try {
    const file = openTicket(ticket);
    try {
      if (file.size > maxBytes)
        return { kind: 'unreadable', code: 'limit-exceeded', detail: `${file.size} bytes` };
      const digest = createHash('sha256');
      const told = ticket.kind === 'part' ? ticket.crc32 : undefined;
      let checksum = 0;
      const window = new Uint8Array(Math.min(hashWindow, Math.max(file.size, 1)));
      let at = 0;
      for (;;) {
        const length = file.readInto(window, at);
        if (length === 0) break;
        const bytes = window.subarray(0, length);
        digest.update(bytes);
        if (told !== undefined) checksum = crc32(bytes, checksum);
        at += length;
      }
      const isWhole = told === undefined || checksum === told;
      return { kind: 'hashed', bytes: at, sha256: digest.digest('hex'), isWhole };
    } finally {
      file.close();
    }
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return { kind: 'unreadable', code: error.code, detail: error.message };
  }
}
