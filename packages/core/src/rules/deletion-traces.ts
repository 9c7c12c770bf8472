/**
 * What the rules about traces of deletion say of their own risk of error, as the last sentence of `why`: one word for each row of
 * `docs/anti-forensics.md`. A high risk makes the level `info`, a medium one `low`.
 */
export const aloneRisk = {
  high: ' The risk of a false alarm is high: ordinary phones show this all the time, and alone it says nothing.',
  medium:
    ' The risk of a false alarm is medium: ordinary phones can show this too, and it counts only together with other traces.',
  low: ' The risk of a false alarm is low.',
  /** Of usage whose process is gone: one old row can also be left by an update or a repair. */
  lowUnlessOld:
    ' The risk of a false alarm is low where several such rows or recent ones are left, and higher for a single old one.',
} as const;

/** Explanations that several of these rules share. */
export const ordinaryDeletion = {
  app: 'Removing an app or resetting the statistics removes such rows too.',
  system: 'The system drops old rows by itself.',
  people: 'People delete messages, calls and history every day.',
  damage: 'A repaired or damaged database loses single rows.',
} as const;

/** Public sources on spyware that removed its own traces. */
export const selfDeletionReferences: readonly string[] = [
  'https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/',
  'https://docs.mvt.re/en/latest/ios/records/#datausagejson',
];
