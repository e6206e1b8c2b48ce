// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { UserIdentity } from '@backstage/core-components';
import {
  configApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { Alert, Button, Card, CardBody, Flex, Text } from '@backstage/ui';
import { useCallback, useEffect, useRef, useState } from 'react';
import { oidcAuthApiRef } from './oidcAuthApiRef';
import styles from './SignInPage.module.css';
import { signInTranslationRef } from './signInTranslationRef';

type SignInState =
  | { status: 'checking' }
  | { status: 'asking'; error?: string }
  | { status: 'waiting' };

/** One button. Who already has a session passes without seeing it. */
export function SignInPage(props: SignInPageProps) {
  const { onSignInSuccess } = props;
  const authApi = useApi(oidcAuthApiRef);
  const name = useApi(configApiRef).getString('app.title');
  const { t } = useTranslationRef(signInTranslationRef);
  const [state, setState] = useState<SignInState>({ status: 'checking' });

  const signIn = useCallback(
    async (options: { optional?: boolean; instantPopup?: boolean }) => {
      setState({ status: options.optional ? 'checking' : 'waiting' });
      try {
        const response = await authApi.getBackstageIdentity(options);
        if (!response) {
          setState({ status: 'asking' });
          return;
        }
        onSignInSuccess(
          UserIdentity.create({
            identity: response.identity,
            authApi,
            profile: await authApi.getProfile(),
          }),
        );
      } catch (error) {
        // The reader closed the window: nothing went wrong.
        const closed = (error as Error).name === 'PopupRejectedError';
        setState({
          status: 'asking',
          error: closed ? undefined : (error as Error).message,
        });
      }
    },
    [authApi, onSignInSuccess],
  );

  const checked = useRef(false);
  useEffect(() => {
    if (!checked.current) {
      checked.current = true;
      signIn({ optional: true });
    }
  }, [signIn]);

  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <Card>
          <CardBody>
            <Flex direction="column" gap="4">
              <Text as="h1" variant="title-medium">
                {t('page.title', { name })}
              </Text>
              <Text as="p" variant="body-medium" color="secondary">
                {t('page.purpose')}
              </Text>
              {state.status === 'asking' && state.error && (
                <Alert
                  status="danger"
                  icon
                  title={t('page.failed')}
                  description={state.error}
                />
              )}
              {state.status === 'checking' ? (
                <Text as="p" role="status">
                  {t('page.checking')}
                </Text>
              ) : (
                <>
                  <Button
                    variant="primary"
                    size="medium"
                    isDisabled={state.status === 'waiting'}
                    onPress={() => signIn({ instantPopup: true })}
                  >
                    {t('page.button')}
                  </Button>
                  <Text
                    as="p"
                    variant="body-small"
                    color="secondary"
                    role="status"
                  >
                    {state.status === 'waiting'
                      ? t('page.waiting')
                      : t('page.popupHint')}
                  </Text>
                </>
              )}
            </Flex>
          </CardBody>
        </Card>
      </div>
    </main>
  );
}
