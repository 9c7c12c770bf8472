import { describe, expect, test } from 'vitest';
import { compileIndicators, openMatcher } from '../../src/indicators/index.ts';
import type { ObservableType } from '../../src/model/index.ts';
import { asker, published } from './published.ts';

describe('domain', () => {
  const ask = asker([
    published('domain', 'evil.example'),
    published('domain', 'a.b.evil2.example'),
    published('domain', 'w1.bad.example'),
    published('domain', 'www.tzsafe.example'),
    published('domain', 'bücher.example'),
    published('domain', '*.starred.example'),
  ]);

  test.each([
    ['evil.example', 'evil.example'],
    ['EVIL.Example.', 'evil.example'],
    ['evil.example:8443', 'evil.example'],
    ['user:pass@evil.example:8443', 'evil.example'],
    ['x.y.evil.example', 'evil.example'],
    ['x.a.b.evil2.example', 'a.b.evil2.example'],
    ['w1.bad.example', 'w1.bad.example'],
    ['www.tzsafe.example', 'www.tzsafe.example'],
    ['xn--bcher-kva.example', 'bücher.example'],
    ['www.BÜCHER.example', 'bücher.example'],
    ['bu\u0308cher\u3002example', 'bücher.example'],
    ['b%C3%BCcher.example', 'bücher.example'],
    ['deep.starred.example', '*.starred.example'],
  ])('%s meets %s', (host, value) => {
    expect(ask('domain', host)).toEqual([`domain ${value} high`]);
    expect(ask('url', `https://${host}/path?q=1#f`)).toEqual([`domain ${value} high`]);
  });

  test.each([
    'notevil.example',
    'evil.example.org',
    'evil.exampl',
    'b.evil2.example',
    'evil2.example',
    'example',
    'eb.bad.example',
    'bad.example',
    'tzsafe.example',
    'bucher.example',
    '',
    '.',
    '...',
    ':',
    '@',
    'evil.example@good.example',
  ])('%s meets nothing', (host) => {
    expect(ask('domain', host)).toEqual([]);
  });

  test.each([
    'evil.example/a:b',
    'evil.example/a:1',
    '//evil.example/a:b',
    'evil.example?a:b',
    'co.app+x-1://evil.example/x',
  ])('%s is an address of the host, whatever stands before a colon', (url) => {
    expect(ask('url', url)).toEqual(['domain evil.example high']);
  });

  test('a name of one label is that host alone: it would match a whole top-level domain', () => {
    const one = asker([published('domain', 'example')]);
    expect(one('domain', 'good.example')).toEqual([]);
    expect(one('domain', 'EXAMPLE.')).toEqual(['domain example high']);
  });

  test('the most specific of several comes first', () => {
    const both = asker([
      published('domain', 'evil.example'),
      published('domain', 'a.evil.example'),
    ]);
    expect(both('domain', 'x.a.evil.example')).toEqual([
      'domain a.evil.example high',
      'domain evil.example high',
    ]);
  });

  test('the host is what a browser would open', () => {
    expect(ask('url', 'https://evil.example\\@good.example/')).toHaveLength(1);
    expect(ask('url', 'https://good.example\\@evil.example/')).toHaveLength(0);
    expect(ask('url', 'https:\\\\evil.example')).toHaveLength(1);
    expect(ask('url', '//evil.example/x')).toHaveLength(1);
    expect(ask('url', 'evil.example/x')).toHaveLength(1);
    expect(ask('url', ' HTTPS://evil.example ')).toHaveLength(1);
    expect(ask('url', 'https://good.example/#@evil.example')).toHaveLength(0);
    expect(ask('url', 'https://good.example/evil.example')).toHaveLength(0);
    expect(ask('url', 'https://good.example/?u=evil.example')).toHaveLength(0);
  });
});

