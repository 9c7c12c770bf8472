import { expect, test } from 'vitest';
import { athar } from './run-athar.ts';

test('what the help of explain shows works after a demo', () => {
  const shown = [...athar(['explain', '--help']).out.matchAll(/^ *\$ athar (explain .*)$/gm)];
  expect(shown.length).toBeGreaterThan(2);
  expect(athar(['demo', '--quiet']).code).toBe(0);
  for (const { 1: line } of shown) {
    const { code, out, err } = athar(line!.split(' '));
    expect([line, code, err]).toEqual([line, 0, '']);
    expect(out.length).toBeGreaterThan(300);
  }
});
