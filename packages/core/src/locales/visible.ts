/** Signs that turn or hide text, by the names that Unicode gives them. */
const names = new Map<number, string>([
  [0x00ad, 'SHY'],
  [0x034f, 'CGJ'],
  [0x061c, 'ALM'],
  [0x180e, 'MVS'],
  [0x200b, 'ZWSP'],
  [0x200e, 'LRM'],
  [0x200f, 'RLM'],
  [0x2028, 'LS'],
  [0x2029, 'PS'],
  [0x202a, 'LRE'],
  [0x202b, 'RLE'],
  [0x202c, 'PDF'],
  [0x202d, 'LRO'],
  [0x202e, 'RLO'],
  [0x2060, 'WJ'],
  [0x2066, 'LRI'],
  [0x2067, 'RLI'],
  [0x2068, 'FSI'],
  [0x2069, 'PDI'],
  [0xfeff, 'BOM'],
]);

/** Letters that are written from right to left, for a class of a pattern. */
export const rightToLeftLetters =
  '\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}';

// Controls, the table above, soft signs, tags and lone surrogates. U+200C and U+200D are left alone: Persian and emoji need them.
const hidden =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

/**
 * Shows what a value from evidence would otherwise do: direction controls, terminal escapes and
 * other unseen signs become `⟨RLO⟩`, `⟨U+001B⟩` and the like.
 */
export function visibleControls(value: string): string {
  return value.replace(hidden, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    const name = names.get(code) ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    return `⟨${name}⟩`;
  });
}