describe('url', () => {
  const ask = asker([
    published('url', 'http://Bad.example/a/B'),
    published('url', 'https://bad.example/q?x=1'),
    published('url', 'http://10.1.2.3/payload'),
    published('url', 'http://root.example'),
    published('url', 'https://port.example:8443/x'),
    published('url', 'https://ü.example/ü'),
  ]);

  test.each([
    ['https://bad.example/a/B', 'http://Bad.example/a/B'],
    ['bad.example/a/B', 'http://Bad.example/a/B'],
    ['HTTP://user@BAD.example:80/a/B', 'http://Bad.example/a/B'],
    ['http://bad.example/a/B?utm=1&y=2', 'http://Bad.example/a/B'],
    ['http://bad.example/a/B#frag', 'http://Bad.example/a/B'],
    ['http://bad.example/a/./c/../%42', 'http://Bad.example/a/B'],
    ['https://bad.example:443/q?x=1', 'https://bad.example/q?x=1'],
    ['https://bad.example/q?x=1&y=2', 'https://bad.example/q?x=1'],
    ['http://0x0a010203/payload?z', 'http://10.1.2.3/payload'],
    ['http://root.example/?z', 'http://root.example'],
    ['root.example', 'http://root.example'],
    ['http://port.example:8443/x', 'https://port.example:8443/x'],
    ['http://xn--tda.example/%c3%bc', 'https://ü.example/ü'],
  ])('%s meets %s', (url, value) => {
    expect(ask('url', url)).toEqual([`url ${value} high`]);
  });

  test.each([
    'https://bad.example/a/B/c',
    'https://bad.example/a/Bc',
    'https://bad.example/a/b',
    'https://bad.example/',
    'https://bad.example:8080/a/B',
    'https://x.bad.example/a/B',
    'https://bad.example/q?x=12',
    'https://bad.example/q?y=2&x=1',
    'https://bad.example/q',
    'http://root.example/x',
    'http://port.example/x',
    'http://10.1.2.33/payload',
  ])('%s meets nothing', (url) => {
    expect(ask('url', url)).toEqual([]);
  });
});

test.each(['\u200e', '\u061c', '\u202b', '\u2068\u2069', '\u00a0', '\u3000', ' \u202a '])(
  'signs without width and spaces around a URL do not belong to it: %j',
  (sign) => {
    const ask = asker([
      published('domain', 'evil.example'),
      published('url', 'https://bad.example/a'),
    ]);
    expect(ask('url', `${sign}https://evil.example${sign}`)).toEqual(['domain evil.example high']);
    expect(ask('url', `${sign}https://bad.example/a${sign}`)).toEqual([
      'url https://bad.example/a high',
    ]);
  },
);

describe('a URL inside another', () => {
  const ask = asker([published('domain', 'evil.example'), published('ipv4', '192.0.2.7')]);
  const low = ['domain evil.example low'];

  test.each([
    'https://go.example/?u=https://evil.example/x&y=1',
    'https://go.example/?u=https%3A%2F%2Fevil.example%2Fx',
    'https://go.example/?u=HTTPS%3a%2f%2fevil.example',
    'https://go.example/?u=https%253A%252F%252Fevil.example%252Fx',
    'https://web.example/2020/http://a.evil.example/',
    'https://go.example/#https://evil.example',
    'https://go.example/?a=https://good.example/?b=https://evil.example',
    'https://go.example/?a=https%3A%2F%2Fgood.example%2F%3Fb%3Dhttps%253A%252F%252Fevil.example',
    'blob:https://evil.example/uuid',
    // Only what no host holds is encoded, as many programs write it.
    'https://go.example/?u=https://evil.example%3Fx%3D1',
    'https://go.example/?u=https://good.example%40evil.example/x',
    'https://go.example/?u=https://user:a%2540b%40evil.example%3A8443',
    'https://web.example/2020/http://evil.example%2Fx',
    // A space is `+` in what a form sends.
    'https://go.example/?text=see+https%3A%2F%2Fevil.example+now',
    'https://go.example/?text=see+https://evil.example+now',
  ])('%s is met with low confidence', (url) => {
    expect(ask('url', url)).toEqual(low);
  });

  test('an address too', () => {
    expect(ask('url', 'https://go.example/?u=http://192.0.2.7/')).toEqual(['ipv4 192.0.2.7 low']);
  });

  test('what is met directly keeps its confidence', () => {
    expect(ask('url', 'https://evil.example/?u=https://evil.example')).toEqual([
      'domain evil.example high',
    ]);
  });

  test.each([
    'https://go.example/?u=xhttps://evil.example',
    'https://go.example/?u=https:evil.example',
    'https://go.example/?u=https://evil.example%40good.example/x',
    'https://go.example/?u=https://evil.example%3A8443@good.example/x',
    'https://go.example/?u=https://good.example%2F.evil.example/x',
    'https://go.example/?u=https://evil.example+x@good.example/x',
    'https://go.example/?text=https%3A%2F%2Fgood.example+.evil.example',
    'https://go.example/?u=ftp.evil.example',
    'https://go.example/?u=evil.example',
    'mailto:x@evil.example',
    'data:text/html,evil.example',
  ])('%s meets nothing', (url) => {
    expect(ask('url', url)).toEqual([]);
  });
});

