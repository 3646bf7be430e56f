/** Questions to the shipped article in both languages, with the paragraph that answers or none. */
import { describe, expect, test } from 'vitest';
import { findAnswer } from '../../../src/core/retrieval/answer.ts';
import { searchLibrary } from '../../../src/core/retrieval/search.ts';
import { sentencesOf } from '../../../src/core/sentences.ts';
import { openRoom } from '../../kit/room.ts';

const { library } = await openRoom();
const [{ index }] = library;

describe('the shipped article answers', () => {
  test.each([
    ['产业互联网的概念是什么时候出现的', '0.1'],
    ['产业互联网为什么会陷入流量的循环', '0.2'],
    ['如果只盯着B端流量，产业互联网会有什么后果', '0.3'],
    ['产业互联网的关键是流量吗', '0.4'],
    ['产业互联网的本质是什么', '0.6'],
    ['给S2B贴标签有用吗', '0.8'],
    ['什么是自我革命', '1.2'],
    ['去互联网化要改变哪两样东西', '1.3'],
    ['行业效率靠什么提高', '1.4'],
    ['數字化工廠是誰建起來的', '1.4'],
    ['消费互联网和产业互联网的地基有什么不同', '1.5'],
    ['产业互联网的底层技术有哪些', '1.6'],
    ['智能推荐依托什么', '1.7'],
    ['互联网提高效率靠的是什么', '2.1'],
    ['怎样弥合实体经济和互联网经济的鸿沟', '2.2'],
    ['玩家想借产业互联网做什么', '2.3'],
    ['“产业”在这里指什么', '2.4'],
    ['产业互联网是互联网的一种吗', '2.5'],
    ['互联网行业和传统行业是什么关系', '2.6'],
    ['經典的互聯網企業以後還在嗎', '2.7'],
    ['流量思维带来了什么结果', '3.1'],
    ['平台的作用是什么', '3.2'],
    ['互联网平台的意义在哪里', '3.2'],
    ['供需怎样不靠平台就能对接', '3.3'],
    ['产业互联网时代还有中心吗', '3.4'],
    ['为什么要先去流量', '3.5'],
    ['不用流量思维以后，我们怎么看自己', '3.6'],
    ['什么才是真正的产业互联网', '3.7'],
    ['中间状态是什么意思', '4.1'],
    ['终极状态是什么', '4.2'],
    ['为什么玩家都关注数字化和智能化', '4.3'],
    ['互联网会消失吗', '4.4'],
    ['平台变成了什么', '4.5'],
    ['看清中间状态有什么好处', '4.7'],
    ['和互联网绑得太紧会怎样', '5.1'],
    ['怎样才有更多想象空间', '5.2'],
    ['Why did early players get stuck on traffic?', '0.2'],
    ['What happens once business-side traffic is used up?', '0.3'],
    ['Is traffic the key?', '0.4'],
    ['What is the industrial internet in essence?', '0.6'],
    ['Where does S2B come from?', '0.7'],
    ['Do new labels help S2B?', '0.8'],
    ['What does de-internetisation change?', '1.3'],
    ['How were digital factories built?', '1.4'],
    ['What did the move from PC to mobile rest on?', '1.5'],
    ['Why were blockchain and big data invented?', '1.6'],
    ['What did the internet’s efficiency rest on?', '2.1'],
    ['How did the internet age weaken the real economy?', '2.2'],
    ['What do “industry” and “internet” mean here?', '2.4'],
    ['Is the industrial internet a kind of internet?', '2.5'],
    ['Will the classic internet companies survive?', '2.7'],
    ['What are platforms for?', '3.2'],
    ['How can supply and demand meet without a platform?', '3.3'],
    ['Are there centres in the industrial internet era?', '3.4'],
    ['How do we break the spell of traffic?', '3.5'],
    ['What is an intermediate state?', '4.1'],
    ['What is the final state?', '4.2'],
    ['Is the internet going to disappear?', '4.4'],
    ['Why do players turn to digitalisation?', '4.3'],
    ['What have internet platforms become?', '4.5'],
    ['When did the idea of the industrial internet come up?', '0.1'],
    ['What happens if it stays bound to the internet?', '5.1'],
  ])('%s in ¶%s', (question, address) => {
    const { outcome, sure, passages } = findAnswer(index, question);
    expect(outcome).toBe('answer');
    expect(sure).not.toBe('closest');
    expect(passages.map((passage) => passage.address)).toContain(address);
  });

  test.each([
    'What is the meaning of life?',
    '云计算哪家强',
    '谁发明了区块链',
    '产业互联网的市场规模有多少亿',
    'How much money did the platforms earn?',
    'When was blockchain invented?',
    '作者几岁了',
    'How old is the author?',
    '推荐一部电影',
    'What time does the shop open?',
    '茶叶怎么保存',
    'Which football club is the best?',
  ])('%s is not answered', (question) => {
    const { outcome, sure } = findAnswer(index, question);
    expect(outcome).not.toBe('answer');
    expect(sure).toBe('closest');
  });
});

describe('what is marked', () => {
  test.each(['en', 'zh'] as const)('is a whole sentence of the words that are shown (%s)', (language) => {
    const face = library[0].faces[language];
    for (const question of [
      '为什么要先去流量',
      'What is the final state?',
      '第三方是怎么产生的',
      'What are platforms for?',
    ]) {
      const { passages } = findAnswer(index, question, { language });
      expect(passages.some(({ mark }) => mark)).toBe(true);
      for (const { address, mark } of passages) {
        const passage = face.sections.flatMap((section) => section.passages).find((one) => one.address === address);
        const shown = passage?.text ?? passage?.note ?? '';
        if (mark) expect(sentencesOf(shown)).toContainEqual(mark);
      }
    }
  });
});

describe('a follow-up', () => {
  test.each([
    ['and why?', 'What is the final state?', '4.2'],
    ['那为什么？', '为什么要先去流量', '3.5'],
    ['那平台呢？', '互联网提高效率靠的是什么', '1.4'],
    ['它是怎么产生的？', '第三方是什么', '3.1'],
  ])('%s after %s', (question, before, address) => {
    const { outcome, passages } = findAnswer(index, question, { before });
    expect(outcome).not.toBe('none');
    expect(passages.map((passage) => passage.address)).toContain(address);
  });

  test('a question that stands by itself is read alone', () => {
    const alone = findAnswer(index, 'What is the final state?');
    expect(findAnswer(index, 'What is the final state?', { before: 'What are platforms for?' })).toEqual(alone);
  });
});

test('a search of the whole library names the article and the paragraph', () => {
  const [hit] = searchLibrary(library, '信息不對稱');
  expect(hit).toMatchObject({ pack: library[0], address: '3.3' });
  expect(searchLibrary(library, 'red-cooked pork')).toEqual([]);
});
