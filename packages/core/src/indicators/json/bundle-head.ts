/** What an object that may be a bundle says of itself, as its keys and the strings among its values come by. */
export class BundleHead {
  type: string | undefined;
  id: string | undefined;
  /** The key whose value stands next. */
  key = '';
  /** Whether the next string is a key, and no value. */
  isAtKey = false;

  /** The next object begins; what an earlier one said of itself stays until this one says the same. */
  begin(): void {
    this.key = '';
    this.isAtKey = true;
  }

  /** A string of an outermost object. */
  takeOutermost(text: string): void {
    if (this.isAtKey) this.key = text;
    else if (this.key === 'type') this.type = text;
    else if (this.key === 'id') this.id = text;
  }

  /** A string of one object among several: of those only that one is a bundle matters. */
  takeOfSeveral(text: string): void {
    if (this.isAtKey) this.key = text;
    else if (this.key === 'type' && text === 'bundle') this.type = text;
  }
}
