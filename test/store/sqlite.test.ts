/** The store on SQLite: the contract. What only SQLite has is in embedded.test.ts. */
import { engines } from '../kit/databases.ts';
import { storeContract } from '../kit/store.contract.ts';

for (const kind of engines) if (kind.name === 'sqlite') storeContract(kind);
