const asked = process.env['ATHAR_TEST_SEED'];

/** Where random histories begin: another beginning tries others; `random` any. */
export const firstSeed =
  asked === undefined
    ? 1
    : asked === 'random'
      ? Math.floor(Math.random() * 2 ** 30)
      : Number(asked);