describe('addresses', () => {
  const ask = asker([
    published('ipv4', '1.2.3.4'),
    published('ipv6', '2001:DB8:0:0:0:0:0:1'),
    published('ipv4', '198.51.100.9/32'),
    published('domain', '203.0.113.5'),
  ]);

  test.each([
    ['1.2.3.4', 'ipv4 1.2.3.4 high'],
    ['1.2.3.4:443', 'ipv4 1.2.3.4 high'],
    ['::ffff:1.2.3.4', 'ipv4 1.2.3.4 high'],
    ['::ffff:102:304', 'ipv4 1.2.3.4 high'],
    ['2001:db8::1', 'ipv6 2001:DB8:0:0:0:0:0:1 high'],
    ['[2001:db8::0001]:8443', 'ipv6 2001:DB8:0:0:0:0:0:1 high'],
    ['2001:db8::1%en0', 'ipv6 2001:DB8:0:0:0:0:0:1 high'],
    ['198.51.100.9', 'ipv4 198.51.100.9/32 high'],
  ])('%s is the same number', (address, match) => {
    expect(ask('ipv4', address)).toEqual([match]);
    expect(ask('ipv6', address)).toEqual([match]);
    expect(ask('domain', address)).toEqual([match]);
  });

  test.each([
    'http://1.2.3.4/x',
    'http://user@1.2.3.4:80',
    'http://0x1.2.3.4',
    'http://01.02.03.04',
    'http://16909060/',
    'http://1.2.772/',
    'http://[::ffff:1.2.3.4]/',
    'http://1.2.3.4./',
    'http://%31.2.3.4/',
    'http://１.2.3.4/',
    'http://0%781.2.3.4/',
  ])('%s has it as its host', (url) => {
    expect(ask('url', url)).toEqual(['ipv4 1.2.3.4 high']);
  });

  test.each(['ipv4', 'domain'] as const)(
    'zeros that fill up a published %s are decimal',
    (type) => {
      const padded = asker([
        published(type, '203.000.113.044'),
        published(type, '198.051.100.009'),
        published(type, '0300.0250.1.1'),
      ]);
      expect(padded('url', 'http://203.0.113.44/')).toEqual([`${type} 203.000.113.044 high`]);
      expect(padded('ipv4', '198.51.100.9')).toEqual([`${type} 198.051.100.009 high`]);
      expect(padded('url', 'http://203.0.113.36/')).toEqual([]);
      // No decimal number of an address is above 255
      expect(padded('ipv4', '192.168.1.1')).toEqual([`${type} 0300.0250.1.1 high`]);
    },
  );

  test('a published URL and the one of a browser are read alike', () => {
    const same = asker([published('url', 'http://203.000.113.044/x')]);
    expect(same('url', 'http://203.000.113.044/x')).toHaveLength(1);
    expect(same('url', 'http://203.0.113.36/x')).toHaveLength(1);
    expect(same('url', 'http://203.0.113.44/x')).toHaveLength(0);
  });

  test('an address published as a domain is met as an address, and as published', () => {
    expect(ask('url', 'http://203.0.113.5:8080/')).toEqual(['domain 203.0.113.5 high']);
  });

  test.each([
    '11.2.3.45',
    'http://11.2.3.4/',
    'http://1.2.3.45/',
    'http://1.2.3.4.example/',
    'http://good.example/1.2.3.4',
    'http://good.example/?ip=1.2.3.4',
    '1.2.3',
    '1.2.3.4.5',
    '2001:db8::11',
  ])('%s meets nothing', (value) => {
    expect(ask('url', value)).toEqual([]);
    expect(ask('domain', value)).toEqual([]);
  });
});

describe('email', () => {
  const ask = asker([published('email', 'Bad.Man@Evil.example')]);
  test.each([
    'bad.man@evil.example',
    'BAD.MAN@EVIL.EXAMPLE',
    'mailto:bad.man@evil.example?subject=x',
    'Somebody <bad.man@evil.example>',
    ' bad.man@evil.example\n',
  ])('%s is it', (value) => {
    expect(ask('email', value)).toHaveLength(1);
  });
  test.each(['xbad.man@evil.example', 'bad.man@evil.example.org', 'evil.example', ''])(
    '%s is not',
    (value) => {
      expect(ask('email', value)).toEqual([]);
    },
  );
});

