/** Quotes as PDF, by pdfmake. */
import { join } from 'node:path';
import type { QuotePrinter } from '../../domain/quotes/print-quote.ts';
import { layoutOf } from './layout.ts';

/** A printer with the fonts of a folder. It reads these and nothing else: what a quote says opens no file and no address. */
export function pdfPrinter(fontsFolder: string): QuotePrinter {
  const font = (style: string): string => join(fontsFolder, `Roboto-${style}.ttf`);
  return {
    async print(quote) {
      const { default: pdfmake } = await import('pdfmake'); // who asks for a paper that was made before does not wait for it
      const Roboto = { normal: font('Regular'), bold: font('Medium') };
      pdfmake.setFonts({ Roboto }); // the package is one for all printers
      pdfmake.setUrlAccessPolicy(() => false);
      pdfmake.setLocalAccessPolicy((path) => Object.values(Roboto).includes(path));
      return pdfmake.createPdf(layoutOf(quote)).getBuffer();
    },
  };
}
