/**
 * What Discord's HTTP API does and the double does not. Each addition names its source in Discord's documentation;
 * what is not here goes to the double as it is.
 */
import type { Json } from './gateway.ts';
import { callback, webhook } from './interactions.ts';
import type { Call, Layer } from './layer.ts';
import { change, latest, one, post } from './messages.ts';
import { bodyFaults } from './openapi.ts';
import { ephemeral } from './parts.ts';
import { type Body, choiceFaults, messageFaults, modalFaults } from './refusals.ts';
import { botId } from './scene.ts';
import { openPost, openThread, pin } from './threads.ts';

export type Response = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** https://docs.discord.com/developers/reference#error-messages */
export const refuse = (status: number, code: number, message: string): Response => ({
  status,
  body: { code, message },
});

export async function answer(layer: Layer, call: Call, authorization: string | undefined): Promise<Response> {
  // https://docs.discord.com/developers/reference#authentication; interactions and webhooks have tokens of their own.
  const open = /^\/(interactions|webhooks)\//.test(call.path);
  if (!open && authorization !== `Bot ${layer.double.botToken}`) return refuse(401, 0, '401: Unauthorized');
  const trouble = layer.trouble.findIndex(({ path }) => call.path.endsWith(path));
  if (trouble >= 0) return layer.trouble.splice(trouble, 1)[0]?.response as Response;
  if (layer.checks) {
    const faults = [...bodyFaults(call.method, call.path, call.body), ...ownFaults(call)];
    if (faults.length > 0) {
      layer.faults.push(...faults.map((fault) => `${call.method} ${call.path}: ${fault}`));
      return {
        status: 400,
        body: {
          code: 50035,
          message: 'Invalid Form Body',
          errors: { _errors: [{ code: 'FAULT', message: faults.join('; ') }] },
        },
      };
    }
  }
  const [, first, second, third, fourth, fifth] = call.path.split('/');
  if (first === 'gateway') return gateway(layer);
  if (first === 'applications' && third === 'commands' && !fourth) return commands(layer, call);
  if (first === 'interactions' && second) return callback(layer, call, second, third ?? '');
  if (first === 'webhooks') return webhook(layer, call, third ?? '', fifth);
  if (first === 'users' && third === 'channels') return openDirect(layer, call);
  if (first === 'channels' && second && third === 'messages') {
    if (call.method === 'POST' && !fourth) return post(layer, call, second);
    if (call.method === 'PATCH' && fourth) return change(layer, call, second, fourth);
    if (call.method === 'GET' && !fourth) return latest(layer, call, second);
    if (call.method === 'GET' && fourth && !fifth) return one(layer, call, second);
    if (call.method === 'POST' && fourth && fifth === 'threads') return openThread(layer, call, second, fourth);
    if (call.method === 'PUT' && fourth === 'pins' && fifth) return pin(layer, second, fifth);
  }
  if (first === 'channels' && second && third === 'threads') return openPost(layer, call, second);
  return forward(layer, call);
}

/** What stands in no schema: see refusals.ts. */
function ownFaults({ method, path, body, files }: Call): readonly string[] {
  const { type, data } = (body ?? {}) as { readonly type?: number; readonly data?: Body };
  const starts = /^\/channels\/\d+\/threads$/.test(path) ? (body as { readonly message?: Body }).message : undefined;
  if (starts || (/^\/channels\/\d+\/messages(\/\d+)?$/.test(path) && method !== 'GET')) {
    const message = starts ?? (body as Body);
    return [
      ...messageFaults(message, files),
      ...((message.flags ?? 0) & ephemeral ? ['an ordinary message cannot be ephemeral'] : []),
    ];
  }
  if (path.startsWith('/webhooks/') && method !== 'DELETE') {
    const message = body as Body;
    const changes = method === 'PATCH' && (message.flags ?? 0) & ephemeral;
    return [...messageFaults(message, files), ...(changes ? ['who sees a message cannot be changed'] : [])];
  }
  if (!path.startsWith('/interactions/')) return [];
  if (type === 4 || type === 7) return messageFaults(data ?? {}, files);
  if (type === 8) return choiceFaults(data ?? {});
  if (type === 9) return modalFaults(data ?? {});
  return [];
}

/** The double's own answer. */
export async function forward(layer: Layer, call: Call, body: unknown = call.body): Promise<Response> {
  const response = await fetch(`${layer.double.restUrl}/v10${call.path}`, {
    method: call.method,
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  // The double has one bucket for everything; Discord has one a route: https://docs.discord.com/developers/topics/rate-limits
  const bucket = `${call.method} ${call.path.replace(/\?.*/, '').replaceAll(/\d{17,}/g, '…')}`;
  const headers = Object.fromEntries(
    [...response.headers]
      .filter(([name]) => name.startsWith('x-ratelimit') && !call.path.startsWith('/interactions/'))
      .map(([name, value]) => [name, name === 'x-ratelimit-bucket' ? Buffer.from(bucket).toString('hex') : value]),
  );
  if (text && !/^[[{]/.test(text)) throw new Error(`the double does not know ${call.method} ${call.path}: ${text}`);
  return { status: response.status, headers, ...(text && { body: JSON.parse(text) as unknown }) };
}

/** The bot is to come to the layer, not to the double behind it. https://docs.discord.com/developers/events/gateway#get-gateway-bot */
const gateway = ({ socket }: Layer): Response => ({
  status: 200,
  body: {
    url: socket,
    shards: 1,
    session_start_limit: { total: 1_000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 },
  },
});

/**
 * The double cannot list commands and forgets their localisations, contexts and more.
 * https://docs.discord.com/developers/interactions/application-commands#get-global-application-commands
 */
async function commands(layer: Layer, call: Call): Promise<Response> {
  if (call.method === 'GET') {
    const whole = call.query.get('with_localizations') === 'true';
    return { status: 200, body: layer.commands.map((command) => (whole ? command : withoutLocalisations(command))) };
  }
  const told = await forward(layer, call);
  const ids = told.body as readonly Json[];
  // Discord fills in defaults and leaves out what has its default value.
  layer.commands = (call.body as readonly Json[]).map((command, at) => ({
    ...(JSON.parse(JSON.stringify(command)) as Json),
    id: ids[at]?.id,
    version: ids[at]?.version,
    application_id: botId,
    default_member_permissions: null,
    dm_permission: true,
    nsfw: false,
  }));
  return { status: told.status, body: layer.commands };
}

const withoutLocalisations = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutLocalisations);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) =>
      name.endsWith('_localizations') ? [] : [[name, withoutLocalisations(part)]],
    ),
  );
};

/** https://docs.discord.com/developers/resources/user#create-dm; the double has no direct conversations. */
async function openDirect(layer: Layer, call: Call): Promise<Response> {
  const { recipient_id: recipient } = call.body as { readonly recipient_id: string };
  const id = await directWith(layer, recipient);
  return { status: 200, body: { id, type: 1, last_message_id: null, recipients: [{ id: recipient }] } };
}

/** The direct conversation of that person with the bot; there is one, whoever opens it. */
export async function directWith(layer: Layer, userId: string): Promise<string> {
  const id = `2${userId.slice(1)}`;
  await layer.double.prisma.channel.upsert({ where: { id }, create: { id, type: 1 }, update: {} });
  return id;
}