describe('process and file name', () => {
  const ask = asker([
    published('process', 'bh'),
    published('process', 'aVeryLongProcessName'),
    published('process', 'sixteenCharsLong'),
    published('file-name', 'dropper.bin'),
    published('file-name', 'cafe\u0301'),
  ]);

  test('the last component, whole', () => {
    expect(ask('process', '/private/var/db/com.apple.xpc/bh')).toEqual(['process bh medium']);
    expect(ask('process', 'bh')).toEqual(['process bh medium']);
    expect(ask('process', 'bh\0\0\0')).toEqual(['process bh medium']);
    expect(ask('process', 'bhx')).toEqual([]);
    expect(ask('process', 'xbh')).toEqual([]);
    expect(ask('process', '/bh/launchd')).toEqual([]);
    expect(ask('process', 'BH')).toEqual([]);
  });

  test('a name stored with 16 characters matches by them, with low confidence', () => {
    expect(ask('process', 'aVeryLongProcess')).toEqual(['process aVeryLongProcessName low']);
    expect(ask('process', '/usr/libexec/aVeryLongProcess')).toEqual([
      'process aVeryLongProcessName low',
    ]);
    expect(ask('process', 'aVeryLongProces')).toEqual([]);
    expect(ask('process', 'aVeryLongProcessN')).toEqual([]);
    expect(ask('process', 'aVeryLongProcessName')).toEqual(['process aVeryLongProcessName medium']);
    expect(ask('process', 'sixteenCharsLong')).toEqual(['process sixteenCharsLong medium']);
  });

  test('one published with its folders is met by its path, and nowhere by another', () => {
    const whole = asker([
      published('process', '/private/var/tmp/agentd'),
      published('process', '/private/var/tmp/UserEventAgent'),
      published('process', '/usr/libexec/aVeryLongProcessName'),
      published('process', 'staging/fud'),
    ]);
    const agent = 'process /private/var/tmp/agentd';
    for (const type of ['process', 'program'] as const) {
      expect(whole(type, '/private/var/tmp/agentd')).toEqual([`${agent} high`]);
      expect(whole(type, '/var/tmp/agentd')).toEqual([`${agent} high`]);
      expect(whole(type, '/usr/libexec/agentd')).toEqual([]);
      expect(whole(type, '/usr/libexec/fud')).toEqual([]);
      expect(whole(type, '/x/staging/fud')).toEqual(['process staging/fud high']);
      // Whether it lay there, a name alone does not tell.
      expect(whole(type, 'agentd')).toEqual([`${agent} low`]);
      // Every iPhone has one of this name.
      expect(whole(type, 'UserEventAgent')).toEqual([]);
      expect(whole(type, '/tmp/../var/tmp/UserEventAgent')).toHaveLength(1);
      expect(whole(type, 'fud')).toEqual(['process staging/fud low']);
      const long = ['process /usr/libexec/aVeryLongProcessName low'];
      expect(whole(type, 'aVeryLongProcess')).toEqual(long);
      expect(whole(type, '/x/aVeryLongProcess')).toEqual([]);
    }
  });

  test('a file name by the last component, in a path and in a process', () => {
    expect(ask('file-name', 'dropper.bin')).toEqual(['file-name dropper.bin medium']);
    expect(ask('file-path', '/x/dropper.bin')).toEqual(['file-name dropper.bin medium']);
    expect(ask('process', '/x/dropper.bin')).toEqual(['file-name dropper.bin medium']);
    expect(ask('file-path', '/dropper.bin/x')).toEqual([]);
    expect(ask('file-name', 'xdropper.bin')).toEqual([]);
    expect(ask('file-name', 'dropper.binx')).toEqual([]);
    expect(ask('file-name', 'caf\u00e9')).toHaveLength(1);
  });
});

