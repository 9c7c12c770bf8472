import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseStixPattern } from '../../src/indicators/index.ts';

const sha256 = 'a1'.repeat(32);

test.each([
  ["[domain-name:value='evil.example']", 'domain', 'evil.example'],
  ["  [ domain-name:value  =  'evil.example' ]  ", 'domain', 'evil.example'],
  ["[ domain-name : value = 'evil.example' ]", 'domain', 'evil.example'],
  ["[\tdomain-name :\n\tvalue = 'evil.example']", 'domain', 'evil.example'],
  ["[domain-name:value == 'evil.example']", 'domain', 'evil.example'],
  ["[url:value='https://evil.example/?a=1&b=2']", 'url', 'https://evil.example/?a=1&b=2'],
  ["[url:value='https://evil.example/?q=a AND b']", 'url', 'https://evil.example/?q=a AND b'],
  ["[ipv4-addr:value = '1.2.3.4']", 'ipv4', '1.2.3.4'],
  ["[ipv6-addr:value = '2001:db8::1']", 'ipv6', '2001:db8::1'],
  ["[process:name='bh']", 'process', 'bh'],
  ["[process:image_ref.name='/usr/libexec/bh']", 'process', '/usr/libexec/bh'],
  ["[process:binary_ref.name='bh']", 'process', 'bh'],
  ["[email-addr:value='a@b.example']", 'email', 'a@b.example'],
  ["[file:name='it\\'s.bin']", 'file-name', "it's.bin"],
  ["[file:path='C:\\\\x\\y']", 'file-path', 'C:\\x\\y'],
  ["[file:path='/private/var/tmp/x']", 'file-path', '/private/var/tmp/x'],
  ["[file:path='tmp/x']", 'file-path', 'tmp/x'],
  ["[file:path='locationd']", 'file-name', 'locationd'],
  [`[file:hashes.sha256='${sha256}']`, 'sha256', sha256],
  [`[file:hashes.'SHA-256' = '${sha256}']`, 'sha256', sha256],
  [`[file:hashes."SHA-256"='${sha256}']`, 'sha256', sha256],
  [`[file : hashes . 'SHA-256' = '${sha256}']`, 'sha256', sha256],
  [`[file:hashes.SHA256='${sha256}']`, 'sha256', sha256],
  [`[file:hashes.MD5='${'a'.repeat(40)}']`, 'sha1', 'a'.repeat(40)],
  [`[file:hashes.'SHA-1'='${'a'.repeat(40)}']`, 'sha1', 'a'.repeat(40)],
  [`[app:cert.md5='${'a'.repeat(32)}']`, 'certificate', 'a'.repeat(32)],
  [`[app:cert.'SHA-1'='${'a'.repeat(40)}']`, 'certificate', 'a'.repeat(40)],
  ["[app:id='com.evil']", 'app-id', 'com.evil'],
  ["[configuration-profile:id='ABC']", 'profile-id', 'ABC'],
  ["[android-property:name='sys.evil']", 'android-property', 'sys.evil'],
])('%s', (pattern, type, value) => {
  expect(parseStixPattern(pattern)).toEqual({ type, value });
});

test.each([
  "[domain-name:value='a.example' OR domain-name:value='b.example']",
  "[domain-name:value='a.example'] OR [domain-name:value='b.example']",
  "[file:name='a' AND file:size=1]",
  "[domain-name:value IN ('a.example','b.example')]",
  "[domain-name:value LIKE '%.example']",
  "[domain-name:value MATCHES '.*']",
  "[domain-name:value != 'a.example']",
  "[domain-name:value NOT = 'a.example']",
  '[file:size = 12]',
  "[domain-name:value='a.example'] WITHIN 5 SECONDS",
  "[x509-certificate:issuer='x']",
  "[network-traffic:dst_ref.value='x']",
  "[domain-name:va lue='x']",
  "[domain - name:value='x']",
  "[domain-name:resolves_to_refs[*].value='x']",
  `[file:hashes.'SHA-512'='${'a'.repeat(128)}']`,
  `[file:hashes.'SHA3-256'='${sha256}']`,
  "[domain-name:value='a.example'",
  "[domain-name:value='a.example]",
  "[domain-name:value='a\\']",
  "domain-name:value='a.example'",
  '',
])('%s cannot be evaluated', (pattern) => {
  expect(parseStixPattern(pattern)).toBeUndefined();
});

test('any value survives being escaped', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      const escaped = value.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
      expect(parseStixPattern(`[file:name = '${escaped}']`)).toEqual({ type: 'file-name', value });
    }),
  );
});

test('a hostile pattern costs time in proportion to its length', () => {
  for (const part of ["'", '[', "'a'", '\\', ' ', 'a.', 'a . ', ' . ', ' .', '. ', "a='"]) {
    const start = performance.now();
    parseStixPattern(`[file:${part.repeat(30_000)}`.slice(0, 32_000));
    parseStixPattern(`[file : a${part.repeat(30_000)}`.slice(0, 32_000));
    parseStixPattern(`[file:name='${part.repeat(30_000)}`.slice(0, 32_000));
    expect(performance.now() - start, part).toBeLessThan(500);
  }
});
