/** Everything that arrives is acknowledged in time and answered once. */
import type { App } from '@slack/bolt';
import type { LRUCache } from 'lru-cache';
import { unreachable } from '../../core/card.ts';
import type { Bot, CardReply, Interaction, Reply } from '../../core/interaction.ts';
import type { Log } from '../../core/ports.ts';
import { textsOf } from '../../texts/texts.ts';
import { type Acknowledge, createRun } from './acknowledge.ts';
import type { Arrived, Receipt, Where } from './arrived.ts';
import { createClaim } from './claim.ts';
import type { Delivery } from './deliver.ts';
import type { Download } from './download.ts';
import { fromCommand, fromMessage, fromPress } from './inbound.ts';
import { fromForm, fromSuggestion } from './inbound-form.ts';
import type { Known, People } from './people.ts';
import { optionsOf } from './steps.ts';
import { within } from './within.ts';

export type Directs = Pick<LRUCache<string, true>, 'has' | 'set'>;

export type Listening = {
  readonly bot: Bot;
  readonly delivery: Delivery;
  readonly people: People;
  readonly log: Log;
  /** Everything that is being answered stands in here until it is done. */
  readonly underWay: Set<Promise<void>>;
  /** The channels that are known to be direct conversations with the bot. */
  readonly directs: Directs;
  readonly answerWithin: number;
  readonly botUser: string;
  readonly download: Download;
  readonly prefix: string | undefined;
};

/** Registers what the app answers to. */
export function listen(
  app: App,
  { bot, delivery, people, log, underWay, directs, answerWithin, botUser, prefix, download }: Listening,
): void {
  const run = createRun(underWay, log);
  const claim = createClaim(bot, answerWithin, log);
  const receipt = (): Receipt => ({
    at: Date.now(),
    botUser,
    isDirect: (channel) => directs.has(channel),
    download,
    ...(prefix && { prefix }),
  });

  /** Does the work for a delivery that is ours, and says sorry when that fails for a reason of our own. */
  async function answering(arrived: Arrived, acknowledge: Acknowledge, work: () => Promise<void>): Promise<void> {
    const { interaction, where } = arrived;
    try {
      if (await claim(arrived, acknowledge)) await work();
    } catch (error) {
      const { place, delivery: id, is } = interaction;
      log.error({ err: error, place, delivery: id, what: is }, 'an answer could not be shown');
      await acknowledge();
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
        await delivery.show(reply, arrived);
        return ending(reply, arrived);
      case 'form':
        return delivery.openForm(reply.form, reply.language, arrived);
      default:
        return unreachable(reply);
    }
  }

  /** How something that was under way ended. */
  async function ending({ later }: CardReply, arrived: Arrived): Promise<void> {
    if (later) await delivery.show(await later, arrived);
  }

  const answer = (arrived: Arrived, acknowledge: Acknowledge): Promise<void> =>
    answering(arrived, acknowledge, async () => {
      await acknowledge();
      await show(arrived, await ask(arrived));
    });

  /** The answer stands in the acknowledgement when the person's language is known and the bot is quick enough. */
  async function answerCommand(arrived: Arrived, acknowledge: Acknowledge, hungUp: () => boolean): Promise<void> {
    const known = people.known(arrived.where.user);
    if (!known) return answer(arrived, acknowledge);
    return answering(arrived, acknowledge, async () => {
      const work = bot.handle(withPerson(arrived, known));
      const reply = await within(work, answerWithin);
      if (reply !== 'late' && reply?.is === 'card' && !hungUp()) {
        const body = delivery.inAck(reply, arrived);
        if (body && (await acknowledge(body))) return ending(reply, arrived);
      }
      await acknowledge();
      await show(arrived, await work);
    });
  }

  async function command(body: unknown, acknowledge: Acknowledge, hungUp: unknown): Promise<void> {
    const gone = () => typeof hungUp === 'function' && hungUp() === true;
    await answerCommand(fromCommand(body, receipt()), acknowledge, gone);
  }

  async function message(body: unknown, acknowledge: Acknowledge): Promise<void> {
    const arrived = fromMessage(body, receipt());
    if (arrived?.interaction.direct && arrived.where.channel) directs.set(arrived.where.channel, true);
    if (arrived) await answer(arrived, acknowledge);
  }

  async function press(body: unknown, acknowledge: Acknowledge): Promise<void> {
    const pressed = fromPress(body, receipt());
    if (pressed.is === 'foreign') {
      await acknowledge();
      log.warn({ action: pressed.actionId, person: pressed.person }, 'a button that is not ours');
      await notice('foreignButton', pressed.where, pressed.person);
    } else if (pressed.is === 'press') await answer(pressed, acknowledge);
  }

  async function form(body: unknown, acknowledge: Acknowledge): Promise<void> {
    const arrived = fromForm(body, receipt());
    if (arrived) await answer(arrived, acknowledge);
    else log.warn({}, 'a form that is not ours');
  }

  /** Claimed by nobody: Slack sends it once, it has no id, and what is typed twice is asked twice. */
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
      await run('press', args.ack, (acknowledge) => press(body, acknowledge));
    } else if ('view' in args && body.type === 'view_submission') {
      await run('form', args.ack, (acknowledge) => form(body, acknowledge));
    } else if ('event' in args && (args.event.type === 'app_mention' || args.event.type === 'message')) {
      // Bolt has acknowledged it before.
      await run(
        'message',
        async () => undefined,
        (acknowledge) => message(body, acknowledge),
      );
    } else if ('ack' in args) await run('unknown', args.ack as () => Promise<void>, async () => undefined);
  });
}

/** The name is the one that people see in Slack; payloads give the one that a person signs in with, or only an id. */
function withPerson({ interaction }: Arrived, { language, name, manages }: Known): Interaction {
  const { person } = interaction;
  return {
    ...interaction,
    manages: interaction.manages || manages === true,
    person: name ? { ...person, name } : person,
    ...(language && { language }),
  };
}
