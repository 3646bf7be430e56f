/** A small bot for several people at one terminal: a quiz of two questions with real boards, and a few look-ups. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Action, Block, Card, Form } from '../../../src/core/card.ts';
import type { Bot, CardReply, Interaction, Reply } from '../../../src/core/interaction.ts';
import type { Language } from '../../../src/core/language.ts';
import type { PersonId, Posted } from '../../../src/core/place.ts';
import type { Platform } from '../../../src/core/ports.ts';
import { type Press, readPress, writePress } from '../../../src/core/press.ts';

const words = {
  en: {
    lobby: 'Quiz: Traffic',
    join: 'Join',
    begin: 'Begin',
    next: 'Next question',
    order: 'Put in order',
    in: 'In: ',
  },
  zh: { lobby: '测验：流量', join: '加入', begin: '开始', next: '下一题', order: '排序', in: '已加入：' },
};

const press = (event: string, ...args: string[]): Press => ({ machine: 'quiz', session: 'k3', event, args });
const actions = (...of: Action[]): Block => ({ is: 'actions', of });
const order = ['Users', 'Traffic', 'Data'];

export type Party = {
  readonly bot: Bot;
  /** Everything that came in. */
  readonly heard: readonly Interaction[];
  /** Where its boards are shown. */
  sitsAt(platform: Platform): void;
  settled(): Promise<void>;
};

