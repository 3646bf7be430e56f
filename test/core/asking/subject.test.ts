import { describe, expect, test } from 'vitest';
import { subjectOf } from '../../../src/core/asking/subject.ts';
import { isFollowUp } from '../../../src/core/retrieval/follow-up.ts';

describe('a follow-up', () => {
  test.each([
    'and why?',
    'Why?',
    'but how?',
    'What about data?',
    'and the platforms?',
    'why does he say that?',
    'What does it mean?',
    '为什么呢？',
    '那数据呢？',
    '还有平台呢',
    '他为什么这么说？',
  ])('cannot be understood alone: %s', (question) => {
    expect(isFollowUp(question)).toBe(true);
  });

  test.each([
    'Why let go of traffic?',
    'What does this article say about traffic?',
    'And what does smart recommendation have to do with cloud computing?',
    'Why is it not the final state of the industrial internet?',
    '产业互联网的终极状态是什么',
    '这篇文章怎么看流量',
    '那么产业互联网和消费互联网有什么不同',
    '其他平台怎么样',
    '🙂',
  ])('is none where the question says what it is about: %s', (question) => {
    expect(isFollowUp(question)).toBe(false);
  });
});

describe('the subject of a question', () => {
  test.each([
    ['Why let go of traffic?', 'why should we LET GO of the traffic'],
    ['为什么要去流量', '去流量，为什么？'],
    ['現在的平台', '现在的平台'],
    ['@everyone?', '@Everyone'],
  ])('is the same in other words: %s = %s', (one, other) => {
    expect(subjectOf(one)).toBe(subjectOf(other));
  });

  test('is another for another question, and for the same one that goes on from another', () => {
    expect(subjectOf('Why traffic?')).not.toBe(subjectOf('Why platforms?'));
    expect(subjectOf('and why?', 'What is S2B?')).toBe(subjectOf('What is S2B?'));
    expect(subjectOf('and why?', 'What is S2B?')).not.toBe(subjectOf('and why?', 'What is traffic?'));
  });

  test('is never empty where there is a word', () => {
    expect(subjectOf('why')).toBe('why');
  });
});
