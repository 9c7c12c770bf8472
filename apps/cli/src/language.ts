import { isLanguage, languages, UsageError, type Language } from '@athar/core';

/** The language of what people read: as asked, else that of the environment where we have it, else English. */
export function chooseLanguage(
  asked: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
  system: string = systemLocale(),
): Language {
  if (asked !== undefined) {
    if (isLanguage(asked)) return asked;
    const known = languages.join(', ');
    throw new UsageError('cli.language.unknown', `--lang takes one of ${known}`, {
      value: asked,
      languages: known,
    });
  }
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const name = (LC_ALL || LC_MESSAGES || LANG || system).slice(0, 2).toLowerCase();
  return isLanguage(name) ? name : 'en';
}

/** Windows sets no variable for it: there it is that of the person's settings. */
function systemLocale(): string {
  return process.platform === 'win32' ? Intl.DateTimeFormat().resolvedOptions().locale : '';
}
