/** What an event keeps when it is changed, moved or fetched anew from a server; `creationDate` where the others are lost. */
export interface EventKeys {
  readonly id: number | string | null;
  readonly uuid: string | null;
  readonly uniqueIdentifier: string | null;
  readonly creationDate: string | null;
}

/** Events whose keys are remembered; of what is found beyond them nobody knows whether it is still there. */
const maxKnown = 250_000;

/** The events that a calendar holds, so that an earlier version of one is told from one that was removed. */
export class LiveEvents {
  readonly #keys = new Set<string>();
  #count = 0;

  add(event: EventKeys): void {
    if (++this.#count > maxKnown) return;
    for (const key of [...keysOf(event), madeAt(event)]) this.#keys.add(key);
  }

  /** Whether no live event has this row; null where that cannot be known. */
  lacksRow(id: EventKeys['id'], isWholeTable: boolean): boolean | null {
    if (id === null) return null;
    if (this.#keys.has(`id ${id}`)) return false;
    return isWholeTable && this.#count <= maxKnown ? true : null;
  }

  /** Whether no live event continues one from free space; null where that cannot be known. */
  lacks(event: EventKeys, isWholeTable: boolean): boolean | null {
    const keys = keysOf(event);
    const isThere = (keys.length > 0 ? keys : [madeAt(event)]).some((key) => this.#keys.has(key));
    if (isThere) return false;
    return isWholeTable && this.#count <= maxKnown ? true : null;
  }
}

function keysOf({ id, uuid, uniqueIdentifier }: EventKeys): string[] {
  return Object.entries({ id, uuid, uniqueIdentifier }).flatMap(([name, value]) =>
    value === null || value === '' ? [] : `${name} ${value}`,
  );
}

/** Several can have been made at one time. */
function madeAt({ creationDate }: EventKeys): string {
  return `made ${String(creationDate)}`;
}
