// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors, type Provider } from 'oidc-provider';
import { isCrossSite, readForm, sendPage } from '@cabildo/sandbox-web';
import { renderMessagePage, renderSignInPage } from './pages.ts';
import type { Person } from './people.ts';

interface HandleSignInOptions {
  provider: Provider;
  people: readonly Person[];
  formTargets: readonly string[];
}

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

/**
 * Forgets who was signed in, because somebody else chose themselves: the
 * provider would otherwise send the browser through a page that needs a script.
 */
async function leaveSession(
  provider: Provider,
  interaction: Interaction,
): Promise<void> {
  const uid = interaction.session?.uid;
  const session = uid ? await provider.Session.findByUid(uid) : undefined;
  await session?.destroy();
  interaction.session = undefined;
  await interaction.save(interaction.exp - Math.floor(Date.now() / 1000));
}

/**
 * Answers `/sign-in/<uid>`: asks who it is, and goes on with the answer.
 *
 * @public
 */
export async function handleSignIn(
  request: IncomingMessage,
  response: ServerResponse,
  options: HandleSignInOptions,
): Promise<void> {
  const { provider, people, formTargets } = options;
  let interaction: Interaction;
  try {
    interaction = await provider.interactionDetails(request, response);
  } catch (error) {
    if (error instanceof errors.SessionNotFound) {
      sendPage(
        response,
        renderMessagePage(request, 'expired', { status: 400 }),
      );
      return;
    }
    throw error;
  }

  const current = people.find(
    person => person.id === interaction.session?.accountId,
  );
  if (request.method !== 'POST') {
    const clientId = String(interaction.params.client_id);
    sendPage(
      response,
      renderSignInPage(request, { people, clientId, current, formTargets }),
    );
    return;
  }

  const chosen = (await readForm(request)).get('person');
  const person = people.find(candidate => candidate.id === chosen);
  if (!person || isCrossSite(request)) {
    sendPage(response, renderMessagePage(request, 'error', { status: 400 }));
    return;
  }
  if (interaction.session && interaction.session.accountId !== person.id) {
    await leaveSession(provider, interaction);
  }
  await provider.interactionFinished(
    request,
    response,
    { login: { accountId: person.id, remember: true } },
    { mergeWithLastSubmission: false },
  );
}
