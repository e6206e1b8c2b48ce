// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject, JsonValue } from '@backstage/types';
import { localiseSchema, localiseWords } from './localise';

/**
 * What the scaffolder says of a golden path's form.
 *
 * @public
 */
export interface PathForm {
  /** What the path is called. */
  title: string;
  /** What it makes. */
  description?: string;
  /** Its translations name the path itself: neither title nor description have room for one. */
  presentation?: object;
  /** Its pages, in order. */
  steps: { title: string; description?: string; schema: JsonObject }[];
}

/**
 * A golden path's form in a language.
 *
 * @public
 */
export function localiseForm<TForm extends PathForm>(
  form: TForm,
  language: string,
): TForm {
  const { title, description, buttonLabels } = localisePresentation(
    form,
    form.presentation as JsonObject | undefined,
    language,
  );
  return {
    ...form,
    title,
    description,
    ...(form.presentation && {
      presentation: { ...withoutTranslations(form.presentation), buttonLabels },
    }),
    steps: form.steps.map(step => {
      const schema = localiseSchema(step.schema, language);
      return {
        ...step,
        schema,
        title: text(schema.title) ?? step.title,
        description: text(schema.description) ?? step.description,
      };
    }),
  };
}

/**
 * Title and description of a golden path in a language, from its entity.
 *
 * @param template - a `Template` of the catalogue
 * @public
 */
export function localiseTemplateTitle(
  template: {
    metadata: { name: string; title?: string; description?: string };
    spec?: JsonObject;
  },
  language: string,
): { title: string; description?: string } {
  const { name, title = name, description } = template.metadata;
  const presentation = template.spec?.presentation;
  const words = localisePresentation(
    { title, description },
    isObject(presentation) ? presentation : undefined,
    language,
  );
  return { title: words.title, description: words.description };
}

/**
 * The steps of a run in a language.
 *
 * @param spec - of the scaffolder's task
 * @public
 */
export function localiseRun<TSpec extends { steps: object[] }>(
  spec: TSpec,
  language: string,
): TSpec {
  return {
    ...spec,
    steps: spec.steps.map(step => localiseWords(step as JsonObject, language)),
  };
}

/**
 * What a run leaves behind, its links and texts in a language.
 *
 * @param output - of the scaffolder's task
 * @public
 */
export function localiseOutput<
  TOutput extends { links?: object[]; text?: object[] },
>(output: TOutput, language: string): TOutput {
  const each = (parts?: object[]) =>
    parts?.map(part => localiseWords(part as JsonObject, language));
  return { ...output, links: each(output.links), text: each(output.text) };
}

function localisePresentation(
  words: { title: string; description?: string },
  presentation: JsonObject | undefined,
  language: string,
) {
  const localised = localiseWords(
    { ...presentation, title: words.title, description: words.description },
    language,
  );
  return {
    title: localised.title,
    description: localised.description,
    buttonLabels: (localised as JsonObject).buttonLabels,
  };
}

function withoutTranslations(presentation: object): object {
  const { i18n: _, ...rest } = presentation as JsonObject;
  return rest;
}

function text(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
