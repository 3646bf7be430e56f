/** /discuss status: what is under way here, and what is prepared. */
import { defineCommand, discussionsHere, hostPress, open, type Rich } from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'What is under way here, and what is prepared', zh: '这里正在进行和安排好的讨论' },
  called: { zh: '现状' },
  shownTo: 'asker',
  reads: 'library',
  options: {},
  examples: [{ type: 'discuss status', shows: { en: 'Nothing is under way', zh: '没有正在进行' } }],
  async act({ desk, texts, language }) {
    const { discuss } = texts;
    const all = await discussionsHere(desk);
    if (all.length === 0) {
      return {
        title: discuss.statusTitle,
        blocks: [
          { is: 'text', text: discuss.nothingHere },
          {
            is: 'actions',
            of: [
              { label: discuss.start, press: open('discuss start') },
              { label: discuss.prepare, press: open('discuss prepare') },
            ],
          },
        ],
      };
    }
    const rows = await Promise.all(
      all.map(async ({ session, state, taken }): Promise<Rich> => {
        const when: Rich =
          state.phase === 'prepared'
            ? [discuss.begins, { time: taken.startsAt ?? session.startedAt, as: 'moment' }]
            : [discuss.openNow((await desk.store.talk(session.id)).stands.reduce((sum, { count }) => sum + count, 0))];
        const closing: Rich =
          taken.closesAt === undefined ? [] : [discuss.until, { time: taken.closesAt, as: 'moment' }, discuss.period];
        return [{ bold: `${taken.thesis}` }, ` ${taken.faces[language].claim}\n`, ...when, ...closing];
      }),
    );
    const hosted = all.filter(({ state }) => desk.manages || state.host === desk.person.id);
    return {
      title: discuss.statusTitle,
      blocks: [
        { is: 'list', items: rows },
        ...(hosted.length > 0
          ? [
              {
                is: 'actions' as const,
                of: hosted.map(({ session, taken }) => ({
                  label: discuss.hostOf(taken.thesis),
                  press: hostPress(session.id),
                })),
              },
            ]
          : []),
      ],
    };
  },
});
