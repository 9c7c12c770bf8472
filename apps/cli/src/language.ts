import { isLanguage, languages, UsageError, type Language } from '@athar/core';

/** The language of what people read: as asked, else that of the environment where we have it, else English. */
export function chooseLanguage(
  asked: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): Language {
  if (asked !== undefined) {
    if (isLanguage(asked)) return asked;
    throw new UsageError('cli.language.unknown', `--lang takes one of ${languages.join(', ')}`, {
      value: asked,
    });
  }
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const name = (LC_ALL || LC_MESSAGES || LANG || '').slice(0, 2).toLowerCase();
  return isLanguage(name) ? name : 'en';
}
