import { type DateWriter, html, type Html } from '../locales/index.ts';
import type { TimeAxis } from './time-axis.ts';

/** Dates nearer than this, in percent, are not both written. */
const tickLabelWithin = { day: 24, month: 16, year: 12 };

/** Lines of the calendar borders, in every lane of a picture. */
export function gridLines(axis: TimeAxis, direction: 'ltr' | 'rtl'): Html[] {
  return axis.ticks.map(({ place }) => {
    const x = percent(sided(place, direction));
    return html`<line class="grid" x1="${x}" x2="${x}" y1="-.6em" y2="100%" />`;
  });
}

/** The dates below the lanes, from a writer for UTC: ticks stand at what the clock of their zone shows. */
export function axisRow(axis: TimeAxis, dates: DateWriter, direction: 'ltr' | 'rtl'): Html {
  let year = '';
  let labelled = -Infinity;
  const labels = axis.ticks.map(({ at, place }) => {
    if (place - labelled < tickLabelWithin[axis.unit]) return undefined;
    // The first one begins at its tick and reaches further.
    labelled = edgeOf(place) === 'start' ? place + tickLabelWithin[axis.unit] / 2 : place;
    const x = percent(sided(place, direction));
    const anchor = edgeOf(place);
    const tickYear = dates.year(at);
    const isNewYear = tickYear !== year;
    year = tickYear;
    const first =
      axis.unit === 'year' ? tickYear : axis.unit === 'day' ? dates.shortDay(at) : dates.month(at);
    const second =
      axis.unit !== 'year' && isNewYear
        ? html`<text class="quiet" x="${x}" y="2.9em" text-anchor="${anchor}">${tickYear}</text>`
        : undefined;
    return html`<text class="quiet" x="${x}" y="1.5em" text-anchor="${anchor}">${first}</text
      >${second}`;
  });
  return html`<div class="lane">
    <svg aria-hidden="true" width="100%" height="2.8em">
      <line class="axis" x1="0" x2="100%" y1=".5" y2=".5" />
      ${labels}
    </svg>
  </div>`;
}

/** Time runs with the writing. */
export function sided(place: number, direction: 'ltr' | 'rtl'): number {
  return direction === 'rtl' ? 100 - place : place;
}

/** Text at the two ends stays inside; `start` and `end` follow the direction of writing by themselves. */
export function edgeOf(place: number): 'start' | 'middle' | 'end' {
  if (place < 6) return 'start';
  return place > 94 ? 'end' : 'middle';
}

/** Two places are less than a pixel on any screen. */
export const percent = (value: number): string => `${value.toFixed(2)}%`;
