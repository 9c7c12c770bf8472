import fc from 'fast-check';

/**
 * Damages a seed the way real and hostile evidence is damaged: cut short, parts put elsewhere, and above all numbers that tell
 * lengths, offsets and counts replaced by values at the edge. Random bytes alone almost never get past a parser's first check.
 */
export function damaged(seeds: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  return fc.constantFrom(...seeds).chain((seed) =>
    fc
      .array(fc.oneof(numberEdit(seed), numberEdit(seed), spliceEdit(seed), cutEdit(seed)), {
        minLength: 1,
        maxLength: 4,
      })
      .map((edits) =>
        // From the end backwards, so that earlier places stay where they were.
        [...edits].sort((a, b) => b.from - a.from).reduce(apply, seed),
      ),
  );
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly filling: Uint8Array;
}

function apply(bytes: Uint8Array, { from, to, filling }: Edit): Uint8Array {
  const start = Math.min(from, bytes.length);
  const end = Math.min(Math.max(to, start), bytes.length);
  const result = new Uint8Array(start + filling.length + bytes.length - end);
  result.set(bytes.subarray(0, start));
  result.set(filling, start);
  result.set(bytes.subarray(end), start + filling.length);
  return result;
}

const edges = [
  0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff,
];

/** Overwrites one to eight bytes by a number at the edge of what fits; most places of binary formats are numbers. */
function numberEdit(seed: Uint8Array): fc.Arbitrary<Edit> {
  // Half of the edits go where headers stand: the first and the last bytes.
  const place = fc.oneof(
    fc.nat(Math.max(seed.length - 1, 0)),
    fc.nat(Math.min(seed.length, 128)),
    fc.nat(Math.min(seed.length, 64)).map((back) => Math.max(seed.length - 1 - back, 0)),
  );
  return fc
    .record({
      from: place,
      width: fc.constantFrom(1, 2, 4, 8),
      value: fc.oneof(fc.constantFrom(...edges), fc.nat(0xffff)),
    })
    .map(({ from, width, value }) => {
      const filling = new Uint8Array(width);
      for (let i = 0; i < width; i++) filling[width - 1 - i] = Math.floor(value / 256 ** i) & 0xff;
      return { from, to: from + width, filling };
    });
}

/** Puts random bytes, or another part of the seed, into any place. */
function spliceEdit(seed: Uint8Array): fc.Arbitrary<Edit> {
  const place = fc.nat(seed.length);
  const part = fc.tuple(place, fc.nat(64)).map(([at, length]) => seed.slice(at, at + length));
  const filling = fc.oneof(part, fc.uint8Array({ maxLength: 16 }));
  return fc
    .record({ from: place, drop: fc.nat(16), filling })
    .map(({ from, drop, filling: bytes }) => ({ from, to: from + drop, filling: bytes }));
}

function cutEdit(seed: Uint8Array): fc.Arbitrary<Edit> {
  return fc.nat(seed.length).map((from) => ({ from, to: seed.length, filling: new Uint8Array(0) }));
}
