/** How Slack reaches the bot: signed HTTP, or a Socket Mode connection. */
import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import type { Api } from './api.ts';

export type Kind = 'command' | 'event' | 'interactive';
/** `body` is what the bot answered in its acknowledgement; `after` how many milliseconds that took. */
export type Acked = {
  readonly status: number;
  readonly body: Record<string, unknown> | undefined;
  readonly after: number;
};
export type Wire = {
  send(kind: Kind, payload: Record<string, unknown>, retry?: number): Promise<Acked>;
  close(): Promise<void>;
};

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
export const sign = (secret: string, body: string, at: number): Record<string, string> => ({
  'x-slack-request-timestamp': String(at),
  'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`,
});

/** Commands come as a form, interactions as JSON in a form, events as JSON: https://docs.slack.dev/apis/events-api/using-http-request-urls */
export function encode(kind: Kind, payload: Record<string, unknown>): { readonly body: string; readonly type: string } {
  if (kind === 'event') return { body: JSON.stringify(payload), type: 'application/json' };
  const fields = kind === 'command' ? (payload as Record<string, string>) : { payload: JSON.stringify(payload) };
  return { body: new URLSearchParams(fields).toString(), type: 'application/x-www-form-urlencoded' };
}

export function httpWire(url: string, secret: string): Wire {
  return {
    async send(kind, payload, retry) {
      const { body, type } = encode(kind, payload);
      const start = performance.now();
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers: {
          'content-type': type,
          ...sign(secret, body, Math.floor(Date.now() / 1000)),
          // https://docs.slack.dev/apis/events-api#retries
          ...(retry && { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' }),
        },
      });
      const said = await response.text();
      return { status: response.status, body: said ? JSON.parse(said) : undefined, after: performance.now() - start };
    },
    close: async () => undefined,
  };
}

const envelopes = { command: 'slash_commands', event: 'events_api', interactive: 'interactive' };

export type SocketWire = Wire & {
  /** How often a connection was made. */
  readonly connections: () => number;
  /** How many stand now. */
  readonly open: () => number;
  /** Says goodbye on the newest connection, as Slack does every few hours, and drops it a little later or at once. */
  farewell(how: 'warned' | 'dropped'): void;
};

/** https://docs.slack.dev/apis/events-api/using-socket-mode: hello, envelopes, acknowledgements, disconnect */
export async function openSocketWire(api: Api): Promise<SocketWire> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  api.serveSockets(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/link/?ticket=secret&app_id=A0APP0000`);
  const waiting = new Map<string, (payload: Record<string, unknown>) => void>();
  const open: WebSocket[] = [];
  let made = 0;
  server.on('connection', (socket) => {
    made += 1;
    open.push(socket);
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: open.length,
        connection_info: { app_id: 'A0APP0000' },
        debug_info: { host: 'applink', approximate_connection_time: 18060 },
      }),
    );
    socket.on('message', (raw) => {
      const { envelope_id, payload } = JSON.parse(String(raw));
      const answer = waiting.get(envelope_id);
      // "Each envelope is acknowledged once, on any connection": a second one is a fault.
      if (answer) answer(payload);
      else api.faults.push(`envelope ${envelope_id} was acknowledged twice or never sent`);
      waiting.delete(envelope_id);
    });
    socket.on('close', () => void open.splice(open.indexOf(socket), 1));
    api.changed();
  });
  const newest = () => open.findLast((socket) => socket.readyState === WebSocket.OPEN);
  return {
    connections: () => made,
    open: () => open.length,
    farewell(how) {
      const socket = newest();
      if (how === 'dropped') return socket?.terminate();
      socket?.send(
        JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: { host: 'applink' } }),
      );
    },
    async send(kind, payload, retry) {
      const socket = newest();
      if (!socket) throw new Error('dispatch_failed: the bot has no connection');
      const envelope = crypto.randomUUID();
      const start = performance.now();
      const acked = new Promise<Record<string, unknown>>((resolve, reject) => {
        // https://docs.slack.dev/apis/events-api/using-socket-mode#acknowledge
        const timer = setTimeout(() => reject(new Error(`${kind}: not acknowledged within 3 seconds`)), 3_000);
        waiting.set(envelope, (answer) => {
          clearTimeout(timer);
          resolve(answer);
        });
      });
      socket.send(
        JSON.stringify({
          envelope_id: envelope,
          type: envelopes[kind],
          accepts_response_payload: kind !== 'event',
          payload,
          ...(retry && { retry_attempt: retry, retry_reason: 'timeout' }),
        }),
      );
      const body = await acked;
      return {
        status: 200,
        body: Object.keys(body ?? {}).length > 0 ? body : undefined,
        after: performance.now() - start,
      };
    },
    async close() {
      for (const socket of open) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
