/** An importer that is whole but for its parts: it reads what it is sent, and takes the first line for the title. */
import { createImporter } from '../../src/content/import/importer.ts';
import type { Page } from '../../src/content/import/page-fetch.ts';
import { textsOf } from '../../src/texts/texts.ts';

export const essay = 'On harbours\n\nA harbour waits.\n\nTides come and go.\n';

/** `fetchPage` brings what a link stands for; `written` is what was kept, with where it came from. */
export function openEssays(fetchPage: (url: string) => Promise<Page> = pageOf) {
  const written: { readonly title: string; readonly from: string; readonly right: boolean; readonly bytes: number }[] =
    [];
  let bytes = 0;
  const importer = createImporter({
    fetchPage,
    async parse(files) {
      return files.map((file) => {
        bytes = file.bytes.length;
        const [title = '', ...paragraphs] = new TextDecoder().decode(file.bytes).trim().split('\n\n');
        return { title, language: 'en', sections: [{ title: '', paragraphs }] };
      });
    },
    async write({ title, sections }, { from, right }) {
      const isNew = !written.some((one) => one.title === title);
      written.push({ title, from, right, bytes });
      const added = sections.flatMap(({ paragraphs }) => paragraphs).length;
      return { id: 'on-harbours', added, changed: 0, stale: 0, outdated: 0, isNew, unchanged: !isNew };
    },
    reload: async () => {},
    explain: () => undefined,
    most: 10_000,
    endings: ['html', 'md', 'txt', 'epub', 'pdf'],
  });
  return { importer, written, texts: textsOf('en').add };
}

const pageOf = async (url: string): Promise<Page> => ({
  bytes: new TextEncoder().encode(essay),
  contentType: 'text/plain',
  url,
  name: 'essay.txt',
});
