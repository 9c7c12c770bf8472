import { describe, expect, test } from 'vitest';
import { defanged } from '../../src/reports/index.ts';

describe('a value in the report', () => {
  test.each([
    ['https://a.b.example/path?token=1', undefined, 'hxxps://a[.]b[.]example/…'],
    ['HTTP://A.example', undefined, 'hxxp://A[.]example'],
    ['https://a.example/', undefined, 'hxxps://a[.]example'],
    ['https://user:secret@a.example:8443/x', undefined, 'hxxps://…@a[.]example:8443/…'],
    ['https://a.example?q', undefined, 'hxxps://a[.]example/…'],
    ['https://a.example\\@b.example', undefined, 'hxxps://a[.]example/…'],
    ['ftp://a.example/x', undefined, 'ftp[:]//a[.]example/…'],
    ['intent://a.example#Intent;x', undefined, 'intent[:]//a[.]example/…'],
    ['a.example', 'domain', 'a[.]example'],
    ['a.example/path/token', 'url', 'a[.]example/…'],
    ['a.example:8080', 'domain', 'a[.]example:8080'],
    ['192.0.2.1', 'ipv4', '192[.]0[.]2[.]1'],
    ['2001:db8::1', 'ipv6', '2001:db8::1'],
    ['someone@a.example', 'email', '…@a[.]example'],
    ['com.apple.mobilesafari', 'app-id', 'com.apple.mobilesafari'],
    ['/private/var/db/x.y/agent', 'file-path', '/private/var/db/x.y/agent'],
    [
      'see https://a.example/t?k=1 and b.example now',
      'domain',
      'see hxxps://a[.]example/… and b[.]example now',
    ],
    ['see b.example', undefined, 'see b.example'],
    ['', 'domain', ''],
  ])('%s (%s) becomes %s', (value, type, shown) => {
    expect(defanged(value, type)).toBe(shown);
  });

  test('a link ends after its host, however long it is', () => {
    const token = 'k'.repeat(5_000);
    expect(defanged(`read https://a.example/${token} now`)).toBe('read hxxps://a[.]example/… now');
    expect(defanged(`https://a.example/${token}`, 'domain')).toBe('hxxps://a[.]example/…');
  });

  test('costs time in proportion to its length', () => {
    for (const value of [
      'a.'.repeat(200_000),
      'https://'.repeat(50_000),
      'a'.repeat(400_000),
      '://'.repeat(100_000),
    ]) {
      const started = performance.now();
      defanged(value, 'domain');
      defanged(`x ${value}`, 'url');
      expect(performance.now() - started).toBeLessThan(10_000);
    }
  });
});
