const base = 36;
const smallestThreshold = 1;
const largestThreshold = 26;
const skew = 38;
const damp = 700;
const initialBias = 72;
const firstNonBasic = 128;

/** A label of a host cannot be longer on the wire; the work grows with the square of it. */
const maxCodePoints = 63;

/** The Punycode form of a label without its `xn--` (RFC 3492); `undefined` where it could not be a label of a host. */
export function punycode(label: string): string | undefined {
  const points = Array.from(label, (character) => character.codePointAt(0) ?? 0);
  if (points.length > maxCodePoints) return undefined;
  let output = '';
  for (const point of points) if (point < firstNonBasic) output += String.fromCharCode(point);
  const basicLength = output.length;
  let handled = basicLength;
  if (basicLength > 0) output += '-';

  let next = firstNonBasic;
  let delta = 0;
  let bias = initialBias;
  while (handled < points.length) {
    const smallest = points.reduce(
      (least, point) => (point >= next && point < least ? point : least),
      0x7fffffff,
    );
    delta += (smallest - next) * (handled + 1);
    next = smallest;
    for (const point of points) {
      if (point < next) delta++;
      if (point !== next) continue;
      output += variableLength(delta, bias);
      bias = adapted(delta, handled + 1, handled === basicLength);
      delta = 0;
      handled++;
    }
    delta++;
    next++;
  }
  return output;
}

function variableLength(delta: number, bias: number): string {
  let digits = '';
  let rest = delta;
  for (let position = base; ; position += base) {
    const threshold = Math.min(Math.max(position - bias, smallestThreshold), largestThreshold);
    if (rest < threshold) return digits + digit(rest);
    digits += digit(threshold + ((rest - threshold) % (base - threshold)));
    rest = Math.floor((rest - threshold) / (base - threshold));
  }
}

function digit(value: number): string {
  return String.fromCharCode(value < 26 ? value + 0x61 : value - 26 + 0x30);
}

function adapted(delta: number, points: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? damp : 2));
  rest += Math.floor(rest / points);
  let steps = 0;
  while (rest > ((base - smallestThreshold) * largestThreshold) / 2) {
    rest = Math.floor(rest / (base - smallestThreshold));
    steps += base;
  }
  return steps + Math.floor(((base - smallestThreshold + 1) * rest) / (rest + skew));
}
