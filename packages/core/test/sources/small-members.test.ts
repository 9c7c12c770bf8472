import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SmallMembers, smallBytes } from '../../src/sources/small-members.ts';

const member = fc.record({
  size: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: smallBytes + 2 })),
  /** How much of it comes before the archive ends. */
  share: fc.constantFrom(0, 0.5, 1),
});

test('each member is given back as far as it came, as bytes of its own', () => {
  fc.assert(
    fc.property(fc.array(member, { maxLength: 60 }), (members) => {
      const most = 2 ** 21;
      const small = new SmallMembers(most);
      let total = 0;
      const expected = members.map(({ size, share }, n) => {
        const offset = 2 ** 33 + n * 512;
        const content = Buffer.alloc(Math.floor(size * share), n + 1);
        const keeper = small.begin(offset, size);
        const fits = size <= smallBytes && total + size <= most;
        expect(keeper !== undefined).toBe(fits);
        if (keeper) {
          total += size;
          keeper.take(content.subarray(0, 7));
          keeper.take(content.subarray(7));
          keeper.end();
        }
        return { offset, content: fits ? content : undefined };
      });
      for (const { offset, content } of expected) {
        expect(small.has(offset)).toBe(content !== undefined);
        const ticket = small.ticket(offset);
        if (content === undefined) expect(ticket).toBeUndefined();
        else if (ticket?.kind === 'memory') {
          expect(content.equals(ticket.bytes)).toBe(true);
          expect(ticket.bytes.buffer.byteLength).toBe(content.length);
        } else expect.unreachable('it is in memory');
      }
    }),
    { numRuns: 60, seed: 9 },
  );
});
