/** Several people in one room: what each of them does and sees. For stories about sessions. */
import type { Form } from '../../src/core/card.ts';
import type { CardReply, Interaction } from '../../src/core/interaction.ts';
import type { Language } from '../../src/core/language.ts';
import { messageRef, type PlaceId } from '../../src/core/place.ts';
import { letterAt } from '../../src/core/quiz/question.ts';
import { takenSchema } from '../../src/core/quiz/state.ts';
import type { Message } from './fake-platform.ts';
import { buttonOf, here, labelsOf, menuOf, openRoom, type RoomOptions, someone, textOf } from './room.ts';

export type PartyOptions = RoomOptions & {
  /** Starts the bot anew between every two lines. */
  readonly restless?: boolean;
  /** Who reads Chinese; all others read English. */
  readonly chinese?: readonly string[];
  /** Whom the platform lets manage the place. */
  readonly managers?: readonly string[];
};

export type Party = Awaited<ReturnType<typeof openParty>>;

export async function openParty(options: PartyOptions = {}) {
  const { restless = false, chinese = [], managers = [], ...rest } = options;
  const room = await openRoom(rest);
  const { platform, clock } = room;
  const last = new Map<string, CardReply>();
  const forms = new Map<string, Form>();
  const who = (
    name: string,
    more: Partial<Pick<Interaction, 'place' | 'direct' | 'manages' | 'delivery' | 'sentAt'>> = {},
  ) => ({
    person: someone(name),
    language: (chinese.includes(name) ? 'zh' : 'en') as Language,
    manages: managers.includes(name),
    sentAt: { at: clock.now(), by: 'platform' as const },
    ...more,
  });
  const pause = async () => {
    if (restless) await room.restarts();
  };
  const seen = async (name: string, reply: CardReply): Promise<string> => {
    last.set(name, reply);
    await pause();
    return textOf(reply);
  };
  const asReply = (message: Message): CardReply => ({
    is: 'card',
    card: message.shown.card,
    shownTo: 'everyone',
    language: message.shown.language,
  });
  /** The newest message with that button, among those that this person sees; a private card comes first. */
  function find(name: string, label: string): { on: CardReply; message: Message | undefined } {
    const own = last.get(name);
    if (own && labelsOf(own).includes(label)) return { on: own, message: undefined };
    const sees = ({ place }: Message) =>
      place === here.place || place === someone(name).id || platform.threads.has(place as PlaceId);
    const message = platform.messages.findLast((each) => sees(each) && labelsOf(asReply(each)).includes(label));
    if (!message) throw new Error(`${name} sees no button “${label}”:\n${boards()}`);
    return { on: asReply(message), message };
  }
  const boards = (): string => platform.messages.map((message) => textOf(asReply(message))).join('\n----\n');

  const labels = ['True', 'False'];
  let lastSession: string | undefined;
  async function keyAt(round: number) {
    lastSession = (await room.store.liveSessions(here.place)).at(-1)?.id ?? lastSession;
    const taken = takenSchema.parse(await room.store.taken(lastSession ?? ''));
    const question = taken.questions[round];
    if (!question) throw new Error(`there is no round ${round}`);
    return { question, at: question.faces.en.choices.findIndex(({ id }) => id === question.key) };
  }

  return {
    room,
    platform,
    clock,
    /** Types a line; what comes back, as text. */
    async says(
      name: string,
      text: string,
      more: Partial<Pick<Interaction, 'place' | 'direct' | 'manages' | 'delivery' | 'sentAt'>> = {},
    ): Promise<string> {
      return seen(name, await room.types(text, who(name, more)));
    },
    /** Presses a button, and gets a card. */
    async presses(
      name: string,
      label: string,
      more: Partial<Pick<Interaction, 'place' | 'direct' | 'manages' | 'delivery' | 'sentAt'>> = {},
    ): Promise<string> {
      const reply = await press(name, label, more);
      if (reply?.is !== 'card') throw new Error(`“${label}” brought ${reply?.is}, not a card`);
      return seen(name, reply);
    },
    /** Presses a button that opens a form. */
    async opens(name: string, label: string): Promise<Form> {
      const reply = await press(name, label);
      if (reply?.is !== 'form') throw new Error(`“${label}” brought ${reply?.is}, not a form`);
      forms.set(name, reply.form);
      await pause();
      return reply.form;
    },
    /** Sends the form that was opened last. */
    async sends(name: string, values: Readonly<Record<string, string | readonly string[]>>): Promise<string> {
      const form = forms.get(name);
      if (!form) throw new Error(`${name} has no form to send`);
      return seen(name, await room.fills(form, values, who(name)));
    },
    /** Picks in the menu of their last private card. */
    async picks(name: string, id: string): Promise<string> {
      const own = last.get(name);
      if (!own) throw new Error(`${name} has no card with a menu`);
      return seen(name, await room.picks(own, id, who(name)));
    },
    async waits(milliseconds: number): Promise<void> {
      await room.waits(milliseconds);
      await pause();
    },
    /** What everybody sees, oldest first. */
    boards,
    /** The newest message that everybody sees. */
    board: (): string => {
      const message = platform.messages.at(-1);
      return message ? textOf(asReply(message)) : '';
    },
    /** The message whose title begins like this. */
    titled: (title: string): string => {
      const message = platform.messages.findLast((each) => each.shown.card.title.startsWith(title));
      if (!message) throw new Error(`nothing is called “${title}”:\n${boards()}`);
      return textOf(asReply(message));
    },
    /** The threads that are open, oldest first. */
    threads: (): readonly PlaceId[] => [...platform.threads.keys()],
    direct: (name: string): readonly Message[] =>
      platform.messages.filter(({ place }) => (place as string) === (someone(name).id as string)),
    /** The label of the right choice of a round, and of a wrong one, as the board of the live quiz shows them. */
    async right(round: number): Promise<string> {
      const { question, at } = await keyAt(round);
      return question.kind === 'true-false' ? (labels[at] ?? '') : letterAt(at);
    },
    async wrong(round: number): Promise<string> {
      const { question, at } = await keyAt(round);
      return question.kind === 'true-false' ? (labels[1 - at] ?? '') : letterAt(at === 0 ? 1 : 0);
    },
    /** The question of a round. */
    question: async (round: number) => (await keyAt(round)).question,
    /** The latest session here. */
    session: async () => {
      const id = lastSession ?? (await room.store.liveSessions(here.place)).at(-1)?.id;
      const session = await room.store.session(id ?? '');
      if (!session) throw new Error('there is no session');
      lastSession = session.id;
      return session;
    },
    /** Nobody runs the bot for so long. */
    async sleeps(milliseconds: number): Promise<void> {
      await room.sleeps(milliseconds);
      await room.waits(4_000);
    },
    personOf: someone,
    nowhere: messageRef('terminal', 'nowhere'),
    restarts: room.restarts,
    close: room.close,
    last: (name: string) => last.get(name),
    idOf: (name: string) => someone(name).id,
    menuOf: (name: string) => {
      const own = last.get(name);
      if (!own) throw new Error(`${name} has no card`);
      return menuOf(own);
    },
  };

  async function press(
    name: string,
    label: string,
    more: Partial<Pick<Interaction, 'place' | 'direct' | 'manages' | 'delivery' | 'sentAt'>> = {},
  ) {
    const { on, message } = find(name, label);
    return room.send(
      {
        is: 'press',
        press: buttonOf(on, label),
        message: message
          ? { ref: message.ref, shownTo: 'everyone', at: message.at }
          : { ref: messageRef('terminal', 'private'), shownTo: 'asker' },
      },
      // What is pressed in a thread happens in that thread.
      who(name, { ...(inThread(message) && { place: inThread(message) as PlaceId }), ...more }),
    );
  }

  function inThread(message: Message | undefined): PlaceId | undefined {
    const place = message?.place as PlaceId | undefined;
    return place && platform.threads.has(place) ? place : undefined;
  }
}

/** A lobby with these people in it; the first is the host. */
export async function gather(party: Party, people: readonly string[], how = 'kinds:single count:3'): Promise<void> {
  await party.says(people[0] ?? '', `/quiz start ${how}`);
  await party.presses(people[0] ?? '', 'Start');
  for (const name of people) await party.presses(name, 'Join');
}

export const textOfForm = (form: Form): string => [form.title, ...form.fields.map(({ label }) => label)].join('\n');
