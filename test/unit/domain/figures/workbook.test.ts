import { describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { tablesCsv } from '../../../../shared/domain/figures/csv.ts';
import { workbookOf } from '../../../../shared/domain/figures/workbook.ts';

const tables = [
  {
    name: 'Figures',
    titles: ['who', 'how much'],
    rows: [
      ['Ёлка & Co', 12.5],
      ['=1+1', -3],
      [undefined, 0],
    ],
  },
  { name: 'Meaning', rows: [['how much', 'In roubles']] },
];

describe('Several tables', () => {
  it('are a workbook with a sheet each: numbers as numbers, texts as texts, nothing as nothing', async () => {
    const parts = unzipSync(await workbookOf(tables));
    const read = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
    const names = [...read('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name);
    expect(names).toEqual(['Figures', 'Meaning']);
    const texts = [...read('xl/sharedStrings.xml').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text);
    expect(texts).toEqual(['who', 'how much', 'Ёлка &amp; Co', '=1+1', 'In roubles']);
    const sheet = read('xl/worksheets/sheet1.xml');
    expect(sheet).not.toContain('<f>'); // no formula
    expect(sheet).toContain('<v>12.5</v>');
    expect(sheet).toContain('<v>-3</v>');
    expect([...sheet.matchAll(/<row /g)]).toHaveLength(4);
  });

  it('are one under the other in a CSV', () => {
    expect(tablesCsv(tables, 'comma').split('\r\n')).toEqual([
      '\ufeffwho;how much',
      'Ёлка & Co;12,5',
      "'=1+1;-3",
      ';0',
      '',
      'how much;In roubles',
      '',
    ]);
  });
});
