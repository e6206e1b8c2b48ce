// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useFormat } from '../../hooks/useFormat';

export interface AgeProps {
  /** ISO 8601 in UTC. */
  at: string;
}

/** How long ago, with the moment itself on hover. */
export function Age(props: AgeProps) {
  const format = useFormat();
  return (
    <time dateTime={props.at} title={format.moment(props.at)}>
      {format.age(props.at)}
    </time>
  );
}
