import { describe, expect, it } from '@jest/globals';
import { spellings } from '../../../../shared/domain/search/spellings.ts';
import { wordsOf } from '../../../../shared/domain/words.ts';

describe('Words', () => {
  it('are compared without case, punctuation and «ё», in any alphabet', () => {
    expect(wordsOf(' «Ёлка-Плюс», Ltd.  №5 ')).toEqual(['елка', 'плюс', 'ltd', 'no5']);
    expect(wordsOf('ＡＢＣ ½')).toEqual(['abc', '1', '2']);
    expect(wordsOf('…')).toEqual([]);
  });

  it.each([
    ['a code typed in Cyrillic is Latin, too', 'асв5', ['асв5', 'acb5']],
    ['nothing but letters both alphabets have may be either', 'авв', ['авв', 'abb']],
    ['a Latin word has one spelling', 'abb5', ['abb5']],
    ['a Russian word is a Russian word', 'сатурн1', ['сатурн1', 'catyph1']],
    ['and without a digit stays so', 'ромашка', ['ромашка']],
  ])('%s', (_, word, expected) => {
    expect(spellings(word)).toEqual(expected);
  });
});