describe('file path', () => {
  const ask = asker([
    published('file-path', '/private/var/tmp/hooker'),
    published('file-path', '/tmp/short'),
    published('file-path', '/private/var/tmp/folder/'),
    published('file-path', '/private/var/root/.folder/'),
    published('file-path', 'Library/Preferences/com.apple.photolibraryd.plist'),
    published('file-path', 'Library/Cache/Bad/'),
    published('file-path', '/private/var/mobile/Library/SMS/Attachments/evil.gif'),
    published('file-path', '/data/local/tmp/agent'),
  ]);

  test.each([
    ['/private/var/tmp/hooker', '/private/var/tmp/hooker'],
    ['/var/tmp/hooker', '/private/var/tmp/hooker'],
    ['/var//tmp/./x/../hooker/', '/private/var/tmp/hooker'],
    ['file:///var/tmp/hook%65r', '/private/var/tmp/hooker'],
    // `/tmp` leads to `private/var/tmp` on iOS, not to `private/tmp` as on macOS
    ['/private/var/tmp/short', '/tmp/short'],
    ['/var/tmp/short', '/tmp/short'],
    ['/private/tmp/short', '/tmp/short'],
    ['/tmp/short', '/tmp/short'],
    ['/tmp/hooker', '/private/var/tmp/hooker'],
    ['/private/tmp/folder/a', '/private/var/tmp/folder/'],
    ['/tmp/folder', '/private/var/tmp/folder/'],
    ['/private/var/root/.folder', '/private/var/root/.folder/'],
    ['/var/root/.folder/a/b', '/private/var/root/.folder/'],
    [
      '/private/var/mobile/Library/Preferences/com.apple.photolibraryd.plist',
      'Library/Preferences/com.apple.photolibraryd.plist',
    ],
    [
      'Library/Preferences/com.apple.photolibraryd.plist',
      'Library/Preferences/com.apple.photolibraryd.plist',
    ],
    ['/private/var/mobile/Library/Cache/Bad/x/y', 'Library/Cache/Bad/'],
    ['/private/var/mobile/Library/Cache/Bad', 'Library/Cache/Bad/'],
    ['Library/Cache/Bad/x', 'Library/Cache/Bad/'],
    ['~/Library/SMS/Attachments/evil.gif', '/private/var/mobile/Library/SMS/Attachments/evil.gif'],
    ['/data/local/tmp/agent', '/data/local/tmp/agent'],
  ])('%s meets %s', (path, value) => {
    expect(ask('file-path', path)).toEqual([`file-path ${value} high`]);
    expect(ask('process', path)).toEqual([`file-path ${value} high`]);
  });

  test.each([
    '/private/var/tmp/hooker2',
    '/private/var/tmp/hooker/below',
    '/private/var/tmp/Hooker',
    '/tmp/shorter',
    '/tmpx/short',
    '/private/tmpx/short',
    '/data/tmp/short',
    '/private/var/short',
    '/x/private/var/tmp/hooker',
    'private/var/tmp/hooker',
    '/private/var/root/.folder2/a',
    '/private/var/mobile/xLibrary/Preferences/com.apple.photolibraryd.plist',
    '/private/var/mobile/Library/Preferences/com.apple.photolibraryd.plist/x',
    '/private/var/mobile/Library/Cache/Bad2/x',
    '/private/var/mobile/xLibrary/Cache/Bad/x',
    '/varx/tmp/hooker',
    '/',
    '',
  ])('%s meets nothing', (path) => {
    expect(ask('file-path', path)).toEqual([]);
  });
});

test('a folder indicator of /private/ holds what is stored below /var', () => {
  expect(asker([published('file-path', '/private/')])('file-path', '/var/x')).toHaveLength(1);
});

