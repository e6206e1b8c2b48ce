// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { Flex, Skeleton, Text } from '@backstage/ui';

/** What is awaited, in words for everybody and in the shape of what comes. */
export function Loading(props: { children: string; height: string }) {
  const { children, height } = props;
  return (
    <Flex direction="column" gap="3" role="status" aria-busy>
      <Text as="p" color="secondary">
        {children}
      </Text>
      <Skeleton width="100%" height={height} />
    </Flex>
  );
}
