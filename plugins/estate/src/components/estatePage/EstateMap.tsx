// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import type {
  EstateFacet,
  WorkloadSummary,
} from '@cabildo/plugin-estate-common';
import {
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import { useNavigate } from 'react-router-dom';
import { useEnvironmentLabel } from '../../hooks/useEnvironmentLabel';
import { useHealthPath } from '../../hooks/useHealthPath';
import { useThemeMode } from '../../hooks/useThemeMode';
import { useWidth } from '../../hooks/useWidth';
import { groupRows } from '../../lib/estateView/groupRows';
import { orderByValue } from '../../lib/estateView/orderGroups';
import { layoutMap, neighbour, tileAt } from '../../lib/estateView/layoutMap';
import { estateTranslationRef } from '../../translation';
import { ReasonText } from '../status/ReasonText';
import { StatusMark } from '../status/StatusMark';
import { drawMap, readColours } from './drawMap';
import styles from './EstateMap.module.css';
import { GroupTable } from './GroupTable';
import { useFacetLabel } from './useFacetLabel';

export interface EstateMapProps {
  /** In the order in which their tiles stand. */
  rows: WorkloadSummary[];
  facet: EstateFacet;
}

/** The whole estate at a glance: one tile a workload, and the same as a table. */
export function EstateMap(props: EstateMapProps) {
  const { rows, facet } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const environmentLabel = useEnvironmentLabel();
  const labelOf = useFacetLabel();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(frame);
  const theme = useThemeMode();
  const [selected, setSelected] = useState<number>();
  const openRow = useOpenRow();

  const groups = useMemo(
    () =>
      orderByValue(
        groupRows(
          rows,
          rows.map((_row, position) => position),
          facet,
        ),
        facet,
      ),
    [rows, facet],
  );
  const layout = useMemo(
    () => layoutMap(rows, groups, width),
    [rows, groups, width],
  );

  useLayoutEffect(() => {
    const element = canvas.current!;
    const context = element.getContext('2d');
    if (!context || width === 0) {
      return;
    }
    const scale = window.devicePixelRatio;
    element.width = width * scale;
    element.height = layout.height * scale;
    context.scale(scale, scale);
    const { fontFamily } = getComputedStyle(element);
    drawMap(context, layout, {
      colours: readColours(element),
      font: `bold 14px ${fontFamily}`,
      headingOf: value => labelOf(facet, value),
      selected,
    });
  }, [layout, width, facet, labelOf, selected, theme]);

  const row = selected === undefined ? undefined : layout.tiles[selected]?.row;
  // What a key would move from; only this tile exists for who listens.
  const active = layout.tiles[selected ?? 0]?.row;
  const activeId = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && row) {
      openRow(row);
      return;
    }
    const next = neighbour(layout, selected, event.key);
    if (next !== undefined) {
      event.preventDefault();
      setSelected(next);
    }
  };
  const tileUnder = ({ nativeEvent }: MouseEvent) =>
    tileAt(layout, nativeEvent.offsetX, nativeEvent.offsetY);

  return (
    <Flex direction="column" gap="3">
      <div className={styles.said} role="status">
        {row ? (
          <>
            <StatusMark status={row.verdict.status} />
            <Text as="span" weight="bold">
              {row.workload.service}
            </Text>
            <Text as="span" color="secondary">
              {environmentLabel(row.workload)} · {row.workload.department}
            </Text>
            <Text as="span" color="secondary">
              <ReasonText reason={row.verdict.reasons[0]} line />
            </Text>
          </>
        ) : (
          <Text as="span" color="secondary">
            {t('map.hint')}
          </Text>
        )}
      </div>
      <div
        ref={frame}
        className={styles.frame}
        role="listbox"
        aria-label={t('map.label')}
        aria-activedescendant={activeId}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onMouseMove={event => setSelected(tileUnder(event))}
        onClick={event => {
          const under = tileUnder(event);
          if (under !== undefined) {
            openRow(layout.tiles[under].row);
          }
        }}
      >
        <canvas
          ref={canvas}
          className={styles.canvas}
          style={{ width, height: layout.height }}
          aria-hidden
        />
        {active && (
          <div
            id={activeId}
            role="option"
            aria-selected={row !== undefined}
            aria-posinset={(selected ?? 0) + 1}
            aria-setsize={layout.tiles.length}
            className={styles.option}
          >
            {`${active.workload.service} ${environmentLabel(
              active.workload,
            )}, ${t(`status.${active.verdict.status}`)}`}
          </div>
        )}
      </div>
      <GroupTable groups={groups} facet={facet} />
    </Flex>
  );
}

function useOpenRow(): (row: WorkloadSummary) => void {
  const navigate = useNavigate();
  const healthPath = useHealthPath();
  return ({ entityRef }) => {
    const path = healthPath(entityRef);
    if (path) {
      navigate(path);
    }
  };
}
