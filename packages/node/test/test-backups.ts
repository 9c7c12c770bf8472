import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EvidenceFile, EvidenceSource, OpenedEvidence } from '@athar/core';
import { writeBackup, type BackupContent, type BackupFile } from '@athar/synthetic';
import { onTestFinished } from 'vitest';
import { openEvidence, openTicket, type EvidenceOptions } from '../src/index.ts';

export const password = 'correct horse';

export const text = (content: string) => new TextEncoder().encode(content);

/** A folder that is gone when the test ends. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'athar-test-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

const device: BackupContent['device'] = {
  name: 'Phone',
  productType: 'iPhone14,5',
  productVersion: '17.5.1',
  buildVersion: '21F90',
  productName: 'iPhone 13',
  serialNumber: 'SERIAL',
  uniqueDeviceId: '00008110-000000000000001E',
};

export const someFiles: readonly BackupFile[] = [
  {
    domain: 'HomeDomain',
    relativePath: 'Library/SMS/sms.db',
    content: text('messages '.repeat(20_000)),
  },
  { domain: 'HomeDomain', relativePath: 'Library/empty.plist', content: text('') },
  {
    domain: 'WirelessDomain',
    relativePath: 'Library/Databases/DataUsage.sqlite',
    content: text('usage'),
  },
  {
    domain: 'AppDomainGroup-group.net.whatsapp.WhatsApp.shared',
    relativePath: 'ChatStorage.sqlite',
    content: text('chats'),
  },
  { domain: 'HomeDomain', relativePath: 'Library/gone.plist' },
];

/** Writes a small backup; encrypted where asked, with few rounds. */
export function smallBackup(
  folder: string,
  { encrypted = false, ...more }: Partial<BackupContent> & { readonly encrypted?: boolean } = {},
): string {
  writeBackup(folder, {
    device,
    date: new Date('2024-06-01T10:00:00Z'),
    apps: [{ bundleId: 'net.whatsapp.WhatsApp', version: '1' }],
    files: someFiles,
    ...(encrypted && {
      encryption: { password, derivation: { sha256Rounds: 20, sha1Rounds: 10 } },
    }),
    ...more,
  });
  return folder;
}

/** Opens evidence and closes it when the test ends. */
export async function open(
  paths: string | readonly string[],
  passwords: readonly string[] = [],
  options: EvidenceOptions = {},
): Promise<readonly OpenedEvidence[]> {
  const evidence = await openEvidence(
    typeof paths === 'string' ? [paths] : paths,
    { passwords },
    options,
  );
  onTestFinished(() => {
    evidence.close();
  });
  return evidence.sources;
}

/** The only source, which must have been opened. */
export async function openOne(
  path: string,
  passwords: readonly string[] = [],
  options: EvidenceOptions = {},
): Promise<EvidenceSource> {
  const sources = await open(path, passwords, options);
  const [first] = sources;
  if (sources.length !== 1 || first?.outcome !== 'opened') {
    throw new Error(`not one opened source: ${JSON.stringify(sources)}`);
  }
  return first.source;
}

/** Reasons of what failed, `opened` for what did not. */
export function outcomes(sources: readonly OpenedEvidence[]): string[] {
  return sources.map((source) => (source.outcome === 'failed' ? source.reason : 'opened'));
}

export function contentOf(file: EvidenceFile): string {
  if (file.content.kind === 'unreadable') return `unreadable: ${file.content.code}`;
  const opened = openTicket(file.content);
  try {
    return Buffer.from(opened.read(0, opened.size)).toString('latin1');
  } finally {
    opened.close();
  }
}

/** Device path and a short form of the content of each file of the evidence's own. */
export function contentsOf(source: EvidenceSource, wanted?: (devicePath: string) => boolean) {
  const contents: Record<string, string> = {};
  for (const file of source.files(wanted)) {
    const content = contentOf(file);
    contents[file.devicePath] =
      content.length > 60 ? createHash('sha256').update(content, 'latin1').digest('hex') : content;
  }
  return contents;
}

export const isOfDevice = (devicePath: string) => devicePath.startsWith('/private/');
