// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createRouteRef } from '@backstage/frontend-plugin-api';

export const estateRouteRef = createRouteRef();
export const homeRouteRef = createRouteRef();
