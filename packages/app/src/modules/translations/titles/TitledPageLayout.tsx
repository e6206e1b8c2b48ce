// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  BreadcrumbEntry,
  useBreadcrumbEntries,
  type PageLayoutProps,
} from '@backstage/frontend-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { useMemo } from 'react';
import { useResolvedPath } from 'react-router-dom';
import './pageHeader.css';
import { useTitles } from './useTitles';

/** The frame of every page, as Backstage draws it, with its titles translated. */
export function TitledPageLayout(props: PageLayoutProps) {
  const { icon, noHeader, titleLink, headerActions, tabs, children } = props;
  const titleOf = useTitles();
  const title = props.title && titleOf(props.title);
  const parentPath = useResolvedPath('.').pathname.replace(/\/$/, '');
  const { items } = useBreadcrumbEntries();

  const headerTabs = useMemo(
    () =>
      tabs?.map(tab => ({
        ...tab,
        label: titleOf(tab.label),
        href: tab.href.startsWith('/')
          ? tab.href
          : `${parentPath}/${tab.href}`.replace(/\/{2,}/g, '/'),
        matchStrategy: 'prefix' as const,
      })),
    [tabs, parentPath, titleOf],
  );
  // Only a tab's own entry carries a plugin's title; others carry names.
  const breadcrumbs = items.map(item =>
    tabs?.some(tab => tab.label === item.label && tab.href === item.href)
      ? { ...item, label: titleOf(item.label) }
      : item,
  );

  if (noHeader) {
    return <>{children}</>;
  }
  const content = (
    <>
      <PluginHeader
        title={title}
        icon={icon}
        titleLink={titleLink}
        breadcrumbs={breadcrumbs}
        tabs={headerTabs}
        customActions={headerActions}
      />
      {children}
    </>
  );
  return title ? (
    <BreadcrumbEntry
      entry={{ label: title, href: titleLink ?? (parentPath || '/') }}
    >
      {content}
    </BreadcrumbEntry>
  ) : (
    content
  );
}
