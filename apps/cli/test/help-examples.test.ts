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

test('the help of every command tells its exit codes', () => {
  const commands = [...athar(['--help']).out.matchAll(/^ {2}([a-z]+)(?: |$)/gm)]
    .map(([, name]) => name!)
    .filter((name) => name !== 'help');
  expect(commands).toEqual(expect.arrayContaining(['check', 'artifacts', 'explain', 'inspect']));
  const silent = commands.filter(
    (name) =>
      !/^Exit code:\n {2}0 {2}[^]*\n {2}2 {2}[^]*\n {2}4 {2}/m.test(athar([name, '--help']).out),
  );
  expect(silent).toEqual([]);
});
