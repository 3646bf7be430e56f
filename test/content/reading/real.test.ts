/** The article that the shipped pack is about, from its source: only where that lies beside the repository. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readFileOf } from '../../../src/content/reading/formats.ts';
import { readShared } from '../../kit/shared.ts';

const source = readShared('article/industrial-internet.md', 'the shipped article’s source is read in');

/** As the schema of `sections.json` says. */
const fingerprint = (paragraph: string): string =>
  createHash('sha256').update(paragraph.normalize('NFKC').replace(/\s+/g, '')).digest('hex').slice(0, 16);

test.skipIf(!source)(
  'the shipped article comes out as its opening and five sections, with nothing of the site’s',
  async () => {
    const [article] = await readFileOf({ name: 'industrial-internet.md', bytes: Buffer.from(source ?? '') });
    expect(article).toMatchObject({
      title: '产业互联网，一场与互联网的诀别',
      author: '孟永辉',
      date: '2021-04-13',
      language: 'zh',
      source: { name: '人人都是产品经理' },
    });
    expect(article?.sections.map(({ paragraphs }) => paragraphs.length)).toEqual([8, 7, 7, 7, 7, 2]);
    expect(article?.sections.map(({ title }) => title.slice(0, 2))).toEqual([
      '',
      '一、',
      '二、',
      '三、',
      '四、',
      '五、',
    ]);
    expect(article?.lead).toMatch(/^编辑导语：/);
    const text = JSON.stringify(article?.sections);
    for (const leftover of ['编辑导语', '专栏作家', '公众号', '转载', '题图', '打赏', '赞赏', 'cors', '<'])
      expect(text).not.toContain(leftover);
  },
);

test.skipIf(!source)('each of its paragraphs is the one that the shipped pack means', async () => {
  const [article] = await readFileOf({ name: 'industrial-internet.md', bytes: Buffer.from(source ?? '') });
  const shipped = JSON.parse(
    readFileSync(new URL('../../../content/industrial-internet/sections.json', import.meta.url), 'utf8'),
  );
  const expected = shipped.sections.map((section: { passages: { fingerprint: string }[] }) =>
    section.passages.map((passage) => passage.fingerprint),
  );
  expect(article?.sections.map(({ paragraphs }) => paragraphs.map(fingerprint))).toEqual(expected);
});
