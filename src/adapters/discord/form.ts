/** Forms as Discord modals. Pure. https://docs.discord.com/developers/components/using-modal-components */
import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APISelectMenuOption,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { Field, Form, Pickable } from '../../core/card.ts';
import { cut } from '../../core/graphemes.ts';
import { writePress } from '../../core/press.ts';
import { limits } from './limits.ts';
import { flatten } from './markdown.ts';
import { selectOptions } from './render.ts';

/** The modal of a form. More fields than a modal holds are a bug of the caller and throw. */
export function renderForm(form: Form): APIModalInteractionResponseCallbackData {
  if (form.fields.length < 1 || form.fields.length > limits.modalFields) {
    throw new RangeError(`a form of ${form.fields.length} fields: ${form.title}`);
  }
  return {
    custom_id: writePress(form.press),
    title: cut(flatten(form.title), limits.modalTitle),
    components: form.fields.map(
      (field): APILabelComponent => ({
        type: ComponentType.Label,
        label: cut(flatten(field.label), limits.fieldLabel),
        component: renderField(field),
      }),
    ),
  };
}

function renderField(field: Field): APIComponentInLabel {
  if (field.is === 'upload') {
    return {
      type: ComponentType.FileUpload,
      custom_id: field.id,
      min_values: field.required ? 1 : 0,
      max_values: 1,
      required: field.required,
    };
  }
  if (field.is !== 'pick') return textInput(field, field.is, field.most, field.typed);
  const options = withPicked(selectOptions(field.of).slice(0, limits.menuOptions), field.picked);
  // A select without options is refused; what is to be picked can still be typed.
  if (options.length === 0) return textInput(field, 'line', limits.menuOption);
  return {
    type: ComponentType.StringSelect,
    custom_id: field.id,
    options,
    min_values: field.required ? 1 : 0,
    max_values: Math.min(field.upTo ?? 1, options.length),
    required: field.required,
  };
}

function textInput(field: Field, is: 'line' | 'paragraph', most: number, typed?: string): APIComponentInLabel {
  const longest = Math.min(most, limits.fieldText);
  return {
    type: ComponentType.TextInput,
    custom_id: field.id,
    style: is === 'line' ? TextInputStyle.Short : TextInputStyle.Paragraph,
    max_length: longest,
    required: field.required,
    ...(typed && { value: cut(typed, longest) }),
  };
}

/** What is picked already is chosen; one beyond the last option takes the last one’s place. */
function withPicked(options: readonly APISelectMenuOption[], picked: Pickable | undefined): APISelectMenuOption[] {
  const [chosen] = selectOptions(picked && options.length > 0 ? [picked] : []);
  if (!chosen) return [...options];
  const at = options.findIndex(({ value }) => value === chosen.value);
  return options.with(at >= 0 ? at : options.length - 1, { ...chosen, default: true });
}
