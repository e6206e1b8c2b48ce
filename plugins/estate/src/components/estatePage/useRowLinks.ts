// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useCallback, type MouseEvent } from 'react';
import { useHref, useNavigate } from 'react-router-dom';
import { useHealthPath } from '../../hooks/useHealthPath';

/** Where the rows of a table lead. */
export interface RowLinks {
  /** Address of a Component's health; undefined when there is none. */
  hrefOf(entityRef: string | undefined): string | undefined;
  /** Follows, within the app, a link that was clicked anywhere in the table. */
  onClick(event: MouseEvent): void;
}

/**
 * Plain links with one listener for all of them. A link that follows the
 * address by itself takes more time to draw than the rest of its row.
 */
export function useRowLinks(): RowLinks {
  const healthPath = useHealthPath();
  const navigate = useNavigate();
  const base = useHref('/').replace(/\/$/, '');
  const hrefOf = useCallback(
    (entityRef: string | undefined) => {
      const path = healthPath(entityRef);
      return path && `${base}${path}`;
    },
    [healthPath, base],
  );
  const onClick = useCallback(
    (event: MouseEvent) => {
      const href = (event.target as Element)
        .closest('a[href]')
        ?.getAttribute('href');
      if (href && isPlain(event)) {
        event.preventDefault();
        navigate(href.slice(base.length));
      }
    },
    [navigate, base],
  );
  return { hrefOf, onClick };
}

// With a key held the browser opens another tab or window.
function isPlain(event: MouseEvent): boolean {
  const { button, metaKey, ctrlKey, shiftKey, altKey } = event;
  return button === 0 && !(metaKey || ctrlKey || shiftKey || altKey);
}
