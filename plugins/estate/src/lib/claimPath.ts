// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** The golden path by which a service that runs already comes into the catalogue, with its name filled in. */
export function claimPath(service: string): string {
  const answers = new URLSearchParams({
    formData: JSON.stringify({ name: service }),
  });
  return `/create/templates/default/claim-service?${answers}`;
}
