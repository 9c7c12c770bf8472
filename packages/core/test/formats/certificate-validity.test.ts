import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { base64Of } from '../../src/bytes/base64.ts';
import {
  certificateName,
  certificateValidity,
  derOf,
} from '../../src/formats/certificate-validity.ts';

const bytes = (text: string): number[] => [...new TextEncoder().encode(text)];
const times = (from: string, until: string): number[] => [
  ...[0x30, 0x1e, 0x17, 0x0d, ...bytes(from)],
  ...[0x17, 0x0d, ...bytes(until)],
];
const certificate = Uint8Array.of(
  ...[0x30, 0x82, 0x01, 0x00, 0x30, 0x81, 0x99],
  ...times('230405060708Z', '330402060708Z'),
  ...[0x02, 0x01, 0x00],
);
const validity = { from: '2023-04-05T06:07:08Z', until: '2033-04-02T06:07:08Z' };

describe('the validity of a certificate', () => {
  test('is read from DER and from PEM', () => {
    const pem = `-----BEGIN CERTIFICATE-----\n${base64Of(certificate)}\n-----END CERTIFICATE-----\n`;
    expect(certificateValidity(certificate)).toEqual(validity);
    expect(certificateValidity(new TextEncoder().encode(pem))).toEqual(validity);
    expect(derOf(new TextEncoder().encode(pem))).toEqual(certificate);
  });

  test('of the last century begins with 19', () => {
    const old = Uint8Array.of(...times('991231235959Z', '490101000000Z'));
    expect(certificateValidity(old)).toEqual({
      from: '1999-12-31T23:59:59Z',
      until: '2049-01-01T00:00:00Z',
    });
  });

  test('that reaches beyond 2049 ends with a year of four digits', () => {
    const long = Uint8Array.of(
      ...[0x30, 0x20, 0x17, 0x0d, ...bytes('240102030405Z')],
      ...[0x18, 0x0f, ...bytes('20540102030405Z')],
    );
    const until = '2054-01-02T03:04:05Z';
    expect(certificateValidity(long)).toEqual({ from: '2024-01-02T03:04:05Z', until });
  });

  test('is absent where there is no such date', () => {
    expect(certificateValidity(Uint8Array.of(...times('231305060708Z', 'x30402060708Z')))).toBe(
      undefined,
    );
    expect(certificateValidity(new Uint8Array())).toBeUndefined();
    expect(certificateValidity(new Uint8Array(2 ** 20).fill(0x30))).toBeUndefined();
  });

  test('is looked for in any bytes without an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (any) => {
        expect(certificateValidity(Uint8Array.of(0x30, ...any))).toBeUndefined();
      }),
    );
  });
});

describe('the name of whom a certificate is for', () => {
  const name = (type: number, ...text: readonly number[]): number[] => [
    ...[0x06, 0x03, 0x55, 0x04, 0x03, type, text.length, ...text],
  ];
  const issuer = name(0x0c, ...bytes('Issuer'));
  const valid = times('230405060708Z', '330402060708Z');

  test('stands behind its validity, in any of the kinds of text', () => {
    const of = (...subject: readonly number[]): string | undefined =>
      certificateName(Uint8Array.of(0x30, ...issuer, ...valid, ...subject));
    expect(of(...name(0x0c, ...bytes('Zoë')))).toBe('Zoë');
    expect(of(...name(0x13, ...bytes('Example CA')))).toBe('Example CA');
    expect(of(...name(0x1e, 0, 0x41, 0, 0x42))).toBe('AB');
  });

  test('is absent where there is none, or a part of it alone', () => {
    expect(certificateName(Uint8Array.of(0x30, ...issuer, ...valid))).toBeUndefined();
    expect(certificateName(Uint8Array.of(0x30, ...issuer))).toBeUndefined();
    const cut = name(0x0c, ...bytes('Example')).slice(0, -1);
    expect(certificateName(Uint8Array.of(0x30, ...valid, ...cut))).toBeUndefined();
  });
});
