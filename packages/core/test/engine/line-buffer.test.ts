import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineBuffer } from '../../src/engine/lines/line-buffer.ts';

test('lines come out whole and in order, each at the alignment in memory that its place in the output has', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 30_000 }), { maxLength: 20 }), (lengths) => {
      const buffer = new LineBuffer();
      const text = lengths.map((length, i) => String.fromCharCode(97 + i).repeat(length) + '\n');
      let taken = '';
      const take = (lines: Uint8Array): void => {
        expect(lines.byteOffset % 8).toBe(taken.length % 8);
        taken += Buffer.from(lines).toString('latin1');
      };
      for (const line of text) {
        buffer.begin();
        buffer.ascii(line);
        buffer.end(take);
      }
      buffer.finish(take);
      expect(taken === text.join('')).toBe(true);
      // The next piece of work fills memory from its beginning.
      buffer.begin();
      buffer.ascii('next');
      buffer.end(take);
      taken = '';
      buffer.finish(take);
      expect(taken).toBe('next');
    }),
    { numRuns: 100, seed: 7 },
  );
});