describe('values that are compared whole', () => {
  const sha256 = 'AB'.repeat(32);
  const ask = asker([
    published('sha256', sha256),
    published('sha1', '0'.repeat(39) + 'f'),
    published('md5', 'C'.repeat(32)),
    published('certificate', 'AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD'),
    published('app-id', 'com.Evil.app'),
    published('profile-id', 'ABCDEF-1234'),
    published('android-property', 'persist.sys.Evil'),
  ]);

  test.each<[ObservableType, string, string]>([
    ['sha256', 'ab'.repeat(32), sha256],
    ['sha1', '0'.repeat(39) + 'F', '0'.repeat(39) + 'f'],
    ['md5', 'c'.repeat(32), 'C'.repeat(32)],
    ['certificate', 'aabbccddeeff00112233445566778899aabbccdd', 'AA:BB:CC'],
    ['certificate', 'aa bb cc dd ee ff 00 11 22 33 44 55 66 77 88 99 aa bb cc dd', 'AA:BB:CC'],
    ['app-id', 'COM.evil.APP', 'com.Evil.app'],
    ['program', 'com.evil.app', 'com.Evil.app'],
    ['program', 'com.evil.app:remote:0', 'com.Evil.app'],
    ['profile-id', 'abcdef-1234', 'ABCDEF-1234'],
    ['android-property', 'PERSIST.sys.evil', 'persist.sys.Evil'],
  ])('%s %s', (type, value, expected) => {
    expect(ask(type, value)).toEqual([expect.stringContaining(` ${expected}`)]);
  });

  test.each<[ObservableType, string]>([
    ['profile-id', 'CD'],
    ['profile-id', 'ABCDEF-12345'],
    ['app-id', 'com.evil.app2'],
    ['app-id', 'com.evil'],
    ['sha1', 'ab'.repeat(32)],
    ['sha256', 'ab'.repeat(31)],
    ['md5', ''],
  ])('%s %s meets nothing', (type, value) => {
    expect(ask(type, value)).toEqual([]);
  });

  test('a program is also a path and a process', () => {
    const program = asker([published('process', 'bh'), published('file-path', '/usr/bin/bh')]);
    expect(program('program', '/usr/bin/bh')).toEqual([
      'file-path /usr/bin/bh high',
      'process bh medium',
    ]);
    expect(program('program', 'bh')).toEqual(['process bh medium']);
  });

  test('a program is met by the name of its file, as a process is', () => {
    const ask = asker([published('file-name', 'hooker')]);
    for (const type of ['process', 'program', 'file-path'] as const) {
      expect(ask(type, '/private/var/tmp/hooker')).toEqual(['file-name hooker medium']);
      expect(ask(type, 'hooker')).toEqual(['file-name hooker medium']);
      expect(ask(type, '/private/var/tmp/hooker2')).toEqual([]);
      expect(ask(type, '/private/var/hooker/x')).toEqual([]);
    }
  });
});

describe('a set of files', () => {
  test('the same value of several files is one match that names the others', () => {
    const matcher = openMatcher(
      compileIndicators([
        published('domain', 'Evil.example', { file: 'a.stix2', threat: 'A' }),
        published('domain', 'evil.example', { file: 'b.stix2', threat: 'B' }),
        published('domain', 'evil.example.', { file: 'b.stix2', threat: 'B' }),
        published('domain', 'evil.example', { file: 'a.stix2', threat: 'A' }),
      ]),
    );
    expect(matcher.match('domain', 'x.evil.example')).toEqual([
      {
        indicator: published('domain', 'Evil.example', { file: 'a.stix2', threat: 'A' }),
        alsoIn: [{ file: 'b.stix2', threat: 'B' }],
        confidence: 'high',
      },
    ]);
  });

  test('indicators of the other platform are left out, those of an unknown one stay', () => {
    const list = [
      published('app-id', 'com.x', { platform: 'android', threat: 'droid' }),
      published('app-id', 'com.x', { platform: 'any', threat: 'both' }),
      published('app-id', 'com.y', { platform: 'android' }),
    ];
    const threats = (platform: 'ios' | 'android' | 'unknown', id: string) =>
      openMatcher(compileIndicators(list), { platform })
        .match('app-id', id)
        .flatMap(({ indicator, alsoIn }) => [indicator.threat, ...alsoIn.map((a) => a.threat)]);
    expect(threats('ios', 'com.x')).toEqual(['both']);
    expect(threats('android', 'com.x')).toEqual(['droid', 'both']);
    expect(threats('unknown', 'com.y')).toEqual(['Threat']);
    expect(threats('ios', 'com.y')).toEqual([]);
  });

  test('an empty set answers everything with nothing', () => {
    const ask = asker([]);
    expect(ask('url', 'https://evil.example')).toEqual([]);
    expect(ask('process', '/x/y')).toEqual([]);
  });

  test('a set without domains still compares the rest', () => {
    expect(asker([published('app-id', 'com.x')])('url', 'https://good.example/')).toEqual([]);
  });

  test('the tables lie on shared memory and cross threads as plain data', () => {
    const tables = compileIndicators([published('domain', 'evil.example')]);
    expect(tables.slots.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(tables.pool.buffer).toBeInstanceOf(SharedArrayBuffer);
    const copy = structuredClone(tables);
    expect(openMatcher(copy).match('domain', 'evil.example')).toHaveLength(1);
  });
});

test('a URL that stands far behind in a very long one is met', () => {
  const ask = asker([published('domain', 'track.example')]);
  const outer = `https://redirect.example/?q=${'b'.repeat(900_000)}&to=https://track.example/`;
  expect(ask('url', outer)).toEqual(['domain track.example low']);
});
