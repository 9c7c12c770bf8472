import type { Messages, PasswordQuestion } from '@athar/core';

/** What a person reads before the password is typed: of which backup, and what it is for, or that the last one was wrong. */
export function passwordPrompt(
  words: Messages,
): (question: Pick<PasswordQuestion, 'label' | 'attempt'>) => string {
  return ({ label, attempt }) => {
    const before = words.text(attempt === 1 ? 'cli.password.what' : 'cli.password.wrong');
    return `${words.value(label)}${words.colon}${before}\n${words.text('cli.password.prompt')} `;
  };
}
