// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  completeCertificate,
  readCertificates,
} from '../client/readCertificates';
import { targetGroupArns } from '../mapping/serviceKey';
import { chooseCertificate, toCertificate } from '../mapping/toCertificate';
import { domainOf } from '../mapping/toWorkload';
import { readEach } from '../client/readEach';
import type { Part } from './types';

/** The certificates of the services' addresses. */
export const certificatePart: Part = {
  kinds: ['certificate'],
  async read({ context, services }) {
    const observedAt = new Date().toISOString();
    const all = await readCertificates(context);
    const reachable = services.filter(
      service => targetGroupArns(service).length > 0,
    );
    const { results, error } = await readEach(reachable, async service => {
      const domain = domainOf(service, context.environment);
      const chosen = chooseCertificate(domain, all);
      return toCertificate(
        domain,
        chosen && (await completeCertificate(context, chosen)),
      );
    });
    return {
      factsOf: service =>
        results.has(service) || !reachable.includes(service)
          ? { certificate: { value: results.get(service), observedAt } }
          : {},
      error,
    };
  },
};
