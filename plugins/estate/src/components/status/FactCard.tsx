// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import type { ReactNode } from 'react';

export interface FactCardProps {
  title: string;
  /** What the facts amount to, in a sentence. */
  about: string;
  children: ReactNode;
}

/** A table of facts under its name, with what they amount to. */
export function FactCard(props: FactCardProps) {
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {props.title}
        </Text>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="3">
          <Text as="p" color="secondary">
            {props.about}
          </Text>
          {props.children}
        </Flex>
      </CardBody>
    </Card>
  );
}
