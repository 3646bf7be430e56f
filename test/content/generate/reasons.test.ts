/** Why a gate does not let a draft pass, as whoever reviews it reads it. */
import { expect, test } from 'vitest';
import { generateDrafts } from '../../../src/content/generate/generate.ts';
import { readSource } from '../../../src/content/generate/reading.ts';
import { draftLines, fieldsOf, regated } from '../../../src/content/generate/review.ts';
import { type ReasonName, reportSchema } from '../../../src/content/generate/schema.ts';
import { languages } from '../../../src/core/language.ts';
import { textsOf } from '../../../src/texts/texts.ts';
import { articleSource } from '../../kit/drafting.ts';

test('every reason names what it is about in each language, as a sentence', () => {
  const [zh, en] = languages.map((language) => textsOf(language).drafts.why);
  if (!zh || !en) throw new Error('both languages have texts');
  for (const name of Object.keys(en) as ReasonName[]) {
    const told = [zh[name]('7', '8', '9'), en[name]('7', '8', '9')];
    const named = told.map((words) => words.match(/[789]/g)?.toSorted());
    expect(named[0], name).toEqual(named[1]);
    expect(told[0]).toMatch(/\p{Script=Han}.*。$/u);
    expect(told[1]).toMatch(/^[^\p{Script=Han}]+\.$/u);
  }
});

test.each([
  ['zh', '选项整齐', '长短差得太多'],
  ['en', 'well formed', 'differ in length'],
] as const)('what is wrong with an edited draft is told in %s', (language, gate, why) => {
  const source = articleSource('attention');
  const texts = textsOf(language);
  const { drafts } = generateDrafts(source, { count: 5 });
  const gap = drafts.find(({ question }) => question.kind === 'single' && question.key !== 'a');
  if (!gap) throw new Error('there is a question with a gap');
  const choice = fieldsOf(gap, texts).find(({ name }) => name === texts.drafts.fields.choice('A'));
  const edited = choice?.set(gap, '一个长得谁都看得出来的选项');
  if (!edited) throw new Error('a choice can be edited');
  const again = regated(edited, drafts, readSource(source));
  for (const report of again.gates) expect(reportSchema.parse(report)).toEqual(report);
  const told = draftLines(again, source, texts).join('\n');
  expect(told).toContain(gate);
  expect(told).toContain(why);
});
