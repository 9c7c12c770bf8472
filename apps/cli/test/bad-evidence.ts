import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messages, type MessageKey } from '@athar/core';
import { backupFileId, randomOf, type BackupFile } from '@athar/synthetic';
import { expect } from 'vitest';
import {
  check,
  contents,
  fresh,
  passwordFile,
  phoneBackup,
  work,
  writtenIndicators,
  type Checked,
} from './run-athar.ts';

export const indicators = ['--indicators', writtenIndicators()];
export const key = ['--password-file', passwordFile('correct horse')];

export const smsPath = 'Library/SMS/sms.db';
export const smsDevicePath = '/private/var/mobile/Library/SMS/sms.db';
export const isSms = ({ relativePath }: BackupFile): boolean => relativePath === smsPath;
export const smsStored = `3d/${backupFileId('HomeDomain', smsPath)}`;

export const encrypted = phoneBackup({ encrypted: true });
export const plain = phoneBackup();

/** A copy that a test may harm. */
export function copyOf(folder: string): string {
  const copy = fresh('copy');
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** The phone with other bytes in place of its messages. */
export const withSms = (content: Uint8Array, more: readonly BackupFile[] = []): string =>
  phoneBackup({ change: (file) => (isSms(file) ? { ...file, content } : file), more });

export const smsOf = (folder: string): Buffer => readFileSync(join(folder, smsStored));

/** No output tells where on this machine the evidence lay, whatever was wrong with it. */
export function checked(evidence: string, ...flags: readonly string[]): Checked {
  const result = check(evidence, ...indicators, ...flags);
  for (const [name, content] of contents(result.folder))
    expect(content.includes(work), name).toBe(false);
  return result;
}

/** Nothing could be read, and the person is told why. */
export function expectUnread(result: Checked, reason: string, sentence: MessageKey): void {
  expect([result.code, result.case.state]).toEqual([3, 'S0']);
  expect(result.case.sources.map(({ failure }) => failure?.reason)).toEqual([reason]);
  const said = messages('en').text(sentence, { path: result.case.sources[0]!.label });
  expect(result.err).toContain(said);
  // What was not opened is not told as being read
  expect(result.err).not.toContain(messages('en').text('progress.artifacts'));
  expect(result.out).toContain(messages('en').text('state.S0.sentence'));
  for (const { outcome } of result.coverage) expect(outcome).toBe('not-reached');
}

/** The rest of the phone was read, and the part that was not shows. */
export function expectPart(result: Checked, artifact: string, outcome: string): void {
  expect([result.code, result.case.state]).toEqual([3, 'S1']);
  expect(result.row(artifact)).toMatchObject({ outcome });
  expect(result.row('ios.tcc').outcome).toBe('read');
  expect(result.row('ios.whatsapp').outcome).toBe('read');
  expect(result.out).toContain(messages('en').text('state.S1.sentence'));
}

/** Random bytes, always the same. */
export function noise(length: number): Buffer {
  const random = randomOf('noise');
  return Buffer.from(Array.from({ length }, () => Math.floor(random.next() * 256)));
}
