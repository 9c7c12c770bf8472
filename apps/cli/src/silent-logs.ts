import { dateWriter, isMessageKey, messages, type Language } from '@athar/core';
import { artifacts, type CheckResult } from '@athar/node';

/** Most lines; the report tells the rest. */
const maxLines = 12;

/** A line for each log that has no entries for unusually long: its longest such time, and from when to when the log reaches. */
export function silentLogs({ sources }: CheckResult, language: Language): string[] {
  const words = messages(language);
  const dates = dateWriter(language, 'UTC');
  const day = (text: string): string => dates.day(new Date(`${text.slice(0, 10)}T12:00:00Z`));
  const lines = sources.flatMap(({ label, coverage }) =>
    coverage.flatMap(({ artifact, span, gaps = [] }) => {
      const [longest] = [...gaps].sort((a, b) => b.days - a.days);
      if (!span || !longest) return [];
      const { from, to, days } = longest;
      const reach = words.text('report.from-to-inside', { from: day(span.from), to: day(span.to) });
      const silent = words.text('plural.no-entries-between', {
        from: day(from),
        to: day(to),
        n: days,
      });
      const where = sources.length > 1 ? `${words.value(label)}${words.colon}` : '';
      return [`${where}${nameOf(artifact, language)}${words.colon}${reach}. ${silent}`];
    }),
  );
  return lines.slice(0, maxLines);
}

function nameOf(id: string, language: Language): string {
  const key = `artifact.${id}.name`;
  if (isMessageKey(key)) return messages(language).text(key);
  return artifacts.find((artifact) => artifact.id === id)?.title ?? id;
}
