/** Beyond pdfkit's manual. */
declare namespace PDFKit {
  interface PDFDocument {
    readonly _font: {
      readonly font: { hasGlyphForCodePoint(codePoint: number): boolean };
      /** In thousandths of the font's size. */
      readonly scale: number;
      /** Of each glyph in use, with what it is in Unicode. The first glyph is `.notdef`. */
      readonly widths: number[];
      readonly unicode: (readonly number[])[];
    };
  }
}
