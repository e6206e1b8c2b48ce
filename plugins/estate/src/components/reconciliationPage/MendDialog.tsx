// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  ButtonLink,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
  Flex,
  Text,
} from '@backstage/ui';
import type { Finding } from '@cabildo/plugin-estate-common';
import { useState } from 'react';
import { useMayCreate } from '../../hooks/useMayCreate';
import { claimPath } from '../../lib/claimPath';
import { mendText } from '../../lib/mendText';
import { estateTranslationRef } from '../../translation';
import styles from './ReconciliationContent.module.css';

export interface MendDialogProps {
  finding: Finding;
}

/** What mends a finding, with the words to copy. */
export function MendDialog(props: MendDialogProps) {
  const { finding } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const [isCopied, setCopied] = useState(false);
  const text = mendText(finding);
  const mayCreate = useMayCreate();
  const isClaimable = finding.kind === 'unclaimed' && mayCreate;
  return (
    <DialogTrigger onOpenChange={() => setCopied(false)}>
      <Button
        variant="secondary"
        size="small"
        aria-label={t('reconcile.howFor', { service: finding.service })}
      >
        {t('reconcile.how')}
      </Button>
      <Dialog>
        <DialogHeader>
          {t('reconcile.howFor', { service: finding.service })}
        </DialogHeader>
        <DialogBody>
          <Flex direction="column" gap="3">
            <Text as="p">{t(`reconcile.steps.${finding.kind}`)}</Text>
            {text && <pre className={styles.code}>{text}</pre>}
            {isCopied && (
              <Text as="p" role="status">
                {t('reconcile.copied')}
              </Text>
            )}
          </Flex>
        </DialogBody>
        <DialogFooter>
          {isClaimable && (
            <ButtonLink variant="primary" href={claimPath(finding.service)}>
              {t('reconcile.claim')}
            </ButtonLink>
          )}
          {text && (
            <Button
              variant={isClaimable ? 'secondary' : 'primary'}
              onPress={async () => {
                await navigator.clipboard.writeText(text);
                setCopied(true);
              }}
            >
              {t('reconcile.copy')}
            </Button>
          )}
          <Button variant="secondary" slot="close">
            {t('reconcile.close')}
          </Button>
        </DialogFooter>
      </Dialog>
    </DialogTrigger>
  );
}
