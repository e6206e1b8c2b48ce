// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  EstateFacet,
  VerdictStatus,
  WorkloadSummary,
} from '@cabildo/plugin-estate-common';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import { useGroupWords } from '../../hooks/useGroupWords';
import { usePrinting } from '../../hooks/usePrinting';
import type { EstateSort } from '../../lib/estateView/columns';
import type { RowGroup } from '../../lib/estateView/groupRows';
import { isNoted } from '../../lib/estateView/isNoted';
import { estateTranslationRef } from '../../translation';
import styles from './EstateGrid.module.css';
import { GridHeader } from './GridHeader';
import { GridRow, placeOf } from './GridRow';
import { GroupLine } from './GroupLine';
import type { GridColumn } from './useEstateColumns';
import { useFacetLabel } from './useFacetLabel';

/** The heading of rows that have something in common. */
export interface GridGroup {
  key: string;
  facet: EstateFacet;
  group: RowGroup;
}

/** A line of the grid. */
export type GridItem = WorkloadSummary | GridGroup;

function isGroup(item: GridItem): item is GridGroup {
  return 'group' in item;
}

export interface EstateGridProps {
  label: string;
  columns: GridColumn[];
  items: GridItem[];
  /** Changes whenever the items were put in order: another order is read from its beginning. */
  order: string;
  sort: EstateSort | undefined;
  onSort(sort: EstateSort | undefined): void;
  /** Of a link in it. */
  onClick(event: MouseEvent): void;
  statusBefore(row: WorkloadSummary): VerdictStatus | undefined;
  isClosed(key: string): boolean;
  onToggle(key: string): void;
}

// Heights are fixed by the style sheet, so that nothing has to be measured.
const LINE_HEIGHT = 40;
const NOTED_HEIGHT = 58;
const OVERSCAN = 3;

const STEPS: Record<string, number | undefined> = {
  ArrowDown: 1,
  ArrowUp: -1,
  Home: -Infinity,
  End: Infinity,
};

/**
 * A table of any length of which only what is in view exists. Arrows, Home and
 * End lead from row to row; Tab goes through what a row offers.
 */
export function EstateGrid(props: EstateGridProps) {
  const { label, columns, items, order, sort, onSort } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const scroller = useRef<HTMLDivElement>(null);
  const wantedFocus = useRef<number>();
  const { statusBefore } = props;
  const isPrinting = usePrinting();
  const labelOf = useFacetLabel();
  const groupWords = useGroupWords();
  // Kept as long as the items: with others every place would be reckoned anew at each scroll.
  const sizeOf = useCallback(
    (position: number) => {
      const item = items[position];
      return !isGroup(item) && isNoted(item, statusBefore(item))
        ? NOTED_HEIGHT
        : LINE_HEIGHT;
    },
    [items, statusBefore],
  );
  // Another with other items, for heights follow them; the keys themselves are places: a row that
  // is drawn into the place of another takes half the time of a new one.
  const keyAt = useCallback(
    (position: number) => (isGroup(items[position]) ? -1 - position : position),
    [items],
  );
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: sizeOf,
    getItemKey: keyAt,
    overscan: isPrinting ? items.length : OVERSCAN,
    // What the header covers.
    scrollPaddingStart: LINE_HEIGHT,
  });
  useLayoutEffect(() => {
    // Without asking the browser, which would have to lay out all that was just drawn.
    if (virtualizer.scrollOffset) {
      scroller.current!.scrollTop = 0;
    }
  }, [virtualizer, order]);

  const rendered = virtualizer.getVirtualItems();
  useEffect(() => {
    const line = scroller.current?.querySelector<HTMLElement>(
      `[data-index="${wantedFocus.current}"]`,
    );
    if (line) {
      wantedFocus.current = undefined;
      line.focus();
    }
  }, [rendered]);

  const onKeyDown = (event: KeyboardEvent) => {
    const line = (event.target as HTMLElement).closest('[data-index]');
    const step = STEPS[event.key];
    if (!line || step === undefined) {
      return;
    }
    event.preventDefault();
    const from = Number(line.getAttribute('data-index'));
    const to = Math.min(items.length - 1, Math.max(0, from + step));
    wantedFocus.current = to;
    virtualizer.scrollToIndex(to);
    scroller.current
      ?.querySelector<HTMLElement>(`[data-index="${to}"]`)
      ?.focus();
  };

  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        role="grid"
        tabIndex={-1}
        aria-label={label}
        aria-rowcount={items.length + 1}
        aria-describedby="estate-grid-keys"
        className={styles.table}
        style={
          {
            '--columns': columns.map(column => column.width).join(' '),
            '--first': columns[0].width,
          } as CSSProperties
        }
        onKeyDown={onKeyDown}
        onClick={props.onClick}
      >
        <GridHeader columns={columns} sort={sort} onSort={onSort} />
        <div
          role="rowgroup"
          className={styles.body}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {rendered.map(({ index, key, start, size }) => {
            const item = items[index];
            return isGroup(item) ? (
              <GroupLine
                key={key}
                place={placeOf({
                  index,
                  start,
                  size,
                  isFirst: index === rendered[0].index,
                })}
                columns={columns.length}
                label={labelOf(item.facet, item.group.value)}
                group={item.group}
                words={groupWords}
                isClosed={props.isClosed(item.key)}
                onToggle={() => props.onToggle(item.key)}
              />
            ) : (
              <GridRow
                key={key}
                row={item}
                columns={columns}
                before={statusBefore(item)}
                index={index}
                start={start}
                size={size}
                isFirst={index === rendered[0].index}
              />
            );
          })}
        </div>
      </div>
      <span id="estate-grid-keys" hidden>
        {t('page.keys')}
      </span>
    </div>
  );
}
