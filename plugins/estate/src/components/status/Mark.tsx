// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react';
import styles from './Mark.module.css';

/** A shape of its own for each meaning, so that colour is never needed to tell them apart. */
export type MarkShape =
  | 'disc'
  | 'triangle'
  | 'crossed'
  | 'dashes'
  | 'question'
  | 'half'
  | 'diamond'
  | 'exclamation';

export type MarkTone = 'success' | 'warning' | 'danger' | 'quiet' | 'info';

const SHAPES: Record<MarkShape, JSX.Element> = {
  disc: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  triangle: <path d="M1.5 3h13L8 14z" fill="currentColor" />,
  crossed: (
    <path
      d="M8 .8 15.2 8 8 15.2.8 8zM5.2 4.4 4.4 5.2 7.2 8l-2.8 2.8.8.8L8 8.8l2.8 2.8.8-.8L8.8 8l2.8-2.8-.8-.8L8 7.2z"
      fill="currentColor"
      fillRule="evenodd"
    />
  ),
  dashes: (
    <circle
      cx="8"
      cy="8"
      r="5.2"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeDasharray="2.4 1.6"
    />
  ),
  question: (
    <path
      d="M4.5 5.5a3.5 3.5 0 1 1 5 3.2c-.6.3-.7.6-.7 1.3H7.2c0-1.5.6-2.2 1.6-2.8a1.9 1.9 0 1 0-2.7-1.7zM7.1 11.5h1.8v1.8H7.1z"
      fill="currentColor"
    />
  ),
  half: (
    <>
      <circle
        cx="8"
        cy="8"
        r="5.2"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
      />
      <path d="M8 2.8a5.2 5.2 0 0 1 0 10.4z" fill="currentColor" />
    </>
  ),
  diamond: <path d="M8 .8 15.2 8 8 15.2.8 8z" fill="currentColor" />,
  exclamation: (
    <path
      d="M8 1 15.5 14.5H.5zM7.2 6v4.2h1.6V6zm0 5.4V13h1.6v-1.6z"
      fill="currentColor"
      fillRule="evenodd"
    />
  ),
};

export interface MarkProps {
  shape: MarkShape;
  tone: MarkTone;
  /** The word that says the same as the shape. */
  children: ReactNode;
  /** Put on the element as `data-status`. */
  status?: string;
}

/** Something's state by shape, word and colour. */
export function Mark(props: MarkProps) {
  const { shape, tone, children, status } = props;
  return (
    <span className={styles.mark} data-tone={tone} data-status={status}>
      <svg viewBox="0 0 16 16" className={styles.shape} aria-hidden="true">
        {SHAPES[shape]}
      </svg>
      {children}
    </span>
  );
}
