// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  localiseForm,
  localiseOutput,
  localiseRun,
  localiseTemplateTitle,
} from './localisePath';

const presentation = {
  buttonLabels: { createButtonText: 'Create' },
  i18n: {
    es: {
      title: 'Servicio en contenedor',
      description: 'Un servicio.',
      buttonLabels: { createButtonText: 'Crear' },
    },
  },
};

describe('localiseForm', () => {
  const form = {
    title: 'Container service',
    description: 'A service.',
    presentation,
    steps: [
      {
        title: 'What it is',
        schema: {
          title: 'What it is',
          i18n: { es: { title: 'Qué es' } },
        },
      },
    ],
  };

  it('should name the path, its buttons and its pages', () => {
    expect(localiseForm(form, 'es')).toEqual({
      title: 'Servicio en contenedor',
      description: 'Un servicio.',
      presentation: { buttonLabels: { createButtonText: 'Crear' } },
      steps: [{ title: 'Qué es', schema: { title: 'Qué es' } }],
    });
  });

  it('should keep the words of the path in its own language', () => {
    expect(localiseForm(form, 'en')).toMatchObject({
      title: 'Container service',
      presentation: { buttonLabels: { createButtonText: 'Create' } },
      steps: [{ title: 'What it is' }],
    });
  });

  it('should take a path without translations as it is', () => {
    const plain = { title: 'Plain', steps: [{ title: 'A page', schema: {} }] };
    expect(localiseForm(plain, 'es')).toEqual(plain);
  });
});

describe('localiseTemplateTitle', () => {
  it('should read the catalogue entity, and fall back to its name', () => {
    const template = {
      metadata: { name: 'container-service', title: 'Container service' },
      spec: { presentation },
    };
    expect(localiseTemplateTitle(template, 'es')).toMatchObject({
      title: 'Servicio en contenedor',
    });
    expect(localiseTemplateTitle(template, 'en')).toMatchObject({
      title: 'Container service',
    });
    expect(
      localiseTemplateTitle({ metadata: { name: 'plain' } }, 'es'),
    ).toMatchObject({ title: 'plain' });
  });
});

describe('a run', () => {
  it('should have its steps and its outcome in the language', () => {
    const i18n = { es: { name: 'Revisar', title: 'Abrir', content: 'Listo' } };
    expect(
      localiseRun(
        { steps: [{ id: 'a', name: 'Check', input: { i18n: 1 }, i18n }] },
        'es',
      ),
    ).toEqual({ steps: [{ id: 'a', name: 'Revisar', input: { i18n: 1 } }] });
    expect(
      localiseOutput(
        {
          links: [{ title: 'Open', url: 'http://x', i18n }],
          text: [{ title: 'Next', content: 'Done', i18n }],
        },
        'es',
      ),
    ).toEqual({
      links: [{ title: 'Abrir', url: 'http://x' }],
      text: [{ title: 'Abrir', content: 'Listo' }],
    });
  });
});
