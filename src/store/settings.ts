/** What people and places chose. */
import type { Store } from '../core/store.ts';
import type { Engine } from './engine.ts';
import { bit, toPersonSettings, toPlaceSettings } from './rows.ts';

type Settings = Pick<Store, 'person' | 'setPerson' | 'place' | 'setPlace'>;

export function settingQueries({ db }: Engine): Settings {
  return {
    person: async (person) =>
      toPersonSettings(await db.selectFrom('people').selectAll().where('person', '=', person).executeTakeFirst()),
    setPerson: async (person, { language, names, boards, zone, quiet }) => {
      const row = given({
        language,
        names: yes(names),
        boards: yes(boards),
        zone,
        quiet_from: quiet === null ? null : quiet?.from,
        quiet_to: quiet === null ? null : quiet?.to,
      });
      if (Object.keys(row).length === 0) return;
      await db
        .insertInto('people')
        .values({ person, ...row })
        .onConflict((conflict) => conflict.column('person').doUpdateSet(row))
        .execute();
    },
    place: async (place) =>
      toPlaceSettings(await db.selectFrom('places').selectAll().where('place', '=', place).executeTakeFirst()),
    setPlace: async (place, { article, language, hosts, drafts, zone }) => {
      const row = given({ article, language, hosts, drafts: yes(drafts), zone });
      if (Object.keys(row).length === 0) return;
      await db
        .insertInto('places')
        .values({ place, ...row })
        .onConflict((conflict) => conflict.column('place').doUpdateSet(row))
        .execute();
    },
  };
}

const yes = (value: boolean | null | undefined) => (typeof value === 'boolean' ? bit(value) : value);

/** Only what is to be changed; null is a value. */
const given = <Row extends Record<string, unknown>>(
  row: Row,
): { [Name in keyof Row]?: Exclude<Row[Name], undefined> } =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Row]?: Exclude<Row[Name], undefined>;
  };
