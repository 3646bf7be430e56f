/** Every fault that content:check knows, shown on a pack that has just that fault. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentFolder } from '../../src/assemble.ts';
import { packFaults } from '../../src/content/check.ts';
import { tellFault } from '../../src/content/fault.ts';
import { loadLibrary } from '../../src/content/load.ts';
import { readPack } from '../../src/content/read.ts';
import { listen } from '../kit/room.ts';

const pack = 'industrial-internet';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packs-'));
});
afterAll(() => rm(folder, { recursive: true }));

// biome-ignore lint/suspicious/noExplicitAny: the point is to write what the schema forbids.
type Loose = any;

/** The faults of the shipped pack after a change to one of its files. */
async function faultsAfter(file: string, change: (json: Loose) => unknown): Promise<string[]> {
  await cp(join(contentFolder, pack), join(folder, pack), { recursive: true });
  const json: unknown = JSON.parse(await readFile(join(folder, pack, file), 'utf8'));
  const changed = change(json) ?? json;
  await writeFile(join(folder, pack, file), typeof changed === 'string' ? changed : JSON.stringify(changed));
  const read = await readPack(folder, pack);
  return ('faults' in read ? read.faults : packFaults(pack, read.content)).map(tellFault);
}

const q = (json: Loose, kind: string): Loose => json.questions.find((each: Loose) => each.kind === kind);
const distractor = (question: Loose): Loose => question.choices.find(({ id }: Loose) => id !== question.key);
const rightOf = (question: Loose): Loose => question.choices.find(({ id }: Loose) => id === question.key);

