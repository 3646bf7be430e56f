/** Everything that arrives is acknowledged in time and answered once. */
import type { App } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { unreachable } from '../../core/card.ts';
import type { Bot, Interaction, Reply } from '../../core/interaction.ts';
import type { Log } from '../../core/ports.ts';
import { textsOf } from '../../texts/texts.ts';
import type { Arrived, Receipt, Where } from './arrived.ts';
import type { Delivery } from './deliver.ts';
import { fromCommand, fromMessage, fromPress } from './inbound.ts';
import { fromForm, fromSuggestion } from './inbound-form.ts';
import type { Known, People } from './people.ts';
import { optionsOf } from './render.ts';
import { within } from './within.ts';

export type Listening = {
  readonly bot: Bot;
  readonly delivery: Delivery;
  readonly people: People;
  readonly log: Log;
  /** Everything that is being answered stands in here until it is done. */
  readonly underWay: Set<Promise<void>>;
  readonly answerWithin: number;
  readonly botUser: string;
  readonly prefix: string | undefined;
};

const hour = 3_600_000;
/** Acknowledges once; later calls do nothing. Resolves to whether Slack can have got it. */
type Acknowledge = (body?: object) => Promise<boolean>;

/** Registers what the app answers to. */
export function listen(
  app: App,
  { bot, delivery, people, log, underWay, answerWithin, botUser, prefix }: Listening,
): void {
  // Slack repeats what it believes lost, three times within the hour: https://docs.slack.dev/apis/events-api#retries
  const seen = new LRUCache<string, true>({ max: 5_000, ttl: hour, ttlResolution: 1_000 });
  const directs = new LRUCache<string, true>({ max: 5_000 });
  const receipt = (): Receipt => ({
    at: Date.now(),
    botUser,
    isDirect: (channel) => directs.has(channel),
    ...(prefix && { prefix }),
  });

  function isNew({ interaction: { delivery: id, place } }: Arrived): boolean {
    if (seen.has(id)) {
      log.info({ delivery: id, place }, 'Slack repeated a delivery');
      return false;
    }
    seen.set(id, true);
    return true;
  }

  /** Runs `work` as something under way. Whatever becomes of it, Slack gets its acknowledgement. */
  function run(
    what: string,
    ack: (body?: never) => Promise<void>,
    work: (acknowledge: Acknowledge) => Promise<void>,
  ): Promise<void> {
    let done = false;
    const acknowledge: Acknowledge = async (body) => {
      if (done) return true;
      done = true;
      try {
        await ack(body as never);
        return true;
      } catch (error) {
        log.warn({ err: error, call: 'ack', what }, 'Slack did not take an acknowledgement');
        return false;
      }
    };
    const task = work(acknowledge)
      .catch((error: unknown) => log.error({ err: error, what }, 'a payload of Slack could not be handled'))
      .then(() => acknowledge())
      .then(() => undefined)
      .finally(() => underWay.delete(task));
    underWay.add(task);
    return task;
  }

  /** Answers, and says sorry when that fails for a reason of our own. */
  async function answering(arrived: Arrived, work: () => Promise<void>): Promise<void> {
    const { interaction, where } = arrived;
    try {
      await work();
    } catch (error) {
      const { place, delivery: id, is } = interaction;
      log.error({ err: error, place, delivery: id, what: is }, 'an answer could not be shown');
      await notice('failed', where, place);
    }
  }

  function notice(which: 'failed' | 'foreignButton', where: Where, place: string): Promise<void> {
    const texts = textsOf(people.known(where.user)?.language ?? bot.language).slack;
    return delivery.tell(
      { title: texts.refusedTitle, tone: 'bad', blocks: [{ is: 'text', text: texts[which] }] },
      where,
      place,
    );
  }

  async function ask(arrived: Arrived): Promise<Reply | undefined> {
    return bot.handle(withPerson(arrived, await people.find(arrived.where.user)));
  }

  async function show(arrived: Arrived, reply: Reply | undefined): Promise<void> {
    switch (reply?.is) {
      case undefined:
      case 'suggestions':
        return;
      case 'card':
        return delivery.show(reply, arrived);
      case 'form':
        return delivery.openForm(reply.form, reply.language, arrived);
      default:
        return unreachable(reply);
    }
  }

  const answer = (arrived: Arrived): Promise<void> => answering(arrived, async () => show(arrived, await ask(arrived)));

  /** The answer stands in the acknowledgement when the person's language is known and the bot is quick enough. */
  async function answerCommand(arrived: Arrived, acknowledge: Acknowledge, hungUp: () => boolean): Promise<void> {
    const known = people.known(arrived.where.user);
    if (!known) {
      await acknowledge();
      return answer(arrived);
    }
    return answering(arrived, async () => {
      const work = bot.handle(withPerson(arrived, known));
      const reply = await within(work, answerWithin);
      if (reply !== 'late' && reply?.is === 'card' && !hungUp()) {
        if (await acknowledge(delivery.inAck(reply, arrived))) return;
      }
      await acknowledge();
      await show(arrived, await work);
    });
  }

  async function command(body: unknown, acknowledge: Acknowledge, hungUp: unknown): Promise<void> {
    const arrived = fromCommand(body, receipt());
    const gone = () => typeof hungUp === 'function' && hungUp() === true;
    if (isNew(arrived)) await answerCommand(arrived, acknowledge, gone);
  }

  async function message(body: unknown): Promise<void> {
    const arrived = fromMessage(body, receipt());
    if (arrived?.interaction.direct && arrived.where.channel) directs.set(arrived.where.channel, true);
    if (arrived && isNew(arrived)) await answer(arrived);
  }

  async function press(body: unknown): Promise<void> {
    const pressed = fromPress(body, receipt());
    if (pressed.is === 'foreign') {
      log.warn({ action: pressed.actionId, person: pressed.person }, 'a button that is not ours');
      await notice('foreignButton', pressed.where, pressed.person);
    } else if (pressed.is === 'press' && isNew(pressed)) await answer(pressed);
  }

  async function form(body: unknown): Promise<void> {
    const arrived = fromForm(body, receipt());
    if (!arrived) log.warn({}, 'a form that is not ours');
    else if (isNew(arrived)) await answer(arrived);
  }

  async function suggestion(body: unknown, acknowledge: Acknowledge): Promise<void> {
    const arrived = fromSuggestion(body, receipt());
    if (!arrived) log.warn({}, 'a menu that is not ours');
    const known = arrived && people.known(arrived.where.user);
    const reply = arrived && (await within(bot.handle(withPerson(arrived, known ?? {})), answerWithin));
    const suggestions = reply !== 'late' && reply?.is === 'suggestions' ? reply.suggestions : [];
    await acknowledge({ options: optionsOf(suggestions) });
    // So that the next letter is answered in the person's language.
    if (arrived && !known) await people.find(arrived.where.user);
  }

  // One door for everything: a listener for each kind would be asked about every payload of every other kind.
  app.use(async (args) => {
    const { body, context } = args;
    if ('command' in args) {
      await run('command', args.ack, (acknowledge) => command(body, acknowledge, context.hungUp));
    } else if ('options' in args) {
      await run('suggestion', args.ack, (acknowledge) => suggestion(body, acknowledge));
    } else if ('action' in args && body.type === 'block_actions') {
      await run('press', args.ack, (acknowledge) => acknowledge().then(() => press(body)));
    } else if ('view' in args && body.type === 'view_submission') {
      await run('form', args.ack, (acknowledge) => acknowledge().then(() => form(body)));
    } else if ('event' in args && (args.event.type === 'app_mention' || args.event.type === 'message')) {
      // Bolt has acknowledged it before.
      await run(
        'message',
        async () => undefined,
        () => message(body),
      );
    } else if ('ack' in args) await run('unknown', args.ack as () => Promise<void>, async () => undefined);
  });
}

/** Events give only a person's id: then the name is what Slack said of them, if it did. */
function withPerson({ interaction, where }: Arrived, { language, name }: Known): Interaction {
  const { person } = interaction;
  return {
    ...interaction,
    person: person.name === where.user && name ? { ...person, name } : person,
    ...(language && { language }),
  };
}
