// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarSpace,
} from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  NavContentComponentProps,
  NavContentNavItem,
} from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { SidebarSearchModal } from '@backstage/plugin-search';
import { UserSettingsSignInAvatar } from '@backstage/plugin-user-settings';
import { RiMenuLine, RiSearchLine } from '@remixicon/react';
import { Logo } from './Logo';
import styles from './NavContent.module.css';
import { navTranslationRef } from './navTranslationRef';

/** What is placed by hand below, and so must not appear again among the rest. */
const PLACED = ['page:search', 'page:notifications', 'page:user-settings'];

/** Reached from the page of a service, where it has a subject. */
const REACHED_ELSEWHERE = ['page:catalog-graph'];

/**
 * The navigation. Pages bring themselves here by their title and icon; only the
 * order of the first ones is ours.
 */
export function NavContent(props: NavContentComponentProps) {
  const { t } = useTranslationRef(navTranslationRef);
  const items = props.navItems.clone();
  for (const id of [...PLACED, ...REACHED_ELSEWHERE]) {
    items.take(id);
  }
  const first: [string, string][] = [
    ['page:estate/home', t('pages.home')],
    ['page:estate', t('pages.estate')],
    ['page:catalog', t('pages.catalog')],
    ['page:scaffolder', t('pages.create')],
    ['page:api-docs', t('pages.apis')],
    ['page:techdocs', t('pages.docs')],
  ];
  const placed = first.flatMap(([id, title]) => {
    const item = items.take(id);
    return item ? [{ ...item, title }] : [];
  });

  return (
    <div className={styles.nav}>
      <Sidebar>
        <Logo />
        <SidebarGroup
          label={t('sidebar.search')}
          icon={<RiSearchLine />}
          to="/search"
        >
          <SidebarSearchModal />
        </SidebarGroup>
        <SidebarDivider />
        <SidebarGroup label={t('sidebar.menu')} icon={<RiMenuLine />}>
          {[...placed, ...items.rest()].map(item => (
            <NavItem key={item.node.spec.id} {...item} />
          ))}
        </SidebarGroup>
        <SidebarSpace />
        <SidebarDivider />
        <NotificationsSidebarItem text={t('sidebar.notifications')} />
        <SidebarDivider />
        <SidebarGroup
          label={t('sidebar.settings')}
          icon={<UserSettingsSignInAvatar />}
          to="/settings"
        >
          <SidebarItem
            icon={() => <UserSettingsSignInAvatar />}
            text={t('sidebar.settings')}
            to="/settings"
          />
        </SidebarGroup>
      </Sidebar>
    </div>
  );
}

function NavItem(props: NavContentNavItem) {
  const { icon, href, title } = props;
  return <SidebarItem icon={() => icon} to={href} text={title} />;
}
