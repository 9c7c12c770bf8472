import { spawnSync } from 'node:child_process';
import type { PlistExampleValue } from '@athar/core';
import { describe, expect, test } from 'vitest';
import { binaryPlist, keyedArchive, mbFile, typedstream, xmlPlist } from '../src/index.ts';

const hasPython = spawnSync('python3', ['-c', 'import plistlib']).status === 0;

/** What Python's plistlib reads from the bytes, as its own notation. */
function readByPython(bytes: Uint8Array): string {
  const program =
    'import plistlib, sys; print(ascii(plistlib.loads(sys.stdin.buffer.read(), aware_datetime=False) if sys.version_info >= (3, 13) else plistlib.loads(sys.stdin.buffer.read())))';
  const { status, stdout, stderr } = spawnSync('python3', ['-c', program], { input: bytes });
  if (status !== 0) throw new Error(String(stderr));
  return String(stdout).trim();
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const value: PlistExampleValue = {
  text: 'a & <b>',
  arabic: 'أثر',
  numbers: [0, 255, 256, 65_536, 2 ** 32, -1, 2n ** 63n, 1.5],
  yes: true,
  data: Uint8Array.of(1, 2, 3),
  date: new Date('2021-05-06T07:08:09Z'),
  list: Array.from({ length: 20 }, (_, i) => `item ${i}`),
  nothing: {},
};

const asPython =
  "{'text': 'a & <b>', 'arabic': '\\u0623\\u062b\\u0631', 'numbers': [0, 255, 256, 65536, 4294967296, -1, 9223372036854775808, 1.5], " +
  "'yes': True, 'data': b'\\x01\\x02\\x03', 'date': datetime.datetime(2021, 5, 6, 7, 8, 9), " +
  `'list': [${Array.from({ length: 20 }, (_, i) => `'item ${i}'`).join(', ')}], 'nothing': {}}`;

describe('property lists', () => {
  test.skipIf(!hasPython)('are what another reader reads (skipped without python3)', () => {
    expect(readByPython(binaryPlist(value))).toBe(asPython);
    expect(readByPython(xmlPlist(value))).toBe(asPython);
    expect(readByPython(binaryPlist({ uid: 300 }))).toBe('UID(300)');
  });

  test('write equal values once', () => {
    const once = binaryPlist(['a text', 'another']).length;
    expect(binaryPlist(['a text', 'another', 'a text', 'a text']).length).toBe(once + 2);
  });

  test('refuse what the format cannot hold', () => {
    expect(() => binaryPlist(2n ** 64n)).toThrow(RangeError);
    expect(() => xmlPlist([null])).toThrow(/null/);
  });
});

test('an MBFile is byte for byte what iOS 14 writes', () => {
  // The root folder of a domain, from a public test backup.
  const written = mbFile({
    relativePath: '',
    birth: 1_610_674_669,
    mode: 0o40755,
    inode: 184_673,
    protectionClass: 0,
  });
  expect(hex(written)).toBe(
    '62706c6973743030d4010203040506070a582476657273696f6e592461726368697665725424746f7058246f626a6563747312000186a05f100f4e534b65796564417263686976' +
      '6572d1080954726f6f748001a40b0c212255246e756c6cdc0d0e0f101112131415161718191a1b1c191d191e1f201b1a5c4c6173744d6f64696669656455466c616773574772' +
      '6f757049445624636c6173735f10104c6173745374617475734368616e67655c52656c6174697665506174685542697274685453697a655b496e6f64654e756d626572544d6f' +
      '6465565573657249445f100f50726f74656374696f6e436c617373126000f1ed10001101f5800380021000120002d1611141ed50d2232425265a24636c6173736e616d655824' +
      '636c6173736573564d4246696c65a22527584e534f626a65637400080011001a00240029003200370049004c005100530058005e00770084008a0092009900ac00b900bf00c4' +
      '00d000d500dc00ee00f300f500f800fa00fc00fe010301060107010c011701200127012a0000000000000201000000000000002800000000000000000000000000000133',
  );
});

test.skipIf(!hasPython)(
  'a keyed archive is one for another reader (skipped without python3)',
  () => {
    expect(readByPython(keyedArchive({ $class: 'Thing', count: 3, name: 'x' }))).toBe(
      "{'$version': 100000, '$archiver': 'NSKeyedArchiver', '$top': {'root': UID(1)}, " +
        "'$objects': ['$null', {'count': 3, 'name': UID(2), '$class': UID(3)}, 'x', {'$classname': 'Thing', '$classes': ['Thing', 'NSObject']}]}",
    );
  },
);

test('a typed stream is byte for byte what iOS writes', () => {
  // The attributed body of a message "Noter test", from the tests of a public reader.
  expect(hex(typedstream('Noter test'))).toBe(
    '040b73747265616d747970656481e803840140848484194e534d757461626c6541747472696275746564537472696e67008484124e5341747472696275746564537472696e67' +
      '008484084e534f626a656374008592848484' +
      '0f4e534d757461626c65537472696e67018484084e53537472696e67019584012b0a4e6f7465722074657374868402694901' +
      '0a928484840c4e5344696374696f6e617279009584016901928498981d5f5f6b494d4d657373616765506172744174747269627574654e616d658692848484084e534e756d626572' +
      '008484074e5356616c7565009584012a849b9b00868686',
  );
});

test('links of a typed stream must stand apart and within the text', () => {
  expect(() =>
    typedstream('short', { links: [{ url: 'https://a.example', start: 3, length: 9 }] }),
  ).toThrow(RangeError);
});
