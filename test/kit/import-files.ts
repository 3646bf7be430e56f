/** Books and PDFs made for the tests, byte by byte as their formats want them. */
import { strToU8, zipSync } from 'fflate';

export type Chapter = { readonly name: string; readonly title?: string; readonly html: string };
export type Book = {
  readonly title: string;
  readonly author?: string;
  readonly date?: string;
  readonly language?: string;
  readonly publisher?: string;
  readonly chapters: readonly Chapter[];
  /** EPUB 2's table of contents instead of EPUB 3's. */
  readonly old?: true;
  /** More entries of the zip, such as an encryption.xml. */
  readonly more?: Readonly<Record<string, string | Uint8Array>>;
};

/** A whole EPUB. */
export function epubOf({
  title,
  author,
  date,
  language = 'en',
  publisher,
  chapters,
  old,
  more = {},
}: Book): Uint8Array {
  const items = chapters
    .map(({ name }, at) => `<item id="c${at}" href="text/${name}" media-type="application/xhtml+xml"/>`)
    .join('');
  const refs = chapters.map((_, at) => `<itemref idref="c${at}"/>`).join('');
  const toc = old
    ? '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    : '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>';
  const opf = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title>${author ? `<dc:creator>${author}</dc:creator>` : ''}${date ? `<dc:date>${date}</dc:date>` : ''}<dc:language>${language}</dc:language>${publisher ? `<dc:publisher>${publisher}</dc:publisher>` : ''}</metadata><manifest>${items}${toc}</manifest><spine>${refs}</spine></package>`;
  const named = chapters.filter((chapter) => chapter.title);
  const nav = `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body><nav epub:type="toc"><ol>${named.map((each) => `<li><a href="text/${each.name}">${each.title}</a></li>`).join('')}</ol></nav></body></html>`;
  const ncx = `<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>${named.map((each) => `<navPoint><navLabel><text>${each.title}</text></navLabel><content src="text/${each.name}#top"/></navPoint>`).join('')}</navMap></ncx>`;
  const pages = chapters.map(({ name, html }) => [
    `OEBPS/text/${name}`,
    strToU8(
      `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>${html}</body></html>`,
    ),
  ]);
  return zipSync({
    mimetype: strToU8('application/epub+zip'),
    'META-INF/container.xml': strToU8(
      '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    ),
    'OEBPS/content.opf': strToU8(opf),
    [old ? 'OEBPS/toc.ncx' : 'OEBPS/nav.xhtml']: strToU8(old ? ncx : nav),
    ...Object.fromEntries(pages),
    ...Object.fromEntries(
      Object.entries(more).map(([name, entry]) => [name, typeof entry === 'string' ? strToU8(entry) : entry]),
    ),
  });
}

/** A line at a place, in points from the left and the bottom of an A4 page; `han` is written in GBK without a way back to Unicode. */
export type PdfLine = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly han?: Uint8Array;
};
export type PdfInfo = Readonly<Partial<Record<'Title' | 'Author' | 'CreationDate', string>>>;

/** A PDF with a text layer: Helvetica, and STSong in the predefined CMap `GBK-EUC-H`, which readers must bring themselves. */
export function pdfOf(pages: readonly (readonly PdfLine[])[], info: PdfInfo = {}): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add('');
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  add('<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /GBK-EUC-H /DescendantFonts [5 0 R] >>');
  add(
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor 6 0 R >>',
  );
  add(
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  );
  const kids = pages.map((lines) => {
    const stream = lines
      .map(
        ({ text, x, y, size = 11, han }) =>
          `BT /${han ? 'F2' : 'F1'} ${size} Tf 1 0 0 1 ${x} ${y} Tm ${han ? `<${Buffer.from(han).toString('hex')}>` : literal(text)} Tj ET`,
      )
      .join('\n');
    const content = add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${content} 0 R >>`,
    );
  });
  objects[1] = `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`;
  const about = add(
    `<< ${Object.entries(info)
      .map(([key, value]) => `/${key} ${literal(value)}`)
      .join(' ')} >>`,
  );
  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${about} 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

const literal = (text: string): string => `(${text.replace(/[\\()]/g, (sign) => `\\${sign}`)})`;

/** Text set in lines of about `width` letters, with words broken at hyphens where `breaks` says, downwards from `y`. */
export function setLines(
  text: string,
  {
    x = 72,
    y,
    width = 80,
    leading = 14,
    size = 11,
  }: {
    readonly x?: number;
    readonly y: number;
    readonly width?: number;
    readonly leading?: number;
    readonly size?: number;
  },
): readonly PdfLine[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line, at) => ({ text: line, x, y: y - at * leading, size }));
}
