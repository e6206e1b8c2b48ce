// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useState } from 'react';
import { useFormat } from '../../hooks/useFormat';
import { useTicking } from '../../hooks/useTicking';

export interface AgeProps {
  /** ISO 8601 in UTC. */
  at: string;
}

/** How long ago, with the moment itself on hover. */
export function Age(props: AgeProps) {
  const format = useFormat();
  const age = useTicking(() => format.age(props.at));
  // Words that few read, of which a table would make two for every row.
  const [isPointedAt, setPointedAt] = useState(false);
  return (
    <time
      dateTime={props.at}
      title={isPointedAt ? format.moment(props.at) : undefined}
      onPointerEnter={() => setPointedAt(true)}
    >
      {age}
    </time>
  );
}
