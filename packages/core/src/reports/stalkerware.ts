import { isStrong } from './finding-groups.ts';
import type { ReportInput } from './report-input.ts';

/**
 * Whether a finding points to an app by which someone close may follow a phone. What helps against other spyware can then put its reader
 * in danger: the other person may notice.
 */
export function pointsToStalkerware({ indicators, sources }: ReportInput): boolean {
  const named = new Map(indicators.map(({ name, stalkerware }) => [name, new Set(stalkerware)]));
  return sources.some(({ findings }) =>
    findings.some(
      (finding) =>
        finding.origin.kind === 'indicator' &&
        isStrong(finding) &&
        [finding.origin, ...(finding.alsoIn ?? [])].some(
          ({ file, threat }) => named.get(file)?.has(threat) === true,
        ),
    ),
  );
}
