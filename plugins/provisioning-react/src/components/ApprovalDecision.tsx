// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { toError } from '@backstage/errors';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
  Flex,
  Text,
  TextAreaField,
} from '@backstage/ui';
import { provisioningApprovalDecidePermission } from '@cabildo/plugin-provisioning-common';
import { useState } from 'react';
import {
  type ApprovalAnswer,
  type OpenApproval,
  provisioningApiRef,
} from '../api/ProvisioningApi';
import { provisioningTranslationRef } from '../translation';

/** Longest summary that CodePipeline keeps with an approval. */
const COMMENT_MAX_LENGTH = 512;

/**
 * Props of {@link ApprovalDecision}.
 *
 * @public
 */
export interface ApprovalDecisionProps {
  /** What is to be decided; it must still be open. */
  approval: OpenApproval;
}

type DecisionState =
  | { status: 'open' }
  | { status: 'sending' }
  | { status: 'failed'; error: Error }
  | { status: 'done'; decision: ApprovalAnswer['decision'] };

/**
 * A button that opens an approval for decision. Whoever may decide nothing
 * reads that it waits; the backend refuses them as well.
 *
 * @public
 */
export function ApprovalDecision(props: ApprovalDecisionProps) {
  const { t } = useTranslationRef(provisioningTranslationRef);
  const { loading, allowed } = usePermission({
    permission: provisioningApprovalDecidePermission,
  });
  if (loading) {
    return <></>;
  }
  return allowed ? (
    <OpenDecision {...props} />
  ) : (
    <Text as="span">{t('approval.waits')}</Text>
  );
}

function OpenDecision(props: ApprovalDecisionProps) {
  const { approval } = props;
  const provisioningApi = useApi(provisioningApiRef);
  const { t } = useTranslationRef(provisioningTranslationRef);
  const [comment, setComment] = useState('');
  const [state, setState] = useState<DecisionState>({ status: 'open' });

  const decide = async (decision: ApprovalAnswer['decision']) => {
    setState({ status: 'sending' });
    try {
      await provisioningApi.decideApproval({ ...approval, decision, comment });
      setState({ status: 'done', decision });
    } catch (error) {
      setState({ status: 'failed', error: toError(error) });
    }
  };

  if (state.status === 'done') {
    return (
      <Text as="span" role="status">
        {t(`approval.${state.decision}`)}
      </Text>
    );
  }
  const isSending = state.status === 'sending';
  return (
    <DialogTrigger>
      <Button variant="primary" size="small">
        {t('approval.review')}
      </Button>
      <Dialog>
        <DialogHeader>
          {t('approval.title', {
            stage: approval.stageName,
            pipeline: approval.pipelineName,
          })}
        </DialogHeader>
        <DialogBody>
          <Flex direction="column" gap="4">
            <Text as="p">{t('approval.explanation')}</Text>
            <TextAreaField
              label={t('approval.comment')}
              description={t('approval.commentHint')}
              value={comment}
              onChange={setComment}
              maxLength={COMMENT_MAX_LENGTH}
              isDisabled={isSending}
            />
            {state.status === 'failed' && (
              <Alert
                status="danger"
                icon
                role="alert"
                title={t('approval.failed')}
                description={state.error.message}
              />
            )}
            {isSending && (
              <Text as="p" role="status">
                {t('approval.sending')}
              </Text>
            )}
          </Flex>
        </DialogBody>
        <DialogFooter>
          <Button variant="tertiary" slot="close" isDisabled={isSending}>
            {t('approval.cancel')}
          </Button>
          <Button
            variant="secondary"
            isDisabled={isSending}
            onPress={() => decide('rejected')}
          >
            {t('approval.reject')}
          </Button>
          <Button
            variant="primary"
            isDisabled={isSending}
            onPress={() => decide('approved')}
          >
            {t('approval.approve')}
          </Button>
        </DialogFooter>
      </Dialog>
    </DialogTrigger>
  );
}
