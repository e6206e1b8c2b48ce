// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** Says something the first time, and repeats it for the same key. */
export function sayOnce(): (key: string, say: () => string) => string {
  const said = new Map<string, string>();
  return (key, say) => {
    const sentence = said.get(key) ?? say();
    said.set(key, sentence);
    return sentence;
  };
}
