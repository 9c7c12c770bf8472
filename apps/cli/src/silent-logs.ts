import { dateWriter, messages, type Language } from '@athar/core';
import type { CheckResult } from '@athar/node';
import { artifactName } from './artifact-name.ts';

/** Most lines; the report tells the rest. */
const maxLines = 12;

/**
 * A line for each log that has no entries for unusually long: its longest such time, and from when to when the log reaches, in days of the
 * zone that the examiner names.
 */
export function silentLogs(
  { sources }: CheckResult,
  language: Language,
  zone: string | undefined,
): string[] {
  const words = messages(language);
  const calendar = dateWriter(language, 'UTC');
  const inZone = dateWriter(language, zone);
  const day = (text: string): string => calendar.day(new Date(`${text}T12:00:00Z`));
  const lines = sources.flatMap(({ label, coverage }) =>
    coverage.flatMap(({ artifact, span, clock, gaps = [] }) => {
      const [longest] = [...gaps].sort((a, b) => b.days - a.days);
      if (!span || !longest) return [];
      const { from, to, days } = longest;
      const dates = clock === undefined ? inZone : calendar;
      const [first, last] = [span.from, span.to].map((time) => dates.day(new Date(time)));
      const reach = words.text('report.from-to-inside', { from: first!, to: last! });
      const silent = words.text('plural.no-entries-between', {
        from: day(from),
        to: day(to),
        n: days,
      });
      const where = sources.length > 1 ? `${words.value(label)}${words.colon}` : '';
      return [`${where}${artifactName(artifact, language)}${words.colon}${reach}. ${silent}`];
    }),
  );
  return lines.slice(0, maxLines);
}
