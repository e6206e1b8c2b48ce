// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { beforeEach, describe, it } from 'node:test';
import { libraryFiles, libraryIndex } from './libraryIndex.ts';
import { libraryUrl, publishLibrary } from './publishLibrary.ts';
import { libraryTemplates } from './template.ts';

/** A bucket in memory behind the S3 client. */
class FakeBucket {
  readonly objects = new Map<string, Buffer>();
  readonly written: string[] = [];
  readonly client = new S3Client({ region: 'us-east-1' });

  constructor() {
    const mock = mockClient(this.client);
    mock.on(GetObjectCommand).callsFake(input => {
      const content = this.objects.get(input.Key);
      if (!content) {
        throw new NoSuchKey({ message: 'not there', $metadata: {} });
      }
      return { Body: { transformToByteArray: async () => content } };
    });
    mock.on(PutObjectCommand).callsFake(input => {
      assert.equal(input.IfNoneMatch, '*');
      this.objects.set(input.Key, Buffer.from(input.Body));
      this.written.push(input.Key);
      return {};
    });
  }
}

describe('publishLibrary', () => {
  let bucket: FakeBucket;
  const publish = () =>
    publishLibrary({
      client: bucket.client,
      bucket: 'library',
      version: '1.0.0',
    });

  beforeEach(() => {
    bucket = new FakeBucket();
  });

  it('should upload every template below its version, and the index last', async () => {
    const published = await publish();

    assert.equal(published.uri, 's3://library/stacks/1.0.0');
    assert.deepEqual(
      bucket.written,
      [...libraryFiles('1.0.0').map(file => file.path), 'index.json'].map(
        path => `stacks/1.0.0/${path}`,
      ),
    );
  });

  it('should publish an index that matches what is there', async () => {
    await publish();

    const index = JSON.parse(
      bucket.objects.get('stacks/1.0.0/index.json')!.toString(),
    );
    assert.equal(index.version, '1.0.0');
    for (const [path, sha256] of Object.entries(index.files)) {
      const content = bucket.objects.get(`stacks/1.0.0/${path}`)!;
      assert.equal(
        createHash('sha256').update(content).digest('hex'),
        sha256,
        path,
      );
    }
  });

  it('should leave a version alone that is there already', async () => {
    await publish();
    bucket.written.length = 0;

    const again = await publish();

    assert.deepEqual(bucket.written, []);
    assert.deepEqual(again.uploaded, []);
    assert.equal(again.unchanged.length, libraryFiles('1.0.0').length + 1);
  });

  it('should refuse to change a published version, and upload nothing then', async () => {
    await publish();
    bucket.objects.set('stacks/1.0.0/workload.yaml', Buffer.from('other'));
    bucket.objects.delete('stacks/1.0.0/delivery.yaml');
    bucket.written.length = 0;

    await assert.rejects(
      publish(),
      /'workload.yaml' differs from it; publish the change as a new version/,
    );
    assert.deepEqual(bucket.written, []);
  });

  it('should complete a version whose publication was cut short', async () => {
    await publish();
    bucket.objects.delete('stacks/1.0.0/index.json');
    bucket.objects.delete('stacks/1.0.0/workload.yaml');

    const completed = await publish();

    assert.deepEqual(completed.uploaded, ['workload.yaml', 'index.json']);
  });

  it('should pass on what S3 refuses', async () => {
    mockClient(bucket.client)
      .on(GetObjectCommand)
      .rejects(
        Object.assign(new Error('Access Denied'), { name: 'AccessDenied' }),
      );

    await assert.rejects(
      publish(),
      /^Error: s3:\/\/library\/stacks\/1\.0\.0\/.+ cannot be read: Access Denied$/,
    );
  });

  it('should refuse a prefix that templates could not take apart', async () => {
    for (const prefix of ['', 'a/b', '/stacks', 'stacks/']) {
      await assert.rejects(
        publishLibrary({
          client: bucket.client,
          bucket: 'library',
          prefix,
          version: '1.0.0',
        }),
        /must be one folder's name/,
      );
    }
    assert.deepEqual(bucket.written, []);
  });
});

describe('libraryUrl', () => {
  it('should be an address that every root accepts', () => {
    const patterns = libraryTemplates('1.0.0')
      .filter(({ isRoot }) => isRoot)
      .map(
        ({ template }) => template.Parameters.LibraryUrl.AllowedPattern ?? '',
      );
    for (const region of ['us-east-1', 'us-gov-west-1', 'cn-north-1']) {
      const url = libraryUrl({
        region,
        bucket: 'library',
        prefix: 'stacks',
        version: '1.0.0',
      });
      for (const pattern of patterns) {
        assert.match(url, new RegExp(pattern));
      }
    }
    assert.equal(patterns.length, 3);
  });
});

describe('libraryIndex', () => {
  it('should list every template with forward slashes', () => {
    const paths = Object.keys(libraryIndex('1.0.0').files);
    assert.ok(paths.includes('workload.yaml'));
    assert.ok(paths.includes('environment/network.yaml'));
    assert.deepEqual(paths, [...paths].sort());
  });

  it('should say which version there is not', () => {
    assert.throws(() => libraryIndex('9.9.9'), /has no version 9\.9\.9/);
  });

  it('should refuse what is not a version', () => {
    for (const version of [
      '',
      '1.0',
      'latest',
      '../1.0.0',
      '1.0.0/..',
      '1.0.0\n',
    ]) {
      assert.throws(() => libraryIndex(version), /is not a version/);
    }
  });
});
