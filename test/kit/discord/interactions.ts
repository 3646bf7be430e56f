/** How interactions are answered, with the deadlines and the privacy that the double does not keep. */
import type { Json } from './gateway.ts';
import type { Call, Exchange, Layer, Message, Step, Upload } from './layer.ts';
import { ephemeral, type Part } from './parts.ts';
import type { Body } from './refusals.ts';
import { forward, type Response, refuse } from './rest.ts';
import { botId, botMayIn, isDirect } from './scene.ts';

const threeSeconds = 3_000;
const fifteenMinutes = 15 * 60_000;
const steps: Readonly<Record<number, Step['did']>> = {
  4: 'reply',
  5: 'defer',
  6: 'wait',
  7: 'redraw',
  8: 'suggest',
  9: 'modal',
};

/** https://docs.discord.com/developers/interactions/receiving-and-responding#create-interaction-response */
export async function callback(layer: Layer, call: Call, id: string, token: string): Promise<Response> {
  const exchange = layer.exchanges.get(id);
  if (!exchange || exchange.token !== token) return refuse(404, 10062, 'Unknown interaction');
  exchange.answeredAt ??= call.arrivedAt;
  const { type, data = {} } = call.body as { readonly type: number; readonly data?: Body };
  if (exchange.steps.length > 0) return refuse(400, 40060, 'Interaction has already been acknowledged.');
  exchange.lost = layer.now() - exchange.at > threeSeconds;
  if (exchange.lost) return refuse(404, 10062, 'Unknown interaction');
  const did = steps[type];
  const fault = didFault(exchange, did);
  const open = ((data.flags ?? 0) & ephemeral) === 0 && !isDirect(exchange.channel);
  if (call.files.length > 0 && open && (botMayIn(exchange.channel) & (1n << 15n)) === 0n) {
    return refuse(403, 50013, 'Missing Permissions');
  }
  if (!did || fault) return refuse(400, 50035, `Invalid Form Body\ntype: ${fault}`);
  const told = await forward(layer, call);
  if (told.status !== 204) return told;
  exchange.shownAt = performance.now();
  const stored = await layer.double.prisma.interactionResponse.findUnique({ where: { interactionId: id } });
  const hidden = ((data.flags ?? 0) & ephemeral) !== 0;
  // The double takes the message under a form for its answer.
  const kept = did === 'modal' ? undefined : stored?.messageId;
  const messageId = did === 'redraw' ? exchange.source : kept;
  const message = messageId ? remember(layer, exchange, messageId, { ...data, files: call.files }, hidden) : undefined;
  if (messageId && did !== 'suggest' && did !== 'modal' && did !== 'defer') exchange.original = messageId;
  exchange.steps.push({
    did,
    private: did === 'redraw' ? message?.owner !== undefined : hidden,
    ...(message && (did === 'reply' || did === 'redraw') && { message }),
    ...(did === 'modal' && { modal: data }),
    ...(did === 'suggest' && { choices: data.choices }),
  });
  if (call.query.get('with_response') !== 'true') return { status: 204 };
  return {
    status: 200,
    body: {
      interaction: { id, type: exchange.type, response_message_id: messageId, response_message_ephemeral: hidden },
      resource: { type, ...(messageId && { message: await messageOf(layer, exchange.channel, messageId) }) },
    },
  };
}

/** Which response fits which interaction: …#interaction-response-object-interaction-callback-type */
function didFault(exchange: Exchange, did: Step['did'] | undefined): string | undefined {
  if ((exchange.type === 4) !== (did === 'suggest')) return 'autocomplete is answered with choices, nothing else is';
  if (did === 'modal' && exchange.type === 5) return 'a modal cannot answer a modal';
  if ((did === 'redraw' || did === 'wait') && !exchange.source) return 'there is no message to update';
  return undefined;
}

const messageOf = async (layer: Layer, channel: string, id: string) =>
  (
    await forward(layer, {
      method: 'GET',
      path: `/channels/${channel}/messages/${id}`,
      query: new URLSearchParams(),
      body: undefined,
      files: [],
      arrivedAt: 0,
      status: 0,
      from: 0,
      to: 0,
    })
  ).body;

/** Who sees a message is settled when it comes to be: the double loses it at the next edit. */
function remember(
  layer: Layer,
  exchange: Exchange,
  id: string,
  { components, files }: { readonly components?: readonly Part[]; readonly files: readonly Upload[] },
  hidden: boolean,
): Message {
  const before = layer.messages.get(id);
  const owner = before ? before.owner : hidden ? exchange.user : undefined;
  const message: Message = {
    id,
    channel: exchange.channel,
    author: botId,
    components: components ?? before?.components ?? [],
    files,
    ...(owner && { owner }),
    ...(before?.answers && { answers: before.answers }),
  };
  layer.messages.set(id, message);
  return message;
}

/** https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages */
export async function webhook(
  layer: Layer,
  call: Call,
  token: string,
  messageId: string | undefined,
): Promise<Response> {
  const exchange = [...layer.exchanges.values()].find((one) => one.token === token);
  if (!exchange || exchange.steps.length === 0) return refuse(404, 10015, 'Unknown Webhook');
  if (layer.now() - exchange.at > fifteenMinutes) return refuse(401, 50027, 'Invalid Webhook Token');
  const body = (call.body ?? {}) as Body;
  const deferred = exchange.steps[0]?.did === 'defer';
  const thinking = deferred && !exchange.original && !exchange.withdrawn;
  const hiddenAtFirst = exchange.steps[0]?.private ?? false;
  if (call.method === 'POST' && !thinking) {
    const told = await forward(layer, call);
    const hidden = ((body.flags ?? 0) & ephemeral) !== 0;
    const message = remember(layer, exchange, String((told.body as Json).id), { ...body, files: call.files }, hidden);
    exchange.steps.push({ did: 'follow', private: hidden, message });
    return told;
  }
  if (exchange.withdrawn) return refuse(404, 10008, 'Unknown Message');
  if (call.method === 'DELETE') {
    // The double has no message for a deferral that nothing has come of yet.
    const told = thinking ? { status: 204 } : await forward(layer, call);
    if (exchange.original) layer.messages.delete(exchange.original);
    exchange.withdrawn = true;
    exchange.steps.push({ did: 'withdraw', private: hiddenAtFirst });
    return told;
  }
  // The first follow-up to a deferral edits it, and who sees it stays as the deferral said (…#create-followup-message).
  const path = call.method === 'POST' ? `${call.path}/messages/@original` : call.path;
  const told = await forward(layer, { ...call, method: 'PATCH', path });
  if (told.status !== 200) return told;
  const id = messageId && messageId !== '@original' ? messageId : String((told.body as Json).id);
  const message = remember(layer, exchange, id, { ...body, files: call.files }, hiddenAtFirst);
  if (deferred) exchange.original = id;
  exchange.steps.push({ did: 'edit', private: message.owner !== undefined, message });
  return told;
}
