/** Table of the reflected polynomial 0xedb88320, which zip, gzip and Apple's streams use. */
const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1;
  return value >>> 0;
});

/** CRC-32 of bytes (ISO 3309), as an unsigned number; `before` is that of the bytes in front of them. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let checksum = ~before;
  for (let at = 0; at < bytes.length; at++) {
    checksum = table[(checksum ^ bytes[at]!) & 0xff]! ^ (checksum >>> 8);
  }
  return (checksum ^ 0xffff_ffff) >>> 0;
}
