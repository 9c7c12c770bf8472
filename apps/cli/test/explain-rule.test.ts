import { languages, messages } from '@athar/core';
import { expect, test } from 'vitest';
import { athar } from './run-athar.ts';

test.each(languages)(
  '%s: athar explain of a rule says that a finding has what was read in the place of its names in braces',
  (language) => {
    const { out } = athar(['explain', 'ios.clock-set-far', '--lang', language]);
    // The sentence may be broken into lines.
    const words = (text: string): string =>
      text.replace(/[\u2068\u2069]/g, '').replace(/\s+/g, ' ');
    const [, afterSentence = ''] = words(out).split('{after}');
    const example = '{before}';
    expect(afterSentence).toContain(
      words(messages(language).text('cli.explain.placeholders', { example })),
    );
  },
);
