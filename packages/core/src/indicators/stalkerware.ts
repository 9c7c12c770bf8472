/** Of a description, what is looked at: publishers write a sentence, and what is made to cost time more. */
const maxDescriptionLength = 4096;

/** Whether a name, of a threat or of a file, says by itself that it is about apps by which someone close may follow a phone. */
export function isStalkerwareName(name: string): boolean {
  return /stalk|watchware|spouseware/i.test(name);
}

/**
 * The same of an object of STIX with another name. The list that most people load (Echap's) names each app as its maker does, and says
 * only in the description what it is; others say it in a label, for which STIX has no word of its own.
 */
export function isDescribedAsStalkerware(object: {
  readonly [property: string]: unknown;
}): boolean {
  const { description, labels, malware_types: types } = object;
  return [description, labels, types]
    .flat()
    .some(
      (text) =>
        typeof text === 'string' &&
        /(?:stalker|watch|spouse)ware/i.test(text.slice(0, maxDescriptionLength)),
    );
}
