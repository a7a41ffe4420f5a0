/** Which files are taken: nothing that runs by itself, and nothing that a browser would run. */
import { refuse, type Refused } from '../records/refusal.ts';
import { type FileEnding, fileEndings } from './endings.ts';

/** How a file begins, each byte read as one letter: a name says nothing of what is inside. */
const looks = {
  pdf: /^%PDF-/,
  zip: /^PK(\x03\x04|\x05\x06)/,
  /** Word, Excel and Outlook before 2007, and anything of Office under a password. */
  ole: /^\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1/,
  rtf: /^\{\\rtf/,
  jpeg: /^\xFF\xD8\xFF/,
  png: /^\x89PNG\r\n\x1A\n/,
  gif: /^GIF8[79]a/,
  webp: /^RIFF[^]{4}WEBP/,
  tiff: /^(II\*\0|MM\0\*)/,
  bmp: /^BM[^]{4}\0\0\0\0/,
  heic: /^[^]{4}ftyp(heic|heix|heim|heis|hevc|mif1|msf1)/,
  dwg: /^AC1[\d.][\d.]\d/,
  dxf: /^(AutoCAD Binary DXF\r\n|(\xEF\xBB\xBF)?\s*(0\s+SECTION|999\s)[^\0]*$)/,
  step: /^(\xEF\xBB\xBF)?\s*ISO-10303-21;/,
  /** Its lines have 80 letters, and the 73rd tells the section. */
  iges: /^[^\0]{72}[SC][^\0]*$/,
  rar: /^Rar!\x1A\x07/,
  '7z': /^7z\xBC\xAF\x27\x1C/,
  text: /^(\xFF\xFE|\xFE\xFF|[^\0]*$)/,
  mail: /^(\xEF\xBB\xBF)?(From |[!-9;-~]+:)[^\0]*$/,
} as const;
type Look = keyof typeof looks;

type FileType = {
  /** Any of these. */
  readonly looks: readonly Look[];
  /** What senders call it; the first is what it is served as. */
  readonly called: readonly [string, ...string[]];
};

const of = (look: Look | readonly Look[], ...called: FileType['called']): FileType => ({
  looks: typeof look === 'string' ? [look] : look,
  called,
});
const office = 'application/vnd.openxmlformats-officedocument';
const open = 'application/vnd.oasis.opendocument';
const [jpeg, tiff] = [of('jpeg', 'image/jpeg', 'image/jpg', 'image/pjpeg'), of('tiff', 'image/tiff')];
const step = of('step', 'model/step', 'application/step', 'application/x-step', 'text/plain');
const iges = of('iges', 'model/iges', 'application/iges', 'text/plain');

/** By the end of the name. */
const types: Readonly<Record<FileEnding, FileType>> = {
  pdf: of('pdf', 'application/pdf', 'application/x-pdf'),
  doc: of('ole', 'application/msword'),
  docx: of(['zip', 'ole'], `${office}.wordprocessingml.document`),
  xls: of('ole', 'application/vnd.ms-excel'),
  xlsx: of(['zip', 'ole'], `${office}.spreadsheetml.sheet`),
  ppt: of('ole', 'application/vnd.ms-powerpoint'),
  pptx: of(['zip', 'ole'], `${office}.presentationml.presentation`),
  odt: of('zip', `${open}.text`),
  ods: of('zip', `${open}.spreadsheet`),
  rtf: of('rtf', 'application/rtf', 'text/rtf', 'application/msword'),
  jpg: jpeg,
  jpeg,
  png: of('png', 'image/png'),
  gif: of('gif', 'image/gif'),
  webp: of('webp', 'image/webp'),
  tif: tiff,
  tiff,
  bmp: of('bmp', 'image/bmp', 'image/x-ms-bmp'),
  heic: of('heic', 'image/heic', 'image/heif'),
  dwg: of('dwg', 'image/vnd.dwg', 'application/acad', 'application/x-acad', 'application/dwg', 'image/x-dwg'),
  dxf: of('dxf', 'image/vnd.dxf', 'application/dxf', 'image/x-dxf', 'text/plain'),
  step,
  stp: step,
  igs: iges,
  iges,
  zip: of('zip', 'application/zip', 'application/x-zip-compressed'),
  rar: of('rar', 'application/vnd.rar', 'application/x-rar-compressed', 'application/x-rar'),
  '7z': of('7z', 'application/x-7z-compressed'),
  txt: of('text', 'text/plain'),
  csv: of('text', 'text/csv', 'application/csv', 'application/vnd.ms-excel', 'text/plain'),
  msg: of('ole', 'application/vnd.ms-outlook'),
  eml: of('mail', 'message/rfc822'),
};

/** What a browser says of a file it does not know. */
const unknown: readonly string[] = ['', 'application/octet-stream', 'binary/octet-stream'];

const endingOf = (fileName: string): string => (fileName.split('.').slice(1).at(-1) ?? '').toLowerCase();

/** The type of a file by its name, unless it is none that is taken, or the sender calls it something else. */
export function typeOf(
  fileName: string,
  contentType: string,
): { readonly ok: true; readonly ending: FileEnding } | Refused {
  const said = endingOf(fileName);
  const ending = fileEndings.find((each) => each === said);
  if (ending === undefined)
    return refuse('file-type-not-taken', `.${said} files are not taken; these are: ${fileEndings.join(', ')}`);
  const [first] = contentType.toLowerCase().split(';') as [string]; // any text has a first part
  const called = first.trim();
  const { called: names } = types[ending];
  if (unknown.includes(called) || names.includes(called)) return { ok: true, ending };
  return refuse('file-type-differs', `a .${ending} file is no ${called}; it is ${names.join(', ')}`);
}

/** What a file is stored and served as: never what its sender called it. */
export const contentTypeOf = (ending: FileEnding): string => types[ending].called[0];

/** As many bytes of its beginning tell what a file is. */
export const beginningBytes = 4096;

/** Whether a file that begins like this is of the type. */
export function looksLike(ending: FileEnding, beginning: Uint8Array): boolean {
  const text = String.fromCharCode(...beginning);
  return types[ending].looks.some((look) => looks[look].test(text));
}
