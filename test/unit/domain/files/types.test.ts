import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type FileEnding, fileEndings } from '../../../../shared/domain/files/endings.ts';
import { beginningBytes, contentTypeOf, looksLike, typeOf } from '../../../../shared/domain/files/types.ts';
import { accepted, refusalOf } from '../../../support/domain/decisions.ts';
import { bytesOf } from '../../../support/domain/files.ts';

const office = 'application/vnd.openxmlformats-officedocument';
const open = 'application/vnd.oasis.opendocument';
const bom = '\xEF\xBB\xBF';
const ole = '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0';
const zip = 'PK\x03\x04\x14\0';
const igesLine = `${'drawing'.padEnd(72)}S      1\r\n`;

/** Each type once more: what it may be called, the first being what it is served as, and beginnings it may have. */
const table: Readonly<Record<FileEnding, readonly [called: readonly string[], beginnings: readonly string[]]>> = {
  pdf: [['application/pdf', 'application/x-pdf'], ['%PDF-1.7\n%\xE2\xE3']],
  doc: [['application/msword'], [ole]],
  docx: [[`${office}.wordprocessingml.document`], [zip, ole]],
  xls: [['application/vnd.ms-excel'], [ole]],
  xlsx: [[`${office}.spreadsheetml.sheet`], [zip, ole]],
  ppt: [['application/vnd.ms-powerpoint'], [ole]],
  pptx: [[`${office}.presentationml.presentation`], [zip, ole]],
  odt: [[`${open}.text`], [zip]],
  ods: [[`${open}.spreadsheet`], [zip]],
  rtf: [['application/rtf', 'text/rtf', 'application/msword'], ['{\\rtf1\\ansi']],
  jpg: [['image/jpeg', 'image/jpg', 'image/pjpeg'], ['\xFF\xD8\xFF\xE0\0\x10JFIF']],
  jpeg: [['image/jpeg', 'image/jpg', 'image/pjpeg'], ['\xFF\xD8\xFF\xE1']],
  png: [['image/png'], ['\x89PNG\r\n\x1A\n\0\0\0\rIHDR']],
  gif: [['image/gif'], ['GIF87a\x01', 'GIF89a\x01']],
  webp: [['image/webp'], ['RIFF\x24\0\n\0WEBPVP8 ']],
  tif: [['image/tiff'], ['II*\0\x08\0', 'MM\0*\0\0']],
  tiff: [['image/tiff'], ['II*\0\x08\0', 'MM\0*\0\0']],
  bmp: [['image/bmp', 'image/x-ms-bmp'], ['BM\x36\n\x0C\0\0\0\0\0\x36']],
  heic: [
    ['image/heic', 'image/heif'],
    ['\0\0\n\x18ftypheic', '\0\0\0\x18ftypmif1', '\0\0\0\x18ftypmsf1'],
  ],
  dwg: [
    ['image/vnd.dwg', 'application/acad', 'application/x-acad', 'application/dwg', 'image/x-dwg'],
    ['AC1015\0\0', 'AC1032\0', 'AC1.50\0'],
  ],
  dxf: [
    ['image/vnd.dxf', 'application/dxf', 'image/x-dxf', 'text/plain'],
    [
      '  0\r\nSECTION\r\n  2\r\nHEADER',
      `${bom}0\nSECTION`,
      '999\nmade by hand\n0\nSECTION',
      'AutoCAD Binary DXF\r\n\x1A\0',
    ],
  ],
  step: [
    ['model/step', 'application/step', 'application/x-step', 'text/plain'],
    ['ISO-10303-21;\nHEADER;', `${bom}\n ISO-10303-21;`],
  ],
  stp: [['model/step', 'application/step', 'application/x-step', 'text/plain'], ['ISO-10303-21;\nHEADER;']],
  igs: [
    ['model/iges', 'application/iges', 'text/plain'],
    [igesLine, `${' '.repeat(72)}C0000001`],
  ],
  iges: [['model/iges', 'application/iges', 'text/plain'], [igesLine]],
  zip: [
    ['application/zip', 'application/x-zip-compressed'],
    [zip, 'PK\x05\x06\0\0'],
  ],
  rar: [
    ['application/vnd.rar', 'application/x-rar-compressed', 'application/x-rar'],
    ['Rar!\x1A\x07\0', 'Rar!\x1A\x07\x01\0'],
  ],
  '7z': [['application/x-7z-compressed'], ['7z\xBC\xAF\x27\x1C\0\x04']],
  txt: [['text/plain'], ['\xCF\xF0\xE8\xE2\xE5\xF2', '\xFF\xFEP\0', '\xFE\xFF\0P', `${bom}text`]],
  csv: [['text/csv', 'application/csv', 'application/vnd.ms-excel', 'text/plain'], ['\xC8\xCD\xCD;1\r\n']],
  msg: [['application/vnd.ms-outlook'], [ole]],
  eml: [['message/rfc822'], ['Received: from mx\r\n', `${bom}X-Sender: a`, 'From anna@plant.example Mon Mar  2\n']],
};
const rows = Object.entries(table) as [FileEnding, (typeof table)[FileEnding]][]; // Object.entries forgets the key type