describe('a fault is told with file, item and reason', () => {
  test.each<[string, string, (json: Loose) => unknown, RegExp]>([
    ['broken JSON', 'theses.json', () => '{"theses": [', /theses\.json, the file: is not JSON/],
    [
      'an unknown key',
      'glossary.json',
      (json) => {
        json.terms[0].note = 'x';
      },
      /glossary\.json, terms\[0\] \(.+\): has unknown keys: note/,
    ],
    [
      'a missing face',
      'theses.json',
      (json) => {
        delete json.theses[2].claim.en;
      },
      /theses\.json, theses\[2\] \(3\)\.claim\.en/,
    ],
    [
      'an empty text',
      'prompts.json',
      (json) => {
        json.prompts[0].text.zh = ' ';
      },
      /prompts\[0\].*text\.zh: must not be empty/,
    ],
    [
      'three choices',
      'questions.json',
      (json) => {
        q(json, 'single').choices.pop();
      },
      /has four choices/,
    ],
    [
      'a dangling citation',
      'theses.json',
      (json) => {
        json.theses[0].cites = ['9.9'];
      },
      /thesis 1: cites ¶9\.9, which does not exist/,
    ],
    [
      'a dangling citation in a summary',
      'summary.json',
      (json) => {
        json.page[0].cites = ['0.9'];
      },
      /summary\.json, line \d+: cites ¶0\.9/,
    ],
    [
      'a citation twice',
      'glossary.json',
      (json) => {
        json.terms[0].cites = ['1.1', '1.1'];
      },
      /cites an address twice/,
    ],
    [
      'a dangling thesis',
      'prompts.json',
      (json) => {
        json.prompts[0].thesis = 99;
      },
      /names thesis 99, which does not exist/,
    ],
    [
      'a dangling section',
      'questions.json',
      (json) => {
        q(json, 'single').section = 7;
      },
      /names section 7, which does not exist/,
    ],
    [
      'another section’s citation',
      'questions.json',
      (json) => {
        Object.assign(q(json, 'single'), { section: 0, cites: ['4.1'] });
      },
      /is about section 0 but does not cite it/,
    ],
    [
      'an id twice',
      'questions.json',
      (json) => {
        json.questions[1].id = json.questions[0].id;
      },
      /stands twice/,
    ],
    [
      'a wrong address',
      'sections.json',
      (json) => {
        json.sections[1].passages[0].address = '1.2';
      },
      /1\.2: should have the address 1\.1/,
    ],
    [
      'a gap between sections',
      'sections.json',
      (json) => {
        json.sections.splice(2, 1);
      },
      /section 3: should be number 2/,
    ],
    [
      'a gap between theses',
      'theses.json',
      (json) => {
        json.theses.splice(3, 1);
      },
      /thesis 5: should be number 4/,
    ],
    [
      'another id than the folder’s',
      'article.json',
      (json) => {
        json.id = 'other';
      },
      /not the name of the folder/,
    ],
    [
      'numbers that disagree',
      'theses.json',
      (json) => {
        json.theses[0].claim.en += ' In 2021.';
      },
      /zh and en disagree in numbers: “” and “2021”/,
    ],
    [
      'the key in the stem',
      'questions.json',
      (json) => {
        const one = q(json, 'single');
        one.stem.zh += rightOf(one).text.zh;
      },
      /stands in the stem \(zh\)/,
    ],
    [
      'an accepted answer in the stem',
      'questions.json',
      (json) => {
        const one = q(json, 'typed');
        one.stem.en += ` ${one.key.en}`;
      },
      /stands in the stem \(en\)/,
    ],
    [
      'a distractor without its why',
      'questions.json',
      (json) => {
        delete distractor(q(json, 'single')).wrong;
      },
      /does not say why it is wrong/,
    ],
    [
      'a key with a why',
      'questions.json',
      (json) => {
        rightOf(q(json, 'single')).wrong = { zh: '错', en: 'wrong' };
      },
      /is the key but says why it is wrong/,
    ],
    [
      'a choice twice',
      'questions.json',
      (json) => {
        const one = q(json, 'single');
        distractor(one).text = rightOf(one).text;
      },
      /offers a choice twice/,
    ],
    [
      'unequal choices',
      'questions.json',
      (json) => {
        rightOf(q(json, 'single')).text.zh += '而且还要再加上很长很长很长的一段说明文字才算说完';
      },
      /of unequal length \(zh/,
    ],
    [
      'an absolute word',
      'questions.json',
      (json) => {
        distractor(q(json, 'single')).text.en += ' always';
      },
      /has the absolute word “always”/,
    ],
    [
      'choices out of order',
      'questions.json',
      (json) => {
        q(json, 'single').choices.reverse();
      },
      /its choices are dcba/,
    ],
    [
      'an order shown in order',
      'questions.json',
      (json) => {
        const one = q(json, 'ordering');
        one.key = one.items.map(({ id }: Loose) => id);
      },
      /in the right order already/,
    ],
    [
      'an order that lacks an item',
      'questions.json',
      (json) => {
        const one = q(json, 'ordering');
        one.key[1] = one.key[0];
      },
      /does not name each item once/,
    ],
    [
      'a which-section key elsewhere',
      'questions.json',
      (json) => {
        const one = q(json, 'which-section');
        one.section = distractor(one).section;
        one.cites = [`${one.section}.1`];
      },
      /its key is not its own section/,
    ],
    [
      'lopsided key positions',
      'questions.json',
      (json) => {
        for (const one of json.questions) if (one.kind === 'single') swapKeyTo(one, 'a');
      },
      /key positions: a is the key of \d+ %/,
    ],
    [
      'mostly true statements',
      'questions.json',
      (json) => {
        for (const one of json.questions) if (one.kind === 'true-false') one.key = true;
      },
      /true or false: 100 %/,
    ],
  ])('%s', async (_, file, change, told) => {
    const faults = await faultsAfter(file, change);
    expect(faults.join('\n')).toMatch(told);
  });

  test('all of them at once, not the first alone', async () => {
    const faults = await faultsAfter('theses.json', (json) => {
      json.theses[0].cites = ['9.9'];
      json.theses[1].cites = ['8.8'];
    });
    expect(faults).toHaveLength(2);
  });
});

function swapKeyTo(question: Loose, id: string): void {
  const [right, there] = [rightOf(question), question.choices.find((choice: Loose) => choice.id === id)];
  if (right === there) return;
  [right.text, there.text, right.wrong, there.wrong] = [there.text, right.text, there.wrong, right.wrong];
  delete there.wrong;
  question.key = id;
}

describe('a broken pack', () => {
  test('is named and left out while there is another', async () => {
    const many = await mkdtemp(join(tmpdir(), 'packs-'));
    await cp(join(contentFolder, pack), join(many, pack), { recursive: true });
    await cp(join(contentFolder, pack), join(many, 'another'), { recursive: true });
    await writeFile(join(many, 'another', 'theses.json'), '{');
    const log = listen();
    const library = await loadLibrary(many, log);
    expect(library.map(({ id }) => id)).toEqual([pack]);
    expect(log.lines).toMatchObject([{ level: 'error', fields: { pack: 'another' } }]);
    expect(JSON.stringify(log.lines)).toContain('another/theses.json, the file: is not JSON');
    await rm(many, { recursive: true });
  });

  test('stops the start when it is the only one, with all its faults', async () => {
    const one = await mkdtemp(join(tmpdir(), 'packs-'));
    await cp(join(contentFolder, pack), join(one, pack), { recursive: true });
    await writeFile(join(one, pack, 'theses.json'), '{');
    await rm(join(one, pack, 'prompts.json'));
    await expect(loadLibrary(one, listen())).rejects.toThrow(
      /theses\.json[\s\S]*prompts\.json|prompts\.json[\s\S]*theses\.json/,
    );
    await rm(one, { recursive: true });
  });

  test('is any folder that lacks a file, the first one too', async () => {
    const many = await mkdtemp(join(tmpdir(), 'packs-'));
    await cp(join(contentFolder, pack), join(many, pack), { recursive: true });
    await cp(join(contentFolder, pack), join(many, 'headless'), { recursive: true });
    await rm(join(many, 'headless', 'article.json'));
    const log = listen();
    expect((await loadLibrary(many, log)).map(({ id }) => id)).toEqual([pack]);
    expect(JSON.stringify(log.lines)).toContain('headless/article.json, the file: cannot be read');
    await expect(loadLibrary(many, log, { first: 'headless' })).rejects.toThrow('COLLOQUY_ARTICLE is “headless”');
    await rm(many, { recursive: true });
  });

  test('is not the same as none', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'packs-'));
    await expect(loadLibrary(empty, listen())).rejects.toThrow('content/README.md says how to write one');
    await rm(empty, { recursive: true });
  });
});
