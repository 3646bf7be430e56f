/** Answers a message that called the bot: an ordinary message, as a reply to it, where it was asked. */
import type { Client, GatewayMessageCreateDispatchData } from 'discord.js';
import type { Card } from '../../core/card.ts';
import type { CardReply } from '../../core/interaction.ts';
import { textsOf } from '../../texts/texts.ts';
import { type Answering, isLate, within } from './answer.ts';
import { readMessage, type Self } from './inbound.ts';
import { managesIn, type Permission, permissionsIn, withMissing } from './permissions.ts';
import { Refusal } from './refusal.ts';
import { renderReply } from './render.ts';

type Asking = Answering & { readonly client: Client<true> };
/** What a line of the log says of a message. */
type Where = { readonly place: string; readonly delivery: string };

/** Never throws: what goes wrong is logged, and told to the asker by direct message where they take one. */
export async function answerMessage(event: GatewayMessageCreateDispatchData, asking: Asking): Promise<void> {
  const { bot, calls, log, client } = asking;
  const asked = readMessage(event, selfOf(client));
  if (!asked) return;
  const where = { place: asked.place, delivery: asked.delivery };
  try {
    if (!(await bot.claims(asked.delivery))) return;
    const handled = bot.handle(asked);
    // Discord shows it for ten seconds, or until the answer is there.
    if (isLate(await within(handled, asking.answerWithin))) {
      await calls
        .type(event.channel_id)
        .catch((error) => log.warn({ ...where, err: error }, 'could not show the typing'));
    }
    const reply = await handled;
    if (reply?.is !== 'card') {
      if (reply) log.error({ ...where, reply: reply.is }, 'a mention can only be answered with a card');
      return;
    }
    const answer = asked.is === 'misaddressed' ? { ...reply, card: withAdvice(reply) } : reply;
    await post(event, answer, asking, where);
  } catch (error) {
    log.error({ ...where, err: error }, 'a mention could not be answered');
    // Discord's own refusals have been told already, as far as it lets them be told.
    if (!(error instanceof Refusal)) await apologise(event, asking, where);
  }
}

async function apologise(event: GatewayMessageCreateDispatchData, asking: Asking, where: Where): Promise<void> {
  const { language } = asking.bot;
  const { sorry, discord } = textsOf(language);
  const card: Card = { title: sorry, tone: 'bad', blocks: [{ is: 'text', text: discord.failed }] };
  try {
    await post(event, { is: 'card', card, shownTo: 'everyone', language }, asking, where);
  } catch (error) {
    asking.log.warn({ ...where, err: error }, 'nor could the asker be told');
  }
}

const selfOf = (client: Client<true>): Self => ({
  id: client.user.id,
  callMe: `@${client.user.displayName}`,
  roleIn: (guildId) =>
    client.guilds.cache.get(guildId)?.roles.cache.find((role) => role.tags?.botId === client.user.id)?.id,
  isManaged: ({ channel_id, author, member }) => managesIn(client, channel_id, author.id, member?.roles ?? []),
});

/** The role has the bot's name: whoever picked it once would pick it again. */
const withAdvice = ({ card, language }: CardReply): Card => ({
  ...card,
  blocks: [...card.blocks, { is: 'note', text: textsOf(language).discord.pickTheApp }],
});

async function post(
  event: GatewayMessageCreateDispatchData,
  reply: CardReply,
  asking: Asking,
  where: Where,
): Promise<void> {
  const { calls, client, log } = asking;
  const message = renderReply(reply).message;
  const known = permissionsIn(client, event.channel_id, message.files.length > 0);
  if (known && known.missing.length > 0) {
    log.warn({ ...where, missing: known.missing }, 'may not write where it was asked');
    return tell(event, reply, known.missing, asking);
  }
  // Where nothing is known of the channel it is better not to show what is answered than not to answer.
  const answers = event.guild_id === undefined || known?.readsHistory ? event.id : undefined;
  try {
    await calls.post(event.channel_id, message, event.id, answers);
  } catch (error) {
    if (!(error instanceof Refusal) || event.guild_id === undefined) throw error;
    log.warn({ ...where, err: error }, 'was not let write where it was asked');
    await tell(event, reply, [], asking);
  }
}

/** The answer by direct message, with what is missing where it was asked. */
async function tell(
  event: GatewayMessageCreateDispatchData,
  reply: CardReply,
  missing: readonly Permission[],
  { calls }: Asking,
): Promise<void> {
  const card = withMissing(reply.card, missing, reply.language);
  const channel = await calls.openDirect(event.author.id);
  await calls.post(channel, renderReply({ ...reply, card }).message, event.id);
}
