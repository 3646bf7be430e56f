/** What can be pressed on a message: its buttons and menus. */
import type { types } from '@slack/bolt';
import type { Action, Menu, Pickable } from '../../core/card.ts';
import type { Press } from '../../core/press.ts';
import { limits } from './limits.ts';
import { label, webAddress } from './rich.ts';

/** Writes the `action_id` of the next element of a message. */
export type Id = (press?: Press) => string;

/** None where nothing can be picked. */
export function menu({ press, hint, of, suggests }: Menu, id: Id): types.KnownBlock[] {
  const placeholder = label(hint, limits.placeholder);
  if (suggests) {
    const select: types.ExternalSelect = {
      type: 'external_select',
      action_id: id(press),
      placeholder,
      min_query_length: 0,
    };
    return [{ type: 'actions', elements: [select] }];
  }
  let taken = 0;
  const options = optionsOf(of).filter(({ text: { text: name }, value }) => {
    taken += name.length + (value?.length ?? 0) + limits.optionFrame;
    return taken <= limits.menu;
  });
  if (options.length === 0) return [];
  return [{ type: 'actions', elements: [{ type: 'static_select', action_id: id(press), placeholder, options }] }];
}

/** What can be picked, as far as Slack takes it: an id must come back whole, so one that is too long is left out. */
export function optionsOf(of: readonly Pickable[]): types.PlainTextOption[] {
  return of
    .filter(({ id }) => id.length > 0 && id.length <= limits.optionValue)
    .slice(0, limits.options)
    .map(({ id, label: name }) => ({ text: label(name, limits.optionLabel), value: id }));
}

/** None for a link that leads nowhere. */
export function button(action: Action, id: Id): types.Button[] {
  const face = {
    type: 'button',
    text: label(action.label, limits.button),
    ...(action.main && { style: 'primary' as const }),
  } as const;
  if ('press' in action) return [{ ...face, action_id: id(action.press) }];
  const url = webAddress(action.to);
  return url ? [{ ...face, action_id: id(), url }] : [];
}

/** Five buttons a row. */
export function rows(buttons: types.Button[]): types.KnownBlock[] {
  const blocks: types.KnownBlock[] = [];
  for (let at = 0; at < buttons.length; at += limits.row) {
    blocks.push({ type: 'actions', elements: buttons.slice(at, at + limits.row) });
  }
  return blocks;
}
