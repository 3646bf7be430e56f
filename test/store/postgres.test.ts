/** The store on PostgreSQL: the contract. What only PostgreSQL has is in server.test.ts. */
import { describe, test } from 'vitest';
import { engines, noPostgres } from '../kit/databases.ts';
import { storeContract } from '../kit/store.contract.ts';

for (const kind of engines) if (kind.name === 'postgres') storeContract(kind);
if (noPostgres) describe.skip(`PostgreSQL is not tested: ${noPostgres}`, () => test('the contract', () => {}));