/** `language` is the boards'. Boards are drawn a moment after the answer that changed them, as in the real bot. */
export function openParty(language: Language = 'en'): Party {
  const heard: Interaction[] = [];
  const say = words[language];
  const players = new Map<PersonId, string>();
  const answers = new Map<string, string>();
  const boards = new Map<string, Posted>();
  let platform: Platform | undefined;
  let phase: 'lobby' | 'first' | 'second' | 'over' = 'lobby';
  let underWay: Promise<void> = Promise.resolve();

  const drawn = (name: string): Card =>
    name === 'lobby' ? lobby() : name === 'first' ? first() : name === 'second' ? second() : podium();
  function lobby(): Card {
    const names = [...players.values()].join(', ') || '–';
    const join: Action = { label: say.join, press: press('join'), main: true };
    const begin: Action = { label: say.begin, press: press('begin') };
    return {
      title: say.lobby,
      blocks: [
        { is: 'text', text: 'Two questions, about 40 seconds each.' },
        { is: 'text', text: `${say.in}${names}` },
        actions(join, ...(phase === 'lobby' ? [begin] : [])),
      ],
    };
  }
  const count = (round: string): number => [...answers.keys()].filter((key) => key.startsWith(round)).length;
  const isOpen = (round: string): boolean => phase === round && count(round) < players.size;
  function first(): Card {
    const open = isOpen('first');
    return {
      title: open ? 'Question 1 of 2' : 'Question 1 of 2: the answer',
      blocks: [
        { is: 'text', text: [{ bold: 'What went first?' }] },
        {
          is: 'choices',
          of: ['A', 'B'].map((letter) => ({
            letter,
            text: letter === 'A' ? 'The platform' : 'Traffic',
            ...(!open && letter === 'B' && { mark: 'right' as const }),
          })),
        },
        { is: 'text', text: ['Closes ', { time: 40_000, as: 'relative' }, ' (', { time: 40_000, as: 'clock' }, ')'] },
        { is: 'note', text: `${count('first')} of ${players.size} have answered.` },
        open
          ? actions(...['A', 'B'].map((label): Action => ({ label, press: press('answer', 'first', label) })))
          : actions({ label: say.next, press: press('next'), main: true }),
      ],
    };
  }
  const second = (): Card => ({
    title: 'Question 2 of 2',
    blocks: [
      { is: 'note', text: `${count('second')} of ${players.size} have answered.` },
      actions({ label: say.order, press: press('fill'), main: true }),
    ],
  });
  const podium = (): Card => ({
    title: 'Final standings',
    blocks: [
      {
        is: 'standings',
        rows: [...players.values()].map((name, at) => ({ rank: at + 1, name, points: 1_000 - at })),
      },
    ],
  });

  const show = (name: string): void => {
    underWay = underWay.then(async () => {
      await sleep(1);
      const shown = { card: drawn(name), language };
      const posted = boards.get(name);
      if (posted) await platform?.edit(posted.message, shown);
      else if (platform) boards.set(name, await platform.post(heard[0]?.place as Interaction['place'], shown, name));
    });
  };
  /** A board may be quicker than the answer that brought it about, and be drawn twice before it. */
  const quick = async ({ place }: Interaction): Promise<void> => {
    const board = (title: string, words: string) => ({
      language,
      card: { title, blocks: [{ is: 'text', text: words }] } satisfies Card,
    });
    const posted = await platform?.post(place, board('Old', `${heard.length} so far`), 'old');
    await platform?.post(place, board('New', 'one'), `new ${heard.length}`);
    if (posted) await platform?.edit(posted.message, board('Old', `${heard.length} so far`));
    if (posted) await platform?.edit(posted.message, board('Old', `${heard.length} in all`));
  };
  const form: Form = {
    title: say.order,
    press: press('filled'),
    fields: order.map((_, at) => ({
      id: `place${at}`,
      label: `Place ${at + 1}`,
      required: true,
      is: 'pick',
      of: order.map((label, index) => ({ id: String(index), label: `${'ABC'[index]} · ${label}` })),
    })),
  };
  const onPress = (from: Interaction & { is: 'press' }): Reply => {
    const { event, args } = readPress(writePress(from.press)) ?? from.press;
    switch (event) {
      case 'join':
        players.set(from.person.id, from.person.name);
        show('lobby');
        return privately({ title: 'You are in', tone: 'good', blocks: [] });
      case 'begin':
        phase = 'first';
        show('lobby');
        show('first');
        return privately({ title: 'Here we go', blocks: [] });
      case 'answer': {
        if (!isOpen('first')) return privately({ title: 'It had closed', tone: 'bad', blocks: [] }, { failed: true });
        answers.set(`first ${from.person.id}`, args[1] ?? '');
        show('first');
        return privately({ title: `Your answer: ${args[1]}`, blocks: [] });
      }
      case 'next':
        phase = 'second';
        show('second');
        return privately({ title: 'On we go', blocks: [] });
      case 'fill':
        return { is: 'form', form, language };
      default:
        return privately({ title: `Pressed ${event}`, blocks: [] });
    }
  };
  const onForm = (from: Interaction & { is: 'form' }): Reply => {
    if (from.press.event !== 'filled') return privately({ title: 'Filled in', blocks: [] });
    answers.set(`second ${from.person.id}`, Object.values(from.values).join());
    show('second');
    if (count('second') === players.size) {
      phase = 'over';
      show('podium');
    }
    return privately({ title: `Your order: ${Object.values(from.values).join(' ')}`, blocks: [] });
  };
  const onLine = (text: string): Reply => {
    switch (text) {
      case '/quiz start':
        show('lobby');
        return privately({ title: 'A quiz is open', blocks: [] });
      case '/quick':
        return privately({ title: 'There it is', blocks: [] });
      case '/host':
        return privately({
          title: 'For the host',
          blocks: [
            actions({ label: 'End the quiz', press: press('stop') }, { label: 'Site', to: 'https://a.example' }),
          ],
        });
      case '/ask':
        return {
          is: 'form',
          language,
          form: {
            title: 'article ask',
            press: press('asked'),
            fields: [
              { id: 'question', label: 'Your question', required: true, is: 'paragraph', most: 400 },
              { id: 'section', label: 'Section', required: false, is: 'line', most: 2 },
            ],
          },
        };
      case '/several':
        return {
          is: 'form',
          language,
          form: {
            title: 'Choose',
            press: press('asked'),
            fields: [
              {
                id: 'choices',
                label: 'Which?',
                required: true,
                is: 'pick',
                upTo: 2,
                of: order.map((label, at) => ({ id: `c${at}`, label: `${'ABC'[at]} · ${label}` })),
              },
            ],
          },
        };
      default:
        return privately({ title: `There is no ${text}`, tone: 'bad', blocks: [] }, { failed: true });
    }
  };
  const privately = (card: Card, more: Partial<CardReply> = {}): CardReply => ({
    is: 'card',
    card,
    language,
    shownTo: 'asker',
    ...more,
  });
  return {
    heard,
    bot: {
      catalogue: { groups: {}, commands: [] },
      language,
      claims: async () => true,
      async handle(from) {
        heard.push(from);
        await sleep(0);
        switch (from.is) {
          case 'line':
            if (from.text === '/quick') await quick(from);
            return onLine(from.text);
          case 'press':
            return onPress(from);
          case 'form':
            return onForm(from);
          case 'mention':
            return privately({ title: `You asked: ${from.text}`, blocks: [] });
          default:
            return undefined;
        }
      },
    },
    sitsAt(at) {
      platform = at;
    },
    async settled() {
      let seen: Promise<void> | undefined;
      while (seen !== underWay) {
        seen = underWay;
        await seen;
      }
    },
  };
}
