// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** The sandbox's own routes, which AWS has nothing like: how modelled programs behave. */
export class SandboxControl {
  readonly #endpoint: string;

  constructor(endpoint: string) {
    this.#endpoint = endpoint;
  }

  /** Replaces what is known of modelled services. */
  async putBehaviours(behaviours: object): Promise<void> {
    await this.#put('behaviours', behaviours);
  }

  /** Sets how many days the certificates of domains have left. */
  async putCertificates(daysLeft: Record<string, number>): Promise<void> {
    await this.#put('certificates', daysLeft);
  }

  async #put(path: string, body: object): Promise<void> {
    const response = await fetch(`${this.#endpoint}/_sandbox/${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(
        `The sandbox answered ${
          response.status
        } to PUT /_sandbox/${path}: ${text.slice(0, 300)}`,
      );
    }
  }
}
