import { timeDescription } from '../model/time-description.ts';
import { believedTimes, type Finding } from '../model/index.ts';

/** Times of one finding on the timeline, as many as one record has there at most. */
const mostTimes = 256;

/**
 * Lines of `timeline.jsonl` for a finding that was made when the lines of its records had been written already (rules over several
 * artifacts): one for each of its times, with its sentence as the message. A finding without a time has none.
 */
export function findingOnTimeline({
  id,
  message,
  artifact,
  records,
  provenance,
  times,
}: Finding): string {
  const [record] = records;
  const { source } = provenance[0]!;
  return believedTimes(times)
    .slice(0, mostTimes)
    .map(({ at, marks, clock }) => {
      const line = {
        message,
        datetime: at,
        timestamp_desc: timeDescription(marks, clock),
        artifact,
        source,
        ...(records.length === 1 && { record }),
        findings: [id],
      };
      return `${JSON.stringify(line)}\n`;
    })
    .join('');
}
