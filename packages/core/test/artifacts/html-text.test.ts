import { expect, test } from 'vitest';
import { linksInTexts } from '../../src/artifacts/messages/chat-message.ts';
import { textsInHtml } from '../../src/artifacts/links/html-text.ts';

const linksOf = (html: string): string[] => linksInTexts(textsInHtml(html));

test('a link that is parted for the eye is one link, its target another text of the same', () => {
  const shown =
    '<span class="invisible">https://www.</span><span class="ellipsis">gutenberg.org/ebooks</span><span class="invisible">/39014</span>';
  expect(
    linksOf(`<p>See <a href="https://www.gutenberg.org/ebooks/39014">${shown}</a></p>`),
  ).toEqual(['https://www.gutenberg.org/ebooks/39014']);
});

test('words on both sides of a tag that ends a line do not run into a link', () => {
  expect(linksOf('<p>https://one.example</p><p>two</p>https://three.example<br>four')).toEqual([
    'https://one.example',
    'https://three.example',
  ]);
});

test('character references are resolved, in text and in addresses', () => {
  expect(
    linksOf('<a href="https://one.example/?a&amp;b">x</a> https://two.example/?c&#38;d'),
  ).toEqual(['https://two.example/?c&d', 'https://one.example/?a&b']);
});

test('names of the markup are no links, addresses of pictures are', () => {
  expect(
    linksOf('<img itemtype="http://schema.skype.com/Emoji" src=\'https://picture.example/1.png\'>'),
  ).toEqual(['https://picture.example/1.png']);
});

test('plain text with angle brackets keeps its links', () => {
  expect(linksOf('1 < 2, see <https://one.example/> & https://two.example/')).toEqual([
    'https://one.example/',
    'https://two.example/',
  ]);
  expect(textsInHtml(null)).toEqual([]);
  expect(textsInHtml('just text')).toEqual(['just text']);
});

test('an address with a bracket within is taken as far as it goes', () => {
  expect(linksOf('<a href="https://one.example/?a>b">x</a>')[0]).toBe('https://one.example/?a');
});

test('a text of nothing but beginnings of tags costs linear time', () => {
  for (const part of ['<a ', '<a href="', '<', '&amp', "<a href='x "]) {
    const texts = textsInHtml(part.repeat(200_000));
    expect(texts.length).toBeGreaterThan(0);
  }
}, 5000);
