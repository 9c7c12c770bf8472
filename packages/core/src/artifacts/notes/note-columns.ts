/** Columns of `ZICCLOUDSYNCINGOBJECT` with text, whatever kind the row is. */
export const textColumns = [
  'ZTITLE',
  'ZTITLE1',
  'ZTITLE2',
  'ZUSERTITLE',
  'ZFALLBACKTITLE',
  'ZSNIPPET',
  'ZWIDGETSNIPPET',
  'ZSUMMARY',
  'ZADDITIONALINDEXABLETEXT',
  'ZURLSTRING',
  'ZREMOTEFILEURLSTRING',
  'ZTOKENCONTENTIDENTIFIER',
  'ZALTTEXT',
  'ZDISPLAYTEXT',
  'ZOCRSUMMARY',
  'ZHANDWRITINGSUMMARY',
] as const;

/** Columns of the time of creation; Core Data numbers columns of the same name anew when kinds are added. */
export const creationColumns = [
  'ZCREATIONDATE3',
  'ZCREATIONDATE2',
  'ZCREATIONDATE1',
  'ZCREATIONDATE',
] as const;

/** As `creationColumns`, of the last change. */
export const modificationColumns = ['ZMODIFICATIONDATE1', 'ZMODIFICATIONDATE'] as const;

/** What a table within a note, a drawing and some other attachments are made of; up to iOS 12 the second. */
export const mergeableColumns = ['ZMERGEABLEDATA1', 'ZMERGEABLEDATA'] as const;