describe('The types of files that are taken', () => {
  it('are these', () => {
    expect([...fileEndings]).toEqual(Object.keys(table));
  });

  it.each(rows)('know .%s by what it is called, or by its name alone', (ending, [called]) => {
    const names = [`Чертёж v1.2.${ending}`, `A.${ending.toUpperCase()}`];
    const said = [...called, ...called.map((each) => `${each.toUpperCase()} ; charset=utf-8`)];
    for (const name of names)
      for (const each of [...said, '', 'application/octet-stream', 'binary/octet-stream'])
        expect(accepted(typeOf(name, each) as never)).toEqual({ ok: true, ending }); // a decision of no plan
    expect(contentTypeOf(ending)).toBe(called[0]);
    expect(refusalOf(typeOf(`a.${ending}`, 'text/html; charset=utf-8') as never)).toEqual({
      kind: 'rule',
      code: 'file-type-differs',
      detail: `a .${ending} file is no text/html; it is ${called.join(', ')}`,
    });
  });

  it.each(['exe', 'js', 'html', 'svg', 'docm', 'xlsm', 'lnk', 'iso', 'pdf.exe', 'pdf ', ''])(
    'are none of .%s',
    (ending) => {
      const said = ending.split('.').at(-1) ?? '';
      expect(refusalOf(typeOf(`a.${ending}`, 'application/pdf') as never)).toEqual({
        kind: 'rule',
        code: 'file-type-not-taken',
        detail: `.${said} files are not taken; these are: ${fileEndings.join(', ')}`,
      });
    },
  );

  it('are none of a name without an end', () => {
    for (const name of ['pdf', 'a.', '.'])
      expect(refusalOf(typeOf(name, '') as never)).toMatchObject({ code: 'file-type-not-taken' });
    expect(refusalOf(typeOf('pdf', '') as never).detail).toMatch(/^\. files are not taken/);
  });

  it('are served as nothing a browser would run', () => {
    expect(fileEndings.map(contentTypeOf).filter((type) => /html|svg|xml$|script/.test(type))).toEqual([]);
  });
});

describe('The beginning of a file', () => {
  it.each(rows)('of .%s is one of these', (ending, [, beginnings]) => {
    for (const beginning of beginnings)
      expect([beginning, looksLike(ending, bytesOf(beginning))]).toEqual([beginning, true]);
  });

  it.each(rows)('of .%s has nothing before it', (ending, [, beginnings]) => {
    for (const beginning of beginnings) expect(looksLike(ending, bytesOf(`\0${beginning}`))).toBe(false);
  });

  it.each([
    ['a program', 'MZ\x90\0\x03\0\0\0', []],
    ['a program of Linux', '\x7FELF\x02\x01\x01\0', []],
    ['a page', '<html><script>alert(1)</script></html>', ['txt', 'csv']],
    ['a script', '#!/bin/sh\nrm -rf /\n', ['txt', 'csv']],
    ['a PDF', '%PDF-1.7\n\0', ['pdf']],
    ['an archive', zip, ['docx', 'xlsx', 'pptx', 'odt', 'ods', 'zip']],
    ['an old document', ole, ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'msg']],
    ['a mail', 'Subject: hi\r\n\r\nhello', ['txt', 'csv', 'eml']],
    ['a text with a zero in it', 'Subject: hi\r\n\0', []],
    ['a drawing with a zero in it', '0\nSECTION\n\0', []],
    ['lines of 80 letters with a zero in them', `${' '.repeat(72)}S0000001\0`, []],
    ['a picture cut short', '\x89PNG\r\n', ['txt', 'csv']],
    ['a long first line of another kind', `${'x'.repeat(72)}D`, ['txt', 'csv']],
  ])('that is %s is only that of %s', (_what, beginning, endings: readonly string[]) => {
    expect(fileEndings.filter((ending) => looksLike(ending, bytesOf(beginning)))).toEqual(endings);
  });

  it('is read byte by byte, whatever the bytes, and as far as it goes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: beginningBytes }), fc.constantFrom(...fileEndings), (bytes, ending) => {
        const again = looksLike(ending, Uint8Array.from([...bytes]));
        expect(looksLike(ending, bytes)).toBe(again);
        expect(looksLike('pdf', bytesOf('%PDF-').subarray(0, 4))).toBe(false);
      }),
    );
    expect(beginningBytes).toBe(4096);
    const whole = new Uint8Array(beginningBytes).fill(0x41);
    expect(looksLike('txt', whole)).toBe(true);
    whole[beginningBytes - 1] = 0;
    expect(looksLike('txt', whole)).toBe(false);
  });
});
