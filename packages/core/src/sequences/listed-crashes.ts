import { crashList } from '../artifacts/ios/crash-list.ts';
import type { Note } from '../model/index.ts';

/** The number of a report as notes hold it, the same from the report and from the list of crashes; '' where there is none. */
export function reportNumber(incidentId: string | null): string {
  return incidentId?.toUpperCase() ?? '';
}

/** Notes of crashes, whose value `report` is the number of the report: what stands in the list as well as in a report is told once, by the report. */
export function oncePerReport(notes: readonly Note[]): readonly Note[] {
  const isListed = ({ artifact }: Note): boolean => artifact === crashList.id;
  const reports = new Set(
    notes.filter((note) => !isListed(note)).map(({ values }) => values.report),
  );
  return notes.filter((note) => !isListed(note) || !reports.has(note.values.report ?? ''));
}
