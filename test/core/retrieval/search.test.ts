import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findAnswer } from '../../../src/core/retrieval/answer.ts';
import { search } from '../../../src/core/retrieval/search.ts';
import { fold, hasWords, tokensOf } from '../../../src/core/tokens.ts';
import { openRoom } from '../../kit/room.ts';

const { library } = await openRoom();
const { index } = library[0];

describe('words as matching sees them', () => {
  test.each([
    ['产业互联网', ['产', '业', '互', '联', '网', '产业', '业互', '互联', '联网']],
    ['產業', ['产', '业', '产业']],
    ['platforms running', ['platform', 'run']],
    ['S2B模式', ['s2b', '模', '式', '模式']],
    ['Ｓ２Ｂ 2,021.5', ['s2b', '2', '021', '5']],
    ['don’t internet’s', ['don’t', 'internet']],
    ['🙂 … !', []],
  ])('%j', (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens);
  });

  test('folding twice is folding once, and nothing throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(tokensOf(text).length > 0 || !hasWords(text)).toBe(true);
      }),
    );
  });
});

describe('an answer', () => {
  test.each([
    ['为什么说产业互联网不是终极状态', '4.1'],
    ['产业互联网的终极状态是什么', '4.2'],
    ['S2B和B2B是什么关系', '0.7'],
    ['什么是去互联网化', '1.3'],
    ['互联网和实体经济是什么关系', '2.2'],
    ['为什么要去流量', '3.5'],
    ['B端流量被瓜分完以后会怎样', '0.3'],
    ['区块链修正了什么问题', '1.6'],
    ['经典互联网企业会消失吗', '2.7'],
    ['产业互联网为什么会成为互联网的附庸', '5.1'],
    ['数字化工厂是怎么来的', '1.4'],
    ['現在的互聯網平台變成了什麼', '4.5'],
    ['信息不对称如何被消解', '3.3'],
    ['第三方是怎么产生的', '3.1'],
    ['从PC到移动互联网的转变有什么不同', '1.5'],
    ['Why let go of traffic?', '3.5'],
    ['What is the final state of the industrial internet?', '4.2'],
    ['How did S2B come about?', '0.7'],
    ['What will happen to classic internet companies?', '2.7'],
    ['Which technologies underlie the industrial internet?', '1.6'],
    ['Why do platforms exist?', '3.2'],
    ['What is a self-revolution?', '1.2'],
    ['What does smart recommendation have to do with it?', '1.7'],
    ['How can the real economy and the internet be reconciled?', '2.2'],
    ['What are data hubs', '4.5'],
  ])('%s is in ¶%s', (question, address) => {
    const { outcome, passages } = findAnswer(index, question);
    expect(outcome).toBe('answer');
    expect(passages.map((passage) => passage.address)).toContain(address);
  });

  test.each([
    'Who won the 2018 World Cup',
    '今天天气怎么样',
    '如何做红烧肉',
    'What is the capital of France?',
    '特斯拉的股价是多少',
    '阿里巴巴的市值',
    'Who is the CEO of Tencent',
    'how to train a dog',
    '孟永辉的生日是哪天',
    'How many employees does Alibaba have?',
    '量子力学是什么',
    '姚明多高',
    'Tell me a joke',
    'how do I cancel my subscription',
    '春节放几天假',
    'python怎么读文件',
    '你是谁',
    'Why is the sky blue',
    '房价会涨吗',
    '🙂',
    '',
    '的',
  ])('%j is not in this article', (question) => {
    expect(findAnswer(index, question)).toMatchObject({ outcome: 'none', passages: [] });
  });

  test.each([
    ['马云怎么看产业互联网', ['马云']],
    ['美团的商业模式是什么', ['美团']],
    ['How many companies use S2B?', []],
    ['有多少企业在用S2B', []],
  ])('%s is close only', (question, missing) => {
    expect(findAnswer(index, question)).toMatchObject({ outcome: 'closest', missing });
  });

  test('a name that stands nowhere makes it the closest only, and says which', () => {
    expect(findAnswer(index, 'What does it say about blockchain in Germany?')).toMatchObject({
      outcome: 'closest',
      missing: ['Germany'],
    });
    expect(findAnswer(index, 'How will big data and cloud computing develop in 2030?').missing).toEqual(['2030']);
  });
});

describe('a search', () => {
  test('finds the same in either script and width, and across languages', () => {
    const first = search(index, '信息不对称')[0];
    expect(search(index, '信息不對稱')[0]).toEqual(first);
    const addresses = (words: string) =>
      search(index, words).flatMap((hit) => (hit.of === 'passage' ? [hit.address] : []));
    expect(addresses('blockchain')).toContain('1.7');
    expect(addresses('区块链')).toContain('1.7');
  });

  test('lists each thing once: a term of that name, then the best first', () => {
    for (const words of ['blockchain', '區塊鏈', '平台 platform']) {
      const hits = search(index, words);
      const keys = hits.map(({ score: _, ...what }) => JSON.stringify(what));
      expect(new Set(keys).size).toBe(keys.length);
      const [first, ...others] = hits;
      if (words !== '平台 platform') expect(first).toMatchObject({ of: 'term', id: 'blockchain' });
      const scores = (words === '平台 platform' ? hits : others).map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    }
  });

  test.each(['红烧肉', 'the weather in Paris', 'how are you', 'the', '的', ''])('%j fits nothing', (words) => {
    expect(search(index, words)).toEqual([]);
  });

  test('keeps to a section', () => {
    const hits = search(index, 'platform', 3);
    expect(hits.length).toBeGreaterThan(2);
    for (const hit of hits)
      expect((hit.of === 'passage' ? [hit.address] : hit.cites).some((address) => address.startsWith('3.'))).toBe(true);
  });

  test('no words throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (words) => {
        search(index, words);
        findAnswer(index, words);
      }),
    );
  });
});
