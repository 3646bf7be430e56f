/** What a press or a form on a discussion's message means. */
import { textsOf } from '../../texts/texts.ts';
import { UserError } from '../errors.ts';
import { clean } from '../line.ts';
import type { Press } from '../press.ts';
import { type Input, pressOn, type Wanted } from '../session.ts';
import { longestReason } from './form.ts';
import { everyStand } from './report.ts';
import { type Discussion, type DiscussionEvent, machineName, type Said } from './state.ts';

/** What a host can do with a discussion. */
export const hostPress = (session: string): Press => pressOn(machineName, session, 'host');

export function wants(discussion: Discussion, input: Input): Wanted<DiscussionEvent> {
  const { actor, press, picked, values = {} } = input;
  const by = { person: actor.person, manages: actor.manages };
  const event = (what: DiscussionEvent): Wanted<DiscussionEvent> => ({ is: 'event', event: what });
  const [first] = press.args;
  switch (press.event) {
    case 'stand': {
      const stand = everyStand.find((each) => each === first);
      if (!stand) throw unknown(input);
      return event({ is: 'stand', ...by, stand, sentAt: actor.sentAt.at });
    }
    case 'explained': {
      const share = values.share?.[0] === 'share';
      return event({ is: 'explain', ...by, said: saidIn(discussion, input), share, sentAt: actor.sentAt.at });
    }
    case 'said': {
      const { words = '', ...said } = saidIn(discussion, input);
      const prompt = first === undefined ? undefined : numberIn(first, input);
      return event({ is: 'say', ...by, said: { ...said, words }, ...(prompt !== undefined && { prompt }) });
    }
    case 'takeBack':
    case 'think':
      return event({ is: press.event, ...by, reason: numberIn(picked ?? first, input) });
    case 'prompt':
    case 'other':
    case 'says':
      return event({ is: 'bring', ...by, what: press.event });
    case 'begin':
    case 'wrap':
    case 'cancel':
      return event({ is: press.event, ...by });
    case 'mine':
    case 'host':
      return { is: 'view', view: press.event, args: [] };
    case 'reason':
    case 'say':
      return form(
        discussion,
        press.event,
        press.event === 'say' ? promptIn(discussion, first, input) : (picked ?? first),
        input,
      );
    default:
      throw unknown(input);
  }
}

/** Nobody should write a long text only to hear that it is too late. */
function form(
  discussion: Discussion,
  view: string,
  arg: string | undefined,
  { actor }: Input,
): Wanted<DiscussionEvent> {
  const { refused } = textsOf(actor.language).discuss;
  const { phase } = discussion.state;
  if (phase !== 'open') throw new UserError(phase === 'over' ? refused.over : refused.notYet);
  return { is: 'view', view, args: arg === undefined ? [] : [arg] };
}

/** The open question that a press names, if it is put already. */
function promptIn({ state }: Discussion, written: string | undefined, input: Input): string | undefined {
  if (written === undefined) return undefined;
  if (numberIn(written, input) >= state.prompts) throw unknown(input);
  return written;
}

/** What somebody wrote; an address that the article does not have is none. */
function saidIn({ taken }: Discussion, { values = {} }: Input): Said {
  const words = clean(values.words?.[0] ?? '').slice(0, longestReason);
  const address = values.address?.[0];
  const known = taken.faces.en.sections.some(({ passages }) => passages.some((each) => each.address === address));
  return { ...(words && { words }), ...(address && known && { address }) };
}

function numberIn(written: string | undefined, input: Input): number {
  if (!/^\d{1,6}$/.test(written ?? '')) throw unknown(input);
  return Number(written);
}

const unknown = ({ actor }: Input): UserError => new UserError(textsOf(actor.language).unknownButton);
