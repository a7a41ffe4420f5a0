/** What we use of pdfmake. Its types from outside bring those of a browser along, for the whole product. */
declare module 'pdfmake' {
  type Margin = number | [left: number, top: number, right: number, bottom: number];

  export type Style = {
    font?: string;
    fontSize?: number;
    bold?: boolean;
    color?: string;
    alignment?: 'left' | 'right';
    margin?: Margin;
  };

  export type Content =
    | string
    | (Style & { style?: string; noWrap?: boolean; unbreakable?: boolean; width?: number | '50%' } & (
          | { text: string }
          | { stack: Content[] }
          | { columns: Content[] }
          | { table: Table; layout?: 'noBorders' | Lines }
        ));

  /** Widths in points, of the n-th line or column. */
  type Lines = Record<'hLineWidth' | 'vLineWidth' | 'paddingLeft' | 'paddingRight', (n: number) => number>;

  type Table = {
    headerRows?: number;
    dontBreakRows?: boolean;
    widths?: (number | 'auto' | '*')[];
    body: Content[][];
  };

  export type Definition = {
    pageSize: 'A4';
    pageOrientation: 'landscape' | 'portrait';
    pageMargins: Margin;
    language: string;
    info: { title: string };
    defaultStyle: Style;
    styles: Record<string, Style>;
    watermark?: { text: string; color: string; opacity: number; bold: boolean };
    content: Content[];
    footer: (page: number, pages: number) => Content;
  };

  type FontFiles = { normal: string; bold: string };

  const pdfmake: {
    setFonts: (fonts: Record<string, FontFiles>) => void;
    setUrlAccessPolicy: (allows: (url: string) => boolean) => void;
    setLocalAccessPolicy: (allows: (path: string) => boolean) => void;
    createPdf: (definition: Definition) => { getBuffer: () => Promise<Buffer> };
  };
  export default pdfmake;
}
