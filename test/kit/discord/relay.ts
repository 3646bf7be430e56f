/** Carries the gateway's frames between the bot and the double, dressed by gateway.ts. */
import { WebSocket } from 'ws';
import { dress, intentFor, type Json, privilegedIntents } from './gateway.ts';
import type { Layer } from './layer.ts';

type Frame = { readonly op: number; readonly t: string | null; readonly d: Json };
type Ends = {
  readonly bot: WebSocket;
  readonly sockets: Set<WebSocket>;
  readonly remember: (event: string, send: () => void) => void;
  readonly only: string | undefined;
  readonly announced: Set<(event: string, data: Json) => void>;
};

/** Each connection of the bot has one to the double, and counts its own sequence. */
export function relay(layer: Layer, { bot, sockets, remember, only, announced }: Ends): void {
  const double = new WebSocket(layer.double.gatewayUrl);
  sockets.add(double);
  const early: string[] = [];
  let intents = 0;
  let sequence = 0;
  let resuming = false;
  const toDouble = (frame: string) => {
    if (double.readyState === WebSocket.OPEN) double.send(frame);
    else early.push(frame);
  };
  const identify = (frame: string) => {
    intents = Number((JSON.parse(frame) as Frame).d.intents);
    layer.identified = frame;
    // https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
    if (intents & privilegedIntents) bot.close(4014, 'Disallowed intent(s).');
    else toDouble(frame);
  };
  bot.on('message', (raw) => {
    const { op, d } = JSON.parse(String(raw)) as Frame;
    if (op === 2) return identify(String(raw));
    if (op !== 6 || !layer.identified) return toDouble(String(raw));
    // The double cannot resume: https://docs.discord.com/developers/events/gateway#resuming
    resuming = true;
    sequence = Number(d.seq);
    identify(layer.identified);
  });
  const sendAs = (event: string, data: Json) => {
    sequence += 1;
    bot.send(JSON.stringify({ op: 0, t: event, s: sequence, d: data }));
  };
  announced.add(sendAs);
  bot.on('close', () => announced.delete(sendAs));
  double.on('open', () => {
    for (const frame of early) double.send(frame);
  });
  double.on('message', (raw) => {
    const { op, t, d } = JSON.parse(String(raw)) as Frame;
    if (op !== 0 || !t) return bot.send(String(raw));
    if (only && typeof d.channel_id === 'string' && d.channel_id !== only) return;
    const intent = intentFor(t, d);
    if (intent !== undefined && (intents & intent) === 0) return;
    const dressed = dress(t, d, {
      isEphemeral: (id) => layer.messages.get(id)?.owner !== undefined,
      isOwn: (id) => layer.messages.has(id),
      socket: layer.socket,
    });
    // Who resumes is told so, and not all over again what there is.
    if (resuming && t === 'READY') return sendAs('RESUMED', {});
    if (resuming && t === 'GUILD_CREATE') return;
    remember(t, () => sendAs(t, dressed));
    if (t === 'INTERACTION_CREATE') begin(layer, dressed);
    sendAs(t, dressed);
  });
  double.on('close', (code) => (code === 1005 || code === 1006 ? bot.terminate() : bot.close(code)));
  double.on('error', () => bot.terminate());
  bot.on('close', () => double.close());
}

function begin(layer: Layer, event: Json): void {
  // Two connections of one bot both get it: it is still one interaction.
  if (layer.exchanges.has(String(event.id))) return;
  const user = (event.user ?? (event.member as Json).user) as { readonly id: string };
  const source = event.message as { readonly id: string } | undefined;
  layer.exchanges.set(String(event.id), {
    id: String(event.id),
    token: String(event.token),
    type: Number(event.type),
    user: user.id,
    channel: String(event.channel_id),
    at: layer.now(),
    sentAt: performance.now(),
    steps: [],
    ...(source && { source: source.id }),
  });
}
