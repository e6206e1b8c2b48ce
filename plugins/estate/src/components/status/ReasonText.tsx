// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Reason } from '@cabildo/plugin-estate-common';
import { useReasonSentence } from '../../hooks/useReasonSentence';
import { useTicking } from '../../hooks/useTicking';
import styles from './ReasonText.module.css';

export interface ReasonTextProps {
  reason: Reason;
  /** In lists: two lines at most, and no reckoning of an alarm. */
  brief?: boolean;
  /** In a row of fixed height: as brief, and on one line. */
  line?: boolean;
}

/** A reason as a sentence, with the source's own words behind it. */
export function ReasonText(props: ReasonTextProps) {
  const sentenceOf = useReasonSentence();
  return <SaidReason {...props} sentenceOf={sentenceOf} />;
}

export interface SaidReasonProps extends ReasonTextProps {
  /** Made once for a table of many. */
  sentenceOf(reason: Reason): string;
}

/** {@inheritDoc ReasonText} */
export function SaidReason(props: SaidReasonProps) {
  const { reason, brief, line, sentenceOf } = props;
  const sentence = useTicking(() => sentenceOf(reason));
  const whole = reason.detail ? `${sentence}: ${reason.detail}` : sentence;
  if (!brief && !line) {
    return <>{whole}</>;
  }
  return (
    <span className={line ? undefined : styles.brief} title={whole}>
      {reason.code === 'alarm' ? sentence : whole}
    </span>
  );
}
