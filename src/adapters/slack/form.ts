/** A form as a Slack modal. */
import type { types } from '@slack/bolt';
import { type Field, type Form, unreachable } from '../../core/card.ts';
import { cut } from '../../core/graphemes.ts';
import type { Language } from '../../core/language.ts';
import { writePress } from '../../core/press.ts';
import { textsOf } from '../../texts/texts.ts';
import { limits } from './limits.ts';
import { label, literal } from './rich.ts';
import { optionsOf } from './steps.ts';

/**
 * The modal of a form. Its `callback_id` is the form's press and each field's block is called like the field, so that
 * a submission, and a menu that asks for its options, say all that is needed.
 */
export function renderForm(form: Form, language: Language, metadata: string): types.ModalView {
  const texts = textsOf(language).slack;
  return {
    type: 'modal',
    callback_id: writePress(form.press),
    private_metadata: metadata,
    title: label(form.title, limits.modalTitle),
    submit: label(texts.submit, limits.modalTitle),
    close: label(texts.cancel, limits.modalTitle),
    blocks: form.fields.map(
      (field): types.InputBlock => ({
        type: 'input',
        block_id: field.id,
        label: label(field.label, limits.inputLabel),
        optional: !field.required,
        element: element(field),
      }),
    ),
  };
}

function element(field: Field): types.InputBlock['element'] {
  switch (field.is) {
    case 'line':
    case 'paragraph': {
      const most = Math.min(field.most, limits.input);
      return {
        type: 'plain_text_input',
        action_id: field.id,
        multiline: field.is === 'paragraph',
        max_length: most,
        ...(field.typed && { initial_value: cut(literal(field.typed), most) }),
      };
    }
    case 'upload':
      return { type: 'file_input', action_id: field.id, filetypes: [...field.endings], max_files: 1 };
    case 'pick':
      return (field.upTo ?? 1) > 1 ? pickMany(field) : pickOne(field);
    default:
      return unreachable(field);
  }
}

type Pick = Extract<Field, { readonly is: 'pick' }>;

function pickOne(field: Pick): types.InputBlock['element'] {
  const options = optionsOf(field.of);
  const [initial] = optionsOf(field.picked ? [field.picked] : []);
  const chosen = initial && { initial_option: initial };
  return field.suggests || options.length === 0
    ? { type: 'external_select', action_id: field.id, min_query_length: 0, ...chosen }
    : { type: 'static_select', action_id: field.id, options: withChosen(options, initial), ...chosen };
}

/** Checkboxes cannot be told how many may be ticked: a menu where that is fewer than there are. */
function pickMany(field: Pick): types.InputBlock['element'] {
  const options = optionsOf(field.of);
  const initial = optionsOf(field.picked ? [field.picked] : []);
  const chosen = initial.length > 0 && { initial_options: initial };
  const most = Math.min(field.upTo ?? 1, limits.options);
  if (field.suggests || options.length === 0) {
    return {
      type: 'multi_external_select',
      action_id: field.id,
      min_query_length: 0,
      max_selected_items: most,
      ...chosen,
    };
  }
  const offered = withChosen(options, initial[0]);
  return most >= offered.length && offered.length <= limits.checkboxes
    ? { type: 'checkboxes', action_id: field.id, options: offered, ...chosen }
    : {
        type: 'multi_static_select',
        action_id: field.id,
        options: offered,
        max_selected_items: Math.min(most, offered.length),
        ...chosen,
      };
}

/** Slack wants the chosen option among the others, exactly as it stands there: one beyond the last takes the last one’s place. */
function withChosen(options: types.PlainTextOption[], chosen: types.PlainTextOption | undefined) {
  if (!chosen) return options;
  const at = options.findIndex(({ value }) => value === chosen.value);
  return options.with(at >= 0 ? at : options.length - 1, chosen);
}
