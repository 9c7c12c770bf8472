import { expect, test } from 'vitest';
import {
  contentHandlersCrashCloseTogether,
  examples,
} from '../../src/sequences/ios/content-handlers-crash-close-together.ts';
import { judge } from '../builders/sequence.ts';

test('pages that crash, and stops of the kernel that name no driver of media, count as less', () => {
  const levels = examples().hits.map((example) =>
    judge(contentHandlersCrashCloseTogether, example).findings.map(({ level }) => level),
  );
  expect(levels).toEqual([['medium'], ['medium'], ['low'], ['medium']]);
  const [, stopped] = examples().hits;
  const records = stopped!.records.map((record) => ({
    ...record,
    data: { ...record.data, reason: 'userspace watchdog timeout' },
  }));
  const { findings } = judge(contentHandlersCrashCloseTogether, { ...stopped!, records });
  expect(findings.map(({ level }) => level)).toEqual(['low']);
});
