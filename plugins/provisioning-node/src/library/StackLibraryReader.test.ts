// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockAwsService } from '@cabildo/plugin-aws-node/testUtils';
import { mockClient } from 'aws-sdk-client-mock';
import { StackLibraryReader } from './StackLibraryReader';

const s3 = mockClient(S3Client);
const reader = StackLibraryReader.create({ aws: mockAwsService() });

function indexIs(text: string) {
  s3.on(GetObjectCommand, {
    Bucket: 'cabildo-library-100000000000',
    Key: 'stacks/1.0.0/index.json',
  }).resolves({ Body: { transformToString: async () => text } as any });
}

describe('StackLibraryReader', () => {
  beforeEach(() => {
    s3.reset();
  });

  it('should pin the configured version', async () => {
    const sha256 = 'ab'.repeat(32);
    indexIs(JSON.stringify({ files: { 'workload.yaml': sha256 } }));
    await expect(reader.pin()).resolves.toEqual({
      version: '1.0.0',
      url: 'https://s3.us-east-1.amazonaws.com/cabildo-library-100000000000/stacks/1.0.0',
      sha256,
    });
  });

  it.each(['{}', 'null', '{"files":{"workload.yaml":"short"}}', '[]'])(
    'should refuse the index %s',
    async text => {
      indexIs(text);
      await expect(reader.pin()).rejects.toThrow(
        /has no workload\.yaml in its index\.json/,
      );
    },
  );

  it('should say which index cannot be read', async () => {
    s3.on(GetObjectCommand).rejects(new Error('Access Denied'));
    await expect(reader.pin()).rejects.toThrow(
      /index of stack library 1\.0\.0 at .* cannot be read.*Access Denied/,
    );
  });
});
