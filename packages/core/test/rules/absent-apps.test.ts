import { describe, expect, test } from 'vitest';
import { isAbsentApp, isSameApp } from '../../src/rules/absent-apps.ts';
import { backupFacts } from '../builders/examine.ts';

describe('an app that the source does not list', () => {
  const listed = { ...backupFacts, installedApps: new Set(['org.example.notes']) };

  test('is absent', () => {
    expect(isAbsentApp('org.example.recorder', listed)).toBe(true);
    expect(isAbsentApp('org.example.notesx', listed)).toBe(true);
    expect(isAbsentApp('org.example', listed)).toBe(true);
  });

  test('is not known to be absent where the list is not whole, or there is none', () => {
    expect(isAbsentApp('org.example.recorder', { ...listed, lacksApps: true })).toBe(false);
    expect(isAbsentApp('org.example.recorder', backupFacts)).toBe(false);
  });

  test.each([
    null,
    'org.example.notes',
    'org.example.notes.widget',
    'ORG.Example.Notes',
    'org.Example.notes.Widget',
    'com.apple.mobilesafari',
    'COM.APPLE.mobilesafari',
    '/usr/libexec/exampled',
  ])('is not %s', (id) => {
    expect(isAbsentApp(id, listed)).toBe(false);
  });
});

test('one app is known by its id in any case, and by that of its parts', () => {
  expect(isSameApp('org.example.notes', 'ORG.Example.Notes')).toBe(true);
  expect(isSameApp('org.example.notes', 'org.example.notes.widget')).toBe(true);
  expect(isSameApp('org.example.Notes.widget', 'org.example.notes')).toBe(true);
  expect(isSameApp('org.example.notes', 'org.example.notesx')).toBe(false);
  expect(isSameApp('org.example.notes', 'org.example.other')).toBe(false);
});
