import { win32 } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shareFinder } from '../src/evidence/network-links.ts';

const root = 'C:\\dump';

/** A disk of Windows with nothing but links: what each leads to. Looking through one is a fault. */
function withLinks(links: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const above = (path: string): string[] => {
    const parent = win32.dirname(path);
    return parent === path ? [] : [parent, ...above(parent)];
  };
  const leadsToShare = shareFinder(root, {
    lstat: (path) => {
      asked.push(path);
      if (above(path).some((folder) => folder in links)) throw new Error(`through a link: ${path}`);
      return { isSymbolicLink: () => path in links };
    },
    readlink: (path) => links[path]!,
  });
  return { leadsToShare, asked };
}

describe('a name below a folder of Windows', () => {
  test.each([
    ['\\\\host\\share\\sms.db'],
    ['//host/share/sms.db'],
    ['\\\\?\\UNC\\host\\share\\sms.db'],
    ['\\\\.\\unc\\host\\share\\sms.db'],
  ])('that is a link to %s leads to a share', (target) => {
    const { leadsToShare } = withLinks({ 'C:\\dump\\SMS\\sms.db': target });
    expect(leadsToShare('SMS/sms.db')).toBe(true);
    expect(leadsToShare('SMS/other.db')).toBe(false);
  });

  test.each([
    ['C:\\other\\sms.db'],
    ['\\other\\sms.db'],
    ['\\\\?\\C:\\other\\sms.db'],
    ['..\\x'],
    ['/other'],
  ])('that is a link to %s does not', (target) => {
    const { leadsToShare } = withLinks({ 'C:\\dump\\SMS\\sms.db': target });
    expect(leadsToShare('SMS/sms.db')).toBe(false);
  });

  test('leads to a share by a folder, and by links that lead to such a link', () => {
    const { leadsToShare } = withLinks({
      'C:\\dump\\var': 'private\\.\\var',
      'C:\\dump\\private\\var': '..\\store\\',
      'C:\\dump\\store\\mobile': 'C:\\dump\\far',
      'C:\\dump\\far': '\\\\host\\share',
    });
    expect(leadsToShare('var/mobile/Library/SMS/sms.db')).toBe(true);
    expect(leadsToShare('var/root/Library/a.plist')).toBe(false);
  });

  test('that leads in a circle does not, and folders are looked at once', () => {
    const { leadsToShare, asked } = withLinks({ 'C:\\dump\\a': 'b', 'C:\\dump\\b': 'a' });
    expect(leadsToShare('a')).toBe(false);
    asked.length = 0;
    for (let n = 0; n < 100; n++) leadsToShare(`deep/folder/of/many/${n}`);
    expect(asked).toHaveLength(104);
  });

  test('of which the system tells nothing does not', () => {
    const refuse = (): never => {
      throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
    };
    expect(shareFinder(root, { lstat: refuse, readlink: refuse })('a/b')).toBe(false);
  });
});
