// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { join, relative } from 'node:path';
import { addresses } from '../parts/environment.ts';
import type { PartContext } from '../parts/types.ts';

/**
 * What a newcomer needs to know once everything is up.
 *
 * @public
 */
export function readyMessage(
  context: PartContext,
  options: { elapsed: string; worldFinished: boolean },
): string {
  const { layout, ports, settings } = context;
  const address = addresses(context);
  const aws = `${relative(process.cwd(), layout.venv) || '.'}/bin/aws`;
  const kubeconfig = relative(
    process.cwd(),
    join(layout.state, 'kubernetes/kubeconfig'),
  );
  const cluster = settings.kubernetes
    ? `\n  Cluster   kubectl --kubeconfig ${kubeconfig} get deployments -A`
    : '';
  const arriving = options.worldFinished
    ? ''
    : "The world's services are still arriving: ./cabildo logs world -f\n";
  return `
Cabildo is ready after ${options.elapsed}: ${address.portal}

  Sign in   choose one of five people: Ana Rojas (product team, Health), Luis Paredes (product team,
            Interior), Marta Silva (platform team), Jorge Medina (manager of Health),
            Elena Duarte (national office)
  Git       ${address.git}
  Services  http://<service>.<environment's domain>:${ports.edge}
  AWS       ${address.aws}, for example the stacks of Health's dev account:
            AWS_ACCESS_KEY_ID=120000000003 AWS_SECRET_ACCESS_KEY=sandbox \\
              ${aws} --endpoint-url ${address.aws} --region us-east-1 cloudformation list-stacks${cluster}

${arriving}./cabildo status shows the parts, ./cabildo down stops them.
`;
}
