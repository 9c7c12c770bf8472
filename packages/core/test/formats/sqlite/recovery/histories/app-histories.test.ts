import { describe, expect, test } from 'vitest';
import { numbersOf } from '../../../../builders/share.ts';
import { appHistory } from './app-history.ts';
import { firstSeed } from './first-seed.ts';

const seeds = numbersOf(firstSeed, 60);

describe('tables as apps have them', () => {
  test(`from seed ${firstSeed} on: nothing told never was or still is, and hardly any row is missed that was deleted last and stands`, () => {
    const wrong: string[] = [];
    let found = 0;
    let standing = 0;
    let missed = 0;
    for (const seed of seeds) {
      const one = appHistory(seed);
      wrong.push(...one.wrong.map((what) => `seed ${seed}: ${what}`));
      found += one.found;
      standing += one.standing;
      missed += one.missed.length;
    }
    expect(wrong).toEqual([]);
    expect(found).toBeGreaterThan(40 * seeds.length);
    expect(missed / standing).toBeLessThan(0.05);
  });

  test.each([20_083, 20_574, 21_084])(
    'seed %i: what is left of the list of cells of a page is no row',
    (seed) => {
      expect(appHistory(seed).wrong).toEqual([]);
    },
  );

  test('seed 28414: bytes that a row left when it became shorter in its place are no part of it where they make a real that hardly anything has', () => {
    expect(appHistory(28_414).wrong).toEqual([]);
  });

  test.each([61_098, 62_685, 70_537])(
    'seed %i: nor are bytes that may have been left before a row which was free already',
    (seed) => {
      expect(appHistory(seed).wrong).toEqual([]);
    },
  );

  test.each([
    [50_253, 'whatever stands behind came later than the older row'],
    [50_353, 'a third took the end of the newer one as well'],
  ])('seed %i: the head of a newer row is no part of an older one, though %s', (seed) => {
    expect(appHistory(seed).wrong).toEqual([]);
  });

  test.each([
    [9_000_101, 'a text with its first letter lost would begin as no other does'],
    [9_000_279, 'a number just beyond those of live rows is far likelier than the other'],
    [9_000_743, 'a text would be of letters that none has'],
    [9_000_917, 'a number would be far beyond those as long as it'],
    [9_001_422, 'a text would end as no other does'],
  ])('seed %i: another length of the first value is no rival where %s', (seed) => {
    const { wrong, missed } = appHistory(seed);
    expect({ wrong, missed }).toEqual({ wrong: [], missed: [] });
  });

  test('seed 62016: what an older version of the page had behind a freeblock is no part of the row before', () => {
    expect(appHistory(62_016).wrong).toEqual([]);
  });

  test.each([
    [61_212, 'though what took its end in turn is in use'],
    [70_337, 'though only its length is left of it'],
    [70_331, 'though only its length and rowid are left of it, which nobody types'],
  ])('seed %i: the head of a newer row is no part of an older one, %s', (seed) => {
    expect(appHistory(seed).wrong).toEqual([]);
  });

  test.each([50_206, 50_675])(
    'seed %i: a number of the letters beside it is part of a text, so that the row was read from the wrong place',
    (seed) => {
      expect(appHistory(seed).wrong).toEqual([]);
    },
  );

  test('seed 150249: a number between two texts that is a letter by chance takes no row', () => {
    expect(appHistory(150_249).found).toBe(168);
  });

  test('seed 50673: the beginning of a long text is no short one with a number, where what came later took the rest', () => {
    expect(appHistory(50_673).wrong).toEqual([]);
  });

  test('seed 50468: where live rows have more lengths of first texts than are remembered, none counts as new', () => {
    expect(appHistory(50_468).missed.length).toBeLessThan(2);
  });

  test.each([50_353, 50_468, 50_700, 50_817, 51_014])(
    'seed %i: a longer row that lost its end is no rival of one whose end stands, as the rowids around say',
    (seed) => {
      expect(appHistory(seed).missed).toEqual([]);
    },
  );

  test.each([
    [200_441, 'in the gap, of which one stands with its head'],
    [200_500, 'in free space that was used again'],
    [200_564, 'at the end of a page that older rows came into since'],
  ])(
    'seed %i: a row is told whose neighbours were written just before and after it, %s',
    (seed) => {
      expect(appHistory(seed).missed).toEqual([]);
    },
  );

  test.each([150_651, 320_959])(
    'seed %i: a row behind which a newer one begins may have been longer, though it can be read as one that ends there',
    (seed) => {
      expect(appHistory(seed).wrong).toEqual([]);
    },
  );

  test('seed 130905: the first byte of the number of a child page is no part of the row before it, in a page that became interior', () => {
    expect(appHistory(130_905).wrong).toEqual([]);
  });

  test.each([200_199, 200_405])(
    'seed %i: where older rows were written anew, a deleted one may have had a shorter rowid than the next in order',
    (seed) => {
      expect(appHistory(seed).missed).toEqual([]);
    },
  );

  test('seed 130624: the first bytes of the row behind, which was longer, are no values of another', () => {
    expect(appHistory(130_624).wrong).toEqual([]);
  });

  test('seed 340134: a letter that is the rowid of the row behind, with its length before it, takes no end of a deleted one', () => {
    expect(appHistory(340_134).missed).toEqual([]);
  });

  test('seed 320328: a row between two others of a table that was dropped, whose rowid alone is missing, is of that table', () => {
    expect(appHistory(320_328).wrong).toEqual([]);
  });

  test.each([
    [
      410_432,
      'what was freed before and joined by what stands in front of it is told, be it but one number',
    ],
    [
      411_003,
      'a row that can be read with no other length of its first value needs no end that is beyond doubt',
    ],
    [
      411_052,
      'nor does one with a number first, behind which all others are such as live rows have',
    ],
    [
      411_924,
      'a text first, where no header says how long the row was, is no reason to doubt its end',
    ],
    [500_128, 'bytes that are in no use are none of the freeblock before them'],
    [500_290, 'a date that other bytes hardly are speaks against a byte that was left behind it'],
    [500_094, 'so does a real of few digits'],
    [500_346, 'be that the lost first value'],
    [501_480, 'behind a lost blob as well'],
    [501_330, 'a real that is cut off tells its size, and that the row was no longer'],
  ])('seed %i: %s', (seed) => {
    expect(appHistory(seed).missed).toEqual([]);
  });

  test.each([
    [
      3_612_064,
      'texts that begin and end as none of live rows do speak against another length of the first value, be the end known or not',
    ],
    [3_613_709, 'they do so in whatever column they stand'],
    [3_614_560, 'and so does a number far from those of live rows'],
    [3_615_338, 'a date that other bytes hardly are speaks against another length of the rowid'],
    [
      7_100_073,
      'what a freeblock begins with was of the table that has the page, be there a live row of another like it',
    ],
    [
      3_612_741,
      'zeros at the end of a real, and the byte behind them, are no header of a freeblock where a row goes on over them with reals of few digits',
    ],
    [7_100_790, 'be that in another column'],
    [3_612_694, 'and a deleted row may stand in another table still'],
    [7_100_687, 'be the other reading one that ends elsewhere'],
  ])('seed %i: %s', (seed) => {
    expect(appHistory(seed).missed).toEqual([]);
  });

  test('seed 500503: a row that can be read in one way only may have a byte behind it that was left', () => {
    expect(appHistory(500_503).missed.length).toBeLessThan(2);
  });

  test.each([
    [411_766, 'the letters that a blob would end with begin the text behind it'],
    [
      441_053,
      'a real is told to its end only where no longer version of the row behind it took that',
    ],
    [
      441_564,
      'in a page of a table that was emptied since, rowids are as long as those around, not as those of the rows that came later',
    ],
    [
      440_029,
      'what looks like a small row over the head of another is none where that one ends right where the next begins',
    ],
    [
      500_322,
      'the head of a longer version of the row behind took the end of one that ends a byte before the stretch does',
    ],
    [
      441_604,
      'rowids may be as long as those of the page, though the rows that are left of a table have shorter ones',
    ],
    [
      441_298,
      'where a row became shorter in its place, its last bytes stand twice, and the second ones are none of its own',
    ],
    [501_421, 'no row goes on over the header of what was freed behind it, be that a row of NULLs'],
    [
      710_138,
      'a row whose freeblock went on behind the stretch lost its end to what came there since',
    ],
    [710_895, 'a number that would be stored in fewer bytes is none'],
    [
      711_182,
      'the head of a newer row at the end of a text speaks against no reading by which that went on',
    ],
    [
      710_949,
      'a row has no longer rowid than one that came later, where a shorter one leaves bytes behind it',
    ],
    [
      900_688,
      'a number that is a letter, with the rest of the word on both sides, is none where a shorter row has another',
    ],
    [
      901_414,
      'nor is one that the text behind it goes on from, though as many rowids are missing as cells were freed',
    ],
    [720_846, 'a byte that is all there is of a row may be one that was left'],
    [901_008, 'zeros are no blob that tells of a row'],
    [
      3_610_681,
      'rows of a table that is empty now are not of the one that has the page, where no row of that holds values of such kinds',
    ],
    [
      3_615_476,
      'what was freed last lost its end to the head of a newer row where no rowid is missing for it',
    ],
    [
      3_613_715,
      'a row that ends a byte before the freeblock does is a rival of one that lost its end',
    ],
    [3_612_148, 'where a row became shorter in its place, the last byte of a blob stands twice'],
    [3_615_958, 'and the last letter of a text'],
    [3_614_526, 'a row whose rowid is not above those behind it came into space that was free'],
    [3_614_161, 'beside a row of another table a row may be of that, and have lost its end'],
    [3_615_250, 'what looks like the header of a freeblock may begin two bytes too late'],
    [
      7_102_062,
      'texts that begin and end as none of live rows do speak against a row that would hold usual ones with another length of its first value',
    ],
    [
      5_200_028,
      'a number where no live row has any is a few bytes that were left, be there a header on both sides',
    ],
    [
      8_400_087,
      'a blob of letters behind a text is its end, though a rowid is missing for the row',
    ],
    [5_200_221, 'rows behind older ones came later, and have taken the end of what is before'],
    [
      320_827,
      'the row behind may be the same with a shorter first value, and have taken the end of its earlier version',
    ],
    [
      9_995_201,
      'the header of a freeblock that ended behind what begins next took the end of a blob',
    ],
    [9_995_219, 'a row that the page ends with is no cell of an interior page that lost its end'],
  ])('seed %i: %s', (seed) => {
    expect(appHistory(seed).wrong).toEqual([]);
  });
});
