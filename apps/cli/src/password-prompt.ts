import type { Messages, PasswordQuestion } from '@athar/core';

/** What a person reads before the password is typed: of which backup, and what it is for, or that the last one was wrong or empty. */
export function passwordPrompt(
  words: Messages,
): (question: Pick<PasswordQuestion, 'label' | 'attempt' | 'wasEmpty'>) => string {
  return ({ label, attempt, wasEmpty }) => {
    const last = wasEmpty ? 'cli.password.empty' : 'cli.password.wrong';
    const before = words.text(attempt === 1 ? 'cli.password.what' : last);
    return `${words.value(label)}${words.colon}${before}\n${words.text('cli.password.prompt')} `;
  };
}
