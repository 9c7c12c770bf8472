import { languages, messages } from '@athar/core';
import { expect, test } from 'vitest';
import { passwordPrompt } from '../src/password-prompt.ts';

test.each(languages)(
  'the question for a password names its backup and says first what it asks for, then that the last one was wrong or empty (%s)',
  (language) => {
    const words = messages(language);
    const prompt = passwordPrompt(words);
    const asked = (said: string): string =>
      `${words.value('MyBackup')}${words.colon}${said}\n${words.text('cli.password.prompt')} `;
    const what = asked(words.text('cli.password.what'));
    const wrong = asked(words.text('cli.password.wrong'));
    const empty = asked(words.text('cli.password.empty'));
    const shown = (attempt: number, wasEmpty: boolean): string =>
      prompt({ label: 'MyBackup', attempt, wasEmpty });
    expect([shown(1, false), shown(2, false), shown(3, true)]).toEqual([what, wrong, empty]);
  },
);
