/** Stands in for brotli, half of what pdfmake brings: only fonts in WOFF2 are packed with it, and ours are TTF. */
export default function decompress(): never {
  throw new Error('fonts in WOFF2 are not read: brotli is not in the bundle');
}
