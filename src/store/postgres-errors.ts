/** Why a PostgreSQL server cannot be used, in words for whoever runs the bot. No password is ever in them. */
import { SetupError } from '../core/errors.ts';

/** Host, port and database of a URL, as a name for messages. Throws a `SetupError` that does not repeat a malformed one: it may hold a password. */
export function readUrl(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new SetupError(
      'DATABASE_URL does not look right. It should be: postgres://user:password@host:5432/database (special characters in the password written as in a URL, such as %40 for @).',
    );
  }
  return `the database ${parsed.pathname.slice(1) || '(none named)'} at ${parsed.host || 'the local socket'}`;
}

/** What a failed start means; anything unknown is given back as it is. */
export function explain(error: unknown, where: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const said = error instanceof Error ? error.message : String(error);
  const because = reasons.find(({ when }) => when.test(code) || when.test(said));
  return because ? new SetupError(`Cannot use ${where}: ${because.means}`) : error;
}

const reasons: readonly { readonly when: RegExp; readonly means: string }[] = [
  { when: /^ECONNREFUSED$/, means: 'nothing answers there. Is the server running, and are host and port right?' },
  { when: /^(ENOTFOUND|EAI_AGAIN)$/, means: 'no such host is known. Is it spelled right?' },
  {
    when: /^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$|timeout exceeded|timeout expired/i,
    means: 'it does not answer in time. Is it reachable from here?',
  },
  {
    when: /^(ENOENT|EACCES|ECONNRESET)$|terminated unexpectedly/,
    means:
      'the connection cannot be made or is ended at once. Is it PostgreSQL, and does it want SSL (?sslmode=require)?',
  },
  { when: /^28/, means: 'it does not let us in. Are user and password right, and may this user connect from here?' },
  { when: /password must be a string/, means: 'it wants a password, and DATABASE_URL has none.' },
  { when: /^3D000$/, means: 'there is no such database. Make it first (createdb).' },
  { when: /^42501$/, means: 'the user may not make the schema or its tables. Grant it CREATE on the database.' },
  { when: /^53/, means: 'it has no room or no connection left.' },
  { when: /^57P03$/, means: 'it is still starting. Try again in a moment.' },
  {
    when: /SSL|self.signed|certificate/i,
    means: 'its certificate or SSL setting does not fit. See sslmode in DATABASE_URL.',
  },
];
