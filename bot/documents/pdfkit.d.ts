/** Beyond pdfkit's manual. */
declare namespace PDFKit {
  interface PDFDocument {
    readonly _font: {
      readonly font: { hasGlyphForCodePoint(codePoint: number): boolean };
      /** The font's own measure in thousandths of its size. */
      readonly scale: number;
      /** The width of each glyph in use, and what it is in Unicode. The first glyph is `.notdef`. */
      readonly widths: number[];
      readonly unicode: (readonly number[])[];
    };
  }
}
